import { register } from 'tsx/esm/api';

register();
const { answerRequests } = await import('./ocr-process.ts');
answerRequests();
