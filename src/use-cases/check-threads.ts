import { Piscina } from 'piscina';
import { AppError } from '../domain/app-error.ts';
import type { CheckDocumentsRequest } from './check-bid.ts';
import type { CheckOutcome } from './check-task.ts';

const WORKER = new URL('./check-worker.mjs', import.meta.url);
const MEMORY_MB = 1536;
/** The longest bid seen takes some seconds. */
const LONGEST_MS = 5 * 60_000;

/** Holds documents that were read against a scheme. */
export interface BidChecker {
  /** @throws AppError `input-unreadable` where it takes more time or memory than any bid needs */
  check(request: CheckDocumentsRequest, signal?: AbortSignal): Promise<CheckOutcome>;
  close(): Promise<void>;
}

/** Checks in worker threads, so that pages are answered meanwhile. They start with the first bid. */
export class CheckThreads implements BidChecker {
  private readonly size: number;
  private threads: Piscina | null = null;

  constructor(size = 1) {
    this.size = size;
  }

  async check(request: CheckDocumentsRequest, signal?: AbortSignal): Promise<CheckOutcome> {
    const limit = AbortSignal.timeout(LONGEST_MS);
    try {
      const stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
      return await this.open().run(request, { signal: stop });
    } catch (error) {
      signal?.throwIfAborted();
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!limit.aborted && !isMemory) throw error;
      throw new AppError('input-unreadable', '核对所需的时间或内存超出上限，请拆分或精简文件后再试', error);
    }
  }

  async close(): Promise<void> {
    await this.threads?.destroy();
    this.threads = null;
  }

  private open(): Piscina {
    this.threads ??= new Piscina({
      filename: WORKER.href,
      minThreads: 1,
      maxThreads: this.size,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      idleTimeout: 60_000,
      recordTiming: false,
    });
    return this.threads;
  }
}
