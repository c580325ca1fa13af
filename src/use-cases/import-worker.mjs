// Entry of the worker threads that read files. It loads TypeScript for itself: a worker starts without what its
// parent registered, and the parent may be a test runner.
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { loadSource } from '../load-sources.mjs';
import { guardImport } from './guard-import.mjs';

// Libraries print warnings about damaged files; what a person has to know is a finding, and stdout belongs to the command.
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
globalThis.console = new Console({ stdout: nowhere, stderr: nowhere });

// pdf.js and others leave rejections of side work behind on damaged files; the reading has its own outcome.
process.on('unhandledRejection', () => {});

const { runImport } = await loadSource(new URL('./import-task.ts', import.meta.url));
export default guardImport(runImport);
