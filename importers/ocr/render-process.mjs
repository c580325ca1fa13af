import { loadSource } from '../../src/load-sources.mjs';

const { answerRenderRequests } = await loadSource(new URL('./render-process.ts', import.meta.url));
answerRenderRequests();
