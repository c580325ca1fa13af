// Entry of the thread that evaluates a case. It loads TypeScript for itself, as import-worker.mjs does.
import { loadSource } from '../load-sources.mjs';

const { scoreCase } = await loadSource(new URL('./score-case.ts', import.meta.url));
export default (location) => scoreCase(location);
