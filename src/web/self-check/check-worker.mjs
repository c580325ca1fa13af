// Entry of the worker threads that check bids. It registers TypeScript for itself, as the one that reads files does.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) });
const { runCheckTask } = await import('./check-tasks.ts');
export default runCheckTask;
