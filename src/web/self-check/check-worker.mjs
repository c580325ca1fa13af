// Entry of the worker threads that check bids. It loads TypeScript for itself, as the one that reads files does.
import { loadSource } from '../../load-sources.mjs';

const { runCheckTask } = await loadSource(new URL('./check-tasks.ts', import.meta.url));
export default runCheckTask;
