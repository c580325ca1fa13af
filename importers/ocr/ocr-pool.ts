import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { StripText } from './ctc.ts';
import type { DetectTask, RecogniseTask } from './ocr-tasks.ts';
import type { TextMap } from './text-regions.ts';

/**
 * Each thread holds the models and up to some hundred megabytes beside them, and each runs on one core: two pages, or two
 * halves of one page, at a time.
 */
const THREADS = 2;
/** Loading the models takes about half a second, so threads wait a while for the next page. */
const IDLE_MS = 20_000;

let pool: Piscina | undefined;

function getPool(): Piscina {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('./ocr-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
  });
  return pool;
}

export interface PoolOptions {
  signal?: AbortSignal | undefined;
}

export function runDetection(task: DetectTask, { signal }: PoolOptions = {}): Promise<TextMap> {
  return getPool().run(task, { name: 'detect', ...(signal === undefined ? {} : { signal }) });
}

export function runRecognition(task: RecogniseTask, { signal }: PoolOptions = {}): Promise<StripText[]> {
  return getPool().run(task, { name: 'recognise', ...(signal === undefined ? {} : { signal }) });
}
