import type { MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';

/** What a piece of work used up. */
export type BrokenLimit = 'time' | 'memory';

export interface WorkerThreadsOptions {
  /** Module whose default export does one piece of work. */
  worker: URL;
  /** Pieces at a time. */
  size: number;
  /** Longest time for one, from when a thread is free for it. */
  seconds: number;
  /** Heap of a thread. */
  memoryMb: number;
  /** What is thrown where one took more. */
  explain(limit: BrokenLimit, cause: unknown): Error;
}

/** Work that takes too long to be done between two pages, in threads of its own. They start with the first piece. */
export class WorkerThreads<Task, Outcome> {
  private readonly options: WorkerThreadsOptions;
  private threads: Piscina<Task, Outcome> | null = null;
  private free: number;
  private readonly waiting: (() => void)[] = [];
  private isClosed = false;

  constructor(options: WorkerThreadsOptions) {
    this.options = options;
    this.free = options.size;
  }

  /**
   * @param port of the task, given away with it: by it the thread tells its progress
   * @throws what `explain` makes of a broken limit; the reason of `signal` where that is aborted; what the work throws
   */
  async run(task: Task, signal?: AbortSignal, port?: MessagePort): Promise<Outcome> {
    await this.takeTurn();
    const stop = new AbortController();
    const leave = () => stop.abort();
    signal?.addEventListener('abort', leave, { once: true });
    const timer = setTimeout(leave, this.options.seconds * 1000);
    try {
      signal?.throwIfAborted();
      const transfer = port === undefined ? {} : { transferList: [port] };
      return await this.open().run(task, { signal: stop.signal, ...transfer });
    } catch (error) {
      signal?.throwIfAborted();
      if (stop.signal.aborted) throw this.options.explain('time', error);
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      throw isMemory ? this.options.explain('memory', error) : error;
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

  private open(): Piscina<Task, Outcome> {
    if (this.isClosed) throw new Error('the threads were closed');
    this.threads ??= new Piscina({
      filename: this.options.worker.href,
      minThreads: 1,
      maxThreads: this.options.size,
      // Flags of the parent, such as those of a test runner, are not for the workers.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryMb },
      idleTimeout: 60_000,
      recordTiming: false,
    });
    return this.threads;
  }
}
