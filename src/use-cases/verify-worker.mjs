// Entry of the worker threads that verify archives. It registers TypeScript for itself, as import-worker.mjs does.
import { register } from 'tsx/esm/api';

register();
const { runVerification } = await import('./verify-task.ts');
export default runVerification;
