// Entry of the worker thread that drafts schemes. It registers TypeScript for itself: a worker starts without what its
// parent registered, and the parent may be a test runner.
import { register } from 'tsx/esm/api';

register();
const { runDraft } = await import('./draft-task.ts');
export default runDraft;
