// Entry of the worker thread that drafts schemes. It loads TypeScript for itself: a worker starts without what its
// parent registered, and the parent may be a test runner.
import { loadSource } from '../load-sources.mjs';

const { runDraft } = await loadSource(new URL('./draft-task.ts', import.meta.url));
export default runDraft;
