import { register } from 'tsx/esm/api';

register();
const { answerRenderRequests } = await import('./render-process.ts');
answerRenderRequests();
