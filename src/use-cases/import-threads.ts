import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type BrokenLimit, type ImportLimits, OverLimitError } from './import-limits.ts';
import type { ImportNews, ImportOutcome, ImportTask } from './import-task.ts';
import { ImportWatch } from './import-watch.ts';
import type { SharedImport } from './shared-import.ts';

/** Worker threads that read one file after the other, under limits. They start with the first file. */
export class ImportThreads {
  private readonly worker: URL;
  private readonly size: number;
  private readonly limits: ImportLimits;
  private readonly waiting = new Set<() => void>();
  private threads: Piscina | null = null;
  private hasStarted = false;
  private isClosed = false;

  constructor(worker: URL, size: number, limits: ImportLimits) {
    this.worker = worker;
    this.size = size;
    this.limits = limits;
  }

  /** @throws OverLimitError, also where the thread ends by itself; whatever stopping throws */
  async run(shared: SharedImport, bytes: Uint8Array, isSplit: boolean): Promise<ImportOutcome> {
    const { file, stop } = shared;
    let broken: BrokenLimit | null = null;
    const stopFor = (limit: BrokenLimit) => {
      broken = limit;
      stop.abort();
    };
    const stopWaiting = () => stopFor('crash');
    const watch = new ImportWatch(this.limits, stopFor);
    const { port1, port2 } = new MessageChannel();
    this.waiting.add(stopWaiting);
    const hear = (news: ImportNews) => {
      this.hasStarted = true;
      this.waiting.delete(stopWaiting);
      watch.see(news);
      if (news.type === 'progress') shared.tellProgress({ done: news.done, all: news.all });
    };
    port1.on('message', hear);
    const copy = new Uint8Array(bytes);
    const { outputCharacters } = this.limits;
    const task: ImportTask = { file, bytes: copy, isSplit, outputCharacters, port: port2 };
    try {
      const outcome = await this.open().run(task, { signal: stop.signal, transferList: [copy.buffer, port2] });
      // News and outcome come by different ways; the last news may be on theirs.
      for (let last = receiveMessageOnPort(port1); last !== undefined; last = receiveMessageOnPort(port1)) {
        hear(last.message);
      }
      return outcome;
    } catch (error) {
      if (broken !== null) throw new OverLimitError(file, broken, this.limits, error);
      if (stop.signal.aborted) throw error;
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      throw new OverLimitError(file, isMemory ? 'memoryMb' : 'crash', this.limits, error);
    } finally {
      this.waiting.delete(stopWaiting);
      watch.end();
      port1.close();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.threads?.destroy();
  }

  private open(): Piscina {
    if (this.isClosed) throw new Error('the threads were closed');
    if (this.threads !== null) return this.threads;
    const threads = new Piscina({
      filename: this.worker.href,
      minThreads: 1,
      maxThreads: this.size,
      // Flags of the parent, such as those of a test runner, are not for the workers.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb },
      idleTimeout: 60_000,
      // A worker that blocks on its next task cannot put away what the last one left to do.
      atomics: 'disabled',
      recordTiming: false,
    });
    // A thread that fails while it reads nothing. Where none ever started, none will come for the files that wait.
    threads.on('error', () => {
      if (!this.hasStarted) for (const stopWaiting of this.waiting) stopWaiting();
    });
    this.threads = threads;
    return threads;
  }
}
