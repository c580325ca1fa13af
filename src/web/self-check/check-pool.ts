import { Piscina } from 'piscina';
import { AppError } from '../../domain/app-error.ts';
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
  private readonly options: CheckPoolOptions;
  private threads: Piscina<CheckTask, CheckTaskOutcome> | null = null;
  private free: number;
  private readonly waiting: (() => void)[] = [];
  private isClosed = false;

  constructor(options: CheckPoolOptions) {
    this.options = options;
    this.free = options.size;
  }

  async run<Type extends keyof CheckTasks>(
    type: Type,
    given: CheckTasks[Type]['given'],
    signal?: AbortSignal,
  ): Promise<CheckTasks[Type]['result']> {
    await this.takeTurn();
    const stop = new AbortController();
    const leave = () => stop.abort();
    signal?.addEventListener('abort', leave, { once: true });
    const { seconds = LONGEST_SECONDS, memoryMb = MOST_MEMORY_MB } = this.options;
    const timer = setTimeout(leave, seconds * 1000);
    try {
      signal?.throwIfAborted();
      const outcome = await this.open().run({ type, given } as CheckTask, { signal: stop.signal });
      return settle(outcome);
    } catch (error) {
      signal?.throwIfAborted();
      if (stop.signal.aborted) throw tooCostly(`超过 ${seconds} 秒没有完成`, error);
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        throw tooCostly(`所需内存超过 ${memoryMb} MB`, error);
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      this.giveTurn();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.threads?.destroy();
  }

  /** Time counts from when a thread is free. */
  private takeTurn(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveTurn(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }

  private open(): Piscina<CheckTask, CheckTaskOutcome> {
    if (this.isClosed) throw new Error('the threads were closed');
    this.threads ??= new Piscina({
      filename: (this.options.worker ?? WORKER).href,
      minThreads: 1,
      maxThreads: this.options.size,
      // Flags of the parent, such as those of a test runner, are not for the workers.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryMb ?? MOST_MEMORY_MB },
      idleTimeout: 60_000,
      recordTiming: false,
    });
    return this.threads;
  }
}

function tooCostly(why: string, cause: unknown): AppError {
  return new AppError('input-unreadable', `检查已停止：${why}，请拆分文件后再试`, cause);
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
