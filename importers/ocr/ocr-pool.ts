import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { StripText } from './ctc.ts';
import { OcrDeadlineError, type OcrOptions, OcrUnavailableError } from './ocr-options.ts';
import { type DetectTask, type RecogniseTask, UNAVAILABLE } from './ocr-tasks.ts';
import type { TextMap } from './text-regions.ts';

/**
 * Each thread holds the models, some 200 MB with what they work in, and runs on one core: two pages, or two halves of one
 * page, at a time. One session with two threads is a third slower.
 */
const THREADS = Math.min(2, availableParallelism());
/** Loading the models takes about half a second, so threads wait a while for the next page. */
const IDLE_MS = 20_000;

let pool: Piscina | undefined;

function openPool(): Piscina {
  pool ??= new Piscina({
    filename: new URL('./ocr-worker.mjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    // Flags of the parent, such as those of a test runner, are not for the workers.
    execArgv: [],
    // A worker that blocks on its next task keeps what the last one left to do.
    atomics: 'disabled',
    recordTiming: false,
  });
  return pool;
}

/** @throws OcrDeadlineError, OcrUnavailableError, or the signal's reason */
export function runDetection(task: DetectTask, options: OcrOptions): Promise<TextMap> {
  return run('detect', task, options);
}

/** @throws OcrDeadlineError, OcrUnavailableError, or the signal's reason */
export function runRecognition(task: RecogniseTask, options: OcrOptions): Promise<StripText[]> {
  return run('recognise', task, options);
}

async function run<Result>(name: string, task: unknown, { signal, deadline }: OcrOptions): Promise<Result> {
  signal?.throwIfAborted();
  const left = deadline === undefined ? undefined : deadline - Date.now();
  if (left !== undefined && left <= 0) throw new OcrDeadlineError();
  const timer = left === undefined ? undefined : AbortSignal.timeout(left);
  const stops = [signal, timer].filter((stop) => stop !== undefined);
  try {
    // Stopping ends the thread; the next task starts another.
    return await openPool().run(task, { name, ...(stops.length === 0 ? {} : { signal: AbortSignal.any(stops) }) });
  } catch (error) {
    signal?.throwIfAborted();
    if (timer?.aborted === true) throw new OcrDeadlineError('deadline', { cause: error });
    if (error instanceof Error && error.message.startsWith(UNAVAILABLE)) {
      throw new OcrUnavailableError(error.message.slice(UNAVAILABLE.length), { cause: error });
    }
    throw error;
  }
}
