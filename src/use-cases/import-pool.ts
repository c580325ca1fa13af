import { webcrypto } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { type BrokenLimit, IMPORT_LIMITS, type ImportLimits, OverLimitError } from './import-limits.ts';
import type { ImportNews, ImportOutcome, ImportTask } from './import-task.ts';
import { ImportWatch } from './import-watch.ts';
import { type ImportOptions, renameDocument, SharedImport } from './shared-import.ts';

export interface ImportPoolOptions {
  /** Files read at a time. */
  size?: number;
  limits?: Partial<ImportLimits>;
  /** Text of finished documents that is kept for the next caller with the same bytes. */
  keptCharacters?: number;
  /** Module whose default export reads an `ImportTask`. */
  worker?: URL;
}

const WORKER = new URL('./import-worker.mjs', import.meta.url);
const KEPT_CHARACTERS = 20_000_000;

interface KeptImport {
  shared: SharedImport;
  /** Null until it is read. */
  characters: number | null;
}

/**
 * Reads files in worker threads, so that no file can take the program down with it. Threads start with the first
 * file, are used again, and end with the program. The same bytes are read once; the documents are shared, so nobody
 * may change them.
 */
export class ImportPool {
  private readonly limits: ImportLimits;
  private readonly keptCharacters: number;
  private readonly size: number;
  private readonly worker: URL;
  private readonly imports = new Map<string, KeptImport>();
  private readonly waiting = new Set<() => void>();
  private threads: Piscina | null = null;
  private hasStarted = false;

  constructor(options: ImportPoolOptions = {}) {
    this.size = options.size ?? availableParallelism();
    this.limits = { ...IMPORT_LIMITS, ...options.limits };
    this.keptCharacters = options.keptCharacters ?? KEPT_CHARACTERS;
    this.worker = options.worker ?? WORKER;
  }

  /**
   * `file` is the name shown in locations and messages.
   * @throws AppError `input-unreadable`, also where a limit is broken; the reason of `signal` where that is aborted
   */
  async importBytes(file: string, bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportedDocument> {
    options.signal?.throwIfAborted();
    const hash = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString(
      'hex',
    );
    const shared = this.imports.get(hash)?.shared ?? this.startShared(hash, file, bytes);
    try {
      return renameDocument(await shared.wait(options), file);
    } catch (error) {
      if (shared.file === file || !(error instanceof AppError)) throw error;
      if (error instanceof OverLimitError) throw new OverLimitError(file, error.limit, this.limits, error);
      // A refusal speaks of the name, so it is not for sharing.
      return await new SharedImport(file, (own) => this.read(own, bytes)).wait(options);
    }
  }

  /** Stops everything; files that are being read are refused. */
  async close(): Promise<void> {
    const threads = this.threads;
    this.threads = null;
    this.imports.clear();
    await threads?.destroy();
  }

  private startShared(hash: string, file: string, bytes: Uint8Array): SharedImport {
    const forget = () => {
      if (this.imports.get(hash)?.shared === shared) this.imports.delete(hash);
    };
    const shared = new SharedImport(file, async (own) => {
      try {
        return await this.read(own, bytes, (characters) => this.keep(hash, characters));
      } catch (error) {
        forget();
        throw error;
      }
    });
    shared.stop.signal.addEventListener('abort', forget, { once: true });
    this.imports.set(hash, { shared, characters: null });
    return shared;
  }

  /** Forgets the documents that were read first once too much is kept. */
  private keep(hash: string, characters: number): void {
    const kept = this.imports.get(hash);
    if (kept === undefined) return;
    kept.characters = characters;
    let sum = 0;
    for (const [key, one] of [...this.imports].reverse()) {
      sum += one.characters ?? 0;
      if (sum > this.keptCharacters && one.characters !== null) this.imports.delete(key);
    }
  }

  private async read(
    shared: SharedImport,
    bytes: Uint8Array,
    onRead: (characters: number) => void = () => {},
  ): Promise<ImportedDocument> {
    const outcome = await this.runTwice(shared, bytes);
    switch (outcome.type) {
      case 'read':
        onRead(outcome.characters);
        return outcome.document;
      case 'refused':
        throw new AppError(outcome.code, outcome.problems);
      case 'too-long':
        throw new OverLimitError(shared.file, 'outputCharacters', this.limits);
      case 'failed': {
        const error = new Error(`${shared.file}: ${outcome.message}`);
        error.stack = outcome.stack;
        throw error;
      }
    }
  }

  /** What one file left to do in a thread may end it while it reads the next, so a crash counts the second time. */
  private async runTwice(shared: SharedImport, bytes: Uint8Array): Promise<ImportOutcome> {
    try {
      return await this.run(shared, bytes);
    } catch (error) {
      const isCrash = error instanceof OverLimitError && error.limit === 'crash';
      if (!isCrash || shared.stop.signal.aborted) throw error;
      return this.run(shared, bytes);
    }
  }

  private async run(shared: SharedImport, bytes: Uint8Array): Promise<ImportOutcome> {
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
    const task: ImportTask = { file, bytes: copy, outputCharacters: this.limits.outputCharacters, port: port2 };
    try {
      const outcome = await this.openThreads().run(task, { signal: stop.signal, transferList: [copy.buffer, port2] });
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

  private openThreads(): Piscina {
    if (this.threads !== null) return this.threads;
    const { memoryMb } = this.limits;
    const threads = new Piscina({
      filename: this.worker.href,
      minThreads: 1,
      maxThreads: this.size,
      // Flags of the parent, such as those of a test runner, are not for the workers.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
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

export function createImportPool(options: ImportPoolOptions = {}): ImportPool {
  return new ImportPool(options);
}
