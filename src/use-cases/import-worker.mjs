// Entry of the worker threads that read files. It registers TypeScript for itself: a worker starts without what its
// parent registered, and the parent may be a test runner.
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { register } from 'tsx/esm/api';
import { guardImport } from './guard-import.mjs';

// Libraries print warnings about damaged files; what a person has to know is a finding, and stdout belongs to the command.
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
globalThis.console = new Console({ stdout: nowhere, stderr: nowhere });

// pdf.js and others leave rejections of side work behind on damaged files; the reading has its own outcome.
process.on('unhandledRejection', () => {});

register();
const { runImport } = await import('./import-task.ts');
export default guardImport(runImport);
