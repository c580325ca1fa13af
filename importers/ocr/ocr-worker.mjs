import { register } from 'tsx/esm/api';

register();
export const { detect, recognise } = await import('./ocr-tasks.ts');
