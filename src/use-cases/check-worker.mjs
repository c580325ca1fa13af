// Entry of the worker threads that hold bids against schemes. It loads TypeScript for itself, as import-worker.mjs does.
import { loadSource } from '../load-sources.mjs';

const { runCheck } = await loadSource(new URL('./check-task.ts', import.meta.url));
export default runCheck;
