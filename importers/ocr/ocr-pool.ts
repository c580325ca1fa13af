import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { PictureError } from '../formats/image/picture-limits.ts';
import type { StripText } from './ctc.ts';
import type { LineStrip } from './line-strip.ts';
import { OcrDeadlineError, type OcrOptions, OcrUnavailableError } from './ocr-options.ts';
import type { OcrAnswer, OcrRequest } from './ocr-process.ts';
import type { PreparedPage } from './prepare-page.ts';
import type { TextMap } from './text-regions.ts';
import { WorkerEndedError, WorkerProcess } from './worker-process.ts';

/**
 * Each process holds the models, some 400 MB with what they work in, and runs on one core: two pages, or two halves of one
 * page, at a time. One session with two threads is a third slower.
 */
const PROCESSES = Math.min(2, availableParallelism());
/** Starting takes about a second, so processes wait a while for the next page. */
const IDLE_MS = 20_000;
const PROGRAM = fileURLToPath(new URL('./ocr-process.mjs', import.meta.url));

interface Job {
  request: OcrRequest;
  settle(answer: OcrAnswer | WorkerEndedError): void;
}

type OcrChild = WorkerProcess<OcrRequest, OcrAnswer>;

/**
 * Processes and not threads: onnxruntime-node takes the whole program down when a thread is stopped inside it, and some
 * versions cannot be loaded again once a thread that used them has ended. A process can be stopped at any time, and gives
 * its memory back.
 */
class OcrPool {
  private readonly idle: OcrChild[] = [];
  private readonly busy = new Map<Job, OcrChild>();
  private readonly waiting: Job[] = [];

  run(job: Job): void {
    this.waiting.push(job);
    this.startNext();
  }

  /** Whoever asked for it has given it up. */
  drop(job: Job): void {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    this.busy.get(job)?.stop();
  }

  private startNext(): void {
    while (this.waiting.length > 0 && this.busy.size < PROCESSES) {
      const job = this.waiting.shift() as Job;
      const child = this.takeIdle() ?? new WorkerProcess<OcrRequest, OcrAnswer>(PROGRAM, IDLE_MS);
      this.busy.set(job, child);
      child.ask(job.request, (answer) => {
        this.busy.delete(job);
        if (!(answer instanceof WorkerEndedError)) this.idle.push(child);
        job.settle(answer);
        this.startNext();
      });
    }
  }

  private takeIdle(): OcrChild | undefined {
    for (let child = this.idle.pop(); child !== undefined; child = this.idle.pop()) if (!child.isEnding) return child;
    return undefined;
  }
}

const pool = new OcrPool();

/** @throws PictureError, OcrDeadlineError, OcrUnavailableError, or the signal's reason */
export async function runDecoding(bytes: Uint8Array, options: OcrOptions): Promise<PreparedPage> {
  const answer = await ask({ type: 'decode', bytes }, options);
  if (answer.type !== 'decoded') throw new Error(`unexpected answer: ${answer.type}`);
  return answer.prepared;
}

/**
 * What a picture looks like (see `traces/likeness.ts`); null where it is plain.
 * @throws PictureError, OcrDeadlineError, OcrUnavailableError, or the signal's reason
 */
export async function runLikening(bytes: Uint8Array, options: OcrOptions): Promise<string | null> {
  const answer = await ask({ type: 'liken', bytes }, options);
  if (answer.type !== 'likened') throw new Error(`unexpected answer: ${answer.type}`);
  return answer.likeness;
}

/** @throws OcrDeadlineError, OcrUnavailableError, or the signal's reason */
export async function runDetection(page: TextMap, options: OcrOptions): Promise<TextMap> {
  const answer = await ask({ type: 'detect', page }, options);
  if (answer.type !== 'detected') throw new Error(`unexpected answer: ${answer.type}`);
  return answer.map;
}

/** @throws OcrDeadlineError, OcrUnavailableError, or the signal's reason */
export async function runRecognition(strips: LineStrip[], options: OcrOptions): Promise<StripText[]> {
  const answer = await ask({ type: 'recognise', strips }, options);
  if (answer.type !== 'recognised') throw new Error(`unexpected answer: ${answer.type}`);
  return answer.texts;
}

async function ask(request: OcrRequest, { signal, deadline }: OcrOptions): Promise<OcrAnswer> {
  signal?.throwIfAborted();
  const left = deadline === undefined ? Number.POSITIVE_INFINITY : deadline - Date.now();
  if (left <= 0) throw new OcrDeadlineError();
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  try {
    return await new Promise<OcrAnswer>((resolve, reject) => {
      const job: Job = { request, settle: (answer) => (isFailure(answer) ? reject(toError(answer)) : resolve(answer)) };
      stop = () => giveUp(signal?.reason);
      const giveUp = (reason: unknown) => {
        reject(reason);
        pool.drop(job);
      };
      signal?.addEventListener('abort', stop, { once: true });
      if (left < LONGEST_TIMER) timer = setTimeout(() => giveUp(new OcrDeadlineError()), left);
      pool.run(job);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

const LONGEST_TIMER = 2 ** 31 - 1;

type Failure = WorkerEndedError | Extract<OcrAnswer, { message: string }>;

function isFailure(answer: OcrAnswer | WorkerEndedError): answer is Failure {
  return 'message' in answer;
}

function toError(failure: Failure): Error {
  if (failure instanceof WorkerEndedError) return new OcrUnavailableError(failure.message, true);
  if (failure.type === 'refused') return new PictureError(failure.fault, failure.message);
  return failure.type === 'unavailable' ? new OcrUnavailableError(failure.message) : new Error(failure.message);
}
