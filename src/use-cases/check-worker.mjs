// Entry of the worker threads that hold bids against schemes. It registers TypeScript for itself, as import-worker.mjs does.
import { register } from 'tsx/esm/api';

register();
const { runCheck } = await import('./check-task.ts');
export default runCheck;
