// Entry of the worker threads that verify archives. It loads TypeScript for itself, as import-worker.mjs does.
import { loadSource } from '../load-sources.mjs';

const { runVerification } = await loadSource(new URL('./verify-task.ts', import.meta.url));
export default runVerification;
