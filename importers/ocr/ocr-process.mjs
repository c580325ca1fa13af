import { loadSource } from '../../src/load-sources.mjs';

const { answerRequests } = await loadSource(new URL('./ocr-process.ts', import.meta.url));
answerRequests();
