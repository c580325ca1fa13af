import { AppError } from '../domain/app-error.ts';
import type { CheckDocumentsRequest } from './check-bid.ts';
import type { CheckOutcome } from './check-task.ts';
import { WorkerThreads } from './worker-threads.ts';

/** Holds documents that were read against a scheme. */
export interface BidChecker {
  /** @throws AppError `input-unreadable` where it takes more time or memory than any bid needs */
  check(request: CheckDocumentsRequest, signal?: AbortSignal): Promise<CheckOutcome>;
  close(): Promise<void>;
}

/** Checks in worker threads, so that pages are answered meanwhile. They start with the first bid. */
export class CheckThreads implements BidChecker {
  private readonly threads: WorkerThreads<CheckDocumentsRequest, CheckOutcome>;

  constructor(size = 1) {
    this.threads = new WorkerThreads({
      worker: new URL('./check-worker.mjs', import.meta.url),
      size,
      // The longest bid seen takes some seconds.
      seconds: 300,
      memoryMb: 1536,
      explain: (_, cause) =>
        new AppError('input-unreadable', '核对所需的时间或内存超出上限，请拆分或精简文件后再试', cause),
    });
  }

  check(request: CheckDocumentsRequest, signal?: AbortSignal): Promise<CheckOutcome> {
    return this.threads.run(request, signal);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
