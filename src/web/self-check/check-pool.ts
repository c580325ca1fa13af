import { AppError } from '../../domain/app-error.ts';
import { type BrokenLimit, WorkerThreads } from '../../use-cases/worker-threads.ts';
import type { CheckTask, CheckTaskOutcome, CheckTasks } from './check-tasks.ts';

/** Runs what takes too long to be done between two pages. */
export interface Checker {
  /** @throws AppError where what was given cannot be used; the reason of `signal` where that is aborted */
  run<Type extends keyof CheckTasks>(
    type: Type,
    given: CheckTasks[Type]['given'],
    signal?: AbortSignal,
  ): Promise<CheckTasks[Type]['result']>;
  close(): Promise<void>;
}

export interface CheckPoolOptions {
  /** Checks at a time. */
  size: number;
  /** Longest time for one; a bid of 300 pages takes some seconds. */
  seconds?: number;
  /** Heap of a thread. */
  memoryMb?: number;
  worker?: URL;
}

const WORKER = new URL('./check-worker.mjs', import.meta.url);
const LONGEST_SECONDS = 180;
const MOST_MEMORY_MB = 1536;

/** Checks in threads of its own, so that pages do not wait for them. They start with the first check. */
export class CheckPool implements Checker {
  private readonly threads: WorkerThreads<CheckTask, CheckTaskOutcome>;

  constructor({ size, seconds = LONGEST_SECONDS, memoryMb = MOST_MEMORY_MB, worker = WORKER }: CheckPoolOptions) {
    const explain = (limit: BrokenLimit, cause: unknown) => {
      const why = limit === 'time' ? `超过 ${seconds} 秒没有完成` : `所需内存超过 ${memoryMb} MB`;
      return new AppError('input-unreadable', `检查已停止：${why}，请拆分文件后再试`, cause);
    };
    this.threads = new WorkerThreads({ worker, size, seconds, memoryMb, explain });
  }

  async run<Type extends keyof CheckTasks>(
    type: Type,
    given: CheckTasks[Type]['given'],
    signal?: AbortSignal,
  ): Promise<CheckTasks[Type]['result']> {
    return settle(await this.threads.run({ type, given } as CheckTask, signal));
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}

function settle<Type extends keyof CheckTasks>(outcome: CheckTaskOutcome): CheckTasks[Type]['result'] {
  switch (outcome.type) {
    case 'done':
      return outcome.result;
    case 'refused':
      throw new AppError(outcome.code, outcome.problems);
    case 'failed': {
      const error = new Error(outcome.message);
      error.stack = outcome.stack;
      throw error;
    }
  }
}
