import { webcrypto } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { IMPORT_LIMITS, type ImportLimits, OverLimitError } from './import-limits.ts';
import type { ImportOutcome } from './import-task.ts';
import { ImportThreads } from './import-threads.ts';
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
  private readonly worker: URL;
  private readonly imports = new Map<string, KeptImport>();
  private readonly threads: ImportThreads;
  private fresh: ImportThreads | null = null;
  private lastRetry: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  constructor(options: ImportPoolOptions = {}) {
    this.limits = { ...IMPORT_LIMITS, ...options.limits };
    this.keptCharacters = options.keptCharacters ?? KEPT_CHARACTERS;
    this.worker = options.worker ?? WORKER;
    this.threads = new ImportThreads(this.worker, options.size ?? availableParallelism(), this.limits);
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

  /** Stops everything for good; files that are being read are refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.imports.clear();
    await Promise.all([this.threads.close(), this.fresh?.close()]);
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

  /**
   * What one file left to do in a thread may end it while it reads the next. So a crash counts only where it happens
   * again in a thread that has read nothing before; one such at a time.
   */
  private async runTwice(shared: SharedImport, bytes: Uint8Array): Promise<ImportOutcome> {
    try {
      return await this.threads.run(shared, bytes);
    } catch (error) {
      const isCrash = error instanceof OverLimitError && error.limit === 'crash';
      if (!isCrash) throw error;
      const retry = this.lastRetry.then(() => {
        if (this.isClosed || shared.stop.signal.aborted) throw error;
        return this.runAlone(shared, bytes);
      });
      this.lastRetry = retry.catch(() => {});
      return retry;
    }
  }

  private async runAlone(shared: SharedImport, bytes: Uint8Array): Promise<ImportOutcome> {
    const fresh = new ImportThreads(this.worker, 1, this.limits);
    this.fresh = fresh;
    try {
      return await fresh.run(shared, bytes);
    } finally {
      this.fresh = null;
      await fresh.close();
    }
  }
}

export function createImportPool(options: ImportPoolOptions = {}): ImportPool {
  return new ImportPool(options);
}
