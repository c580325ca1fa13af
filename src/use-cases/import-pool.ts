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
    const [document] = await this.importFile(file, bytes, false, options);
    if (document === undefined) throw new Error(`${file}: read without a document`);
    return document;
  }

  /**
   * The documents of an archive one by one, each named `archive.zip/folder/name`; any other file as its only document.
   * @throws as `importBytes`
   */
  importDocuments(file: string, bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportedDocument[]> {
    return this.importFile(file, bytes, true, options);
  }

  /** Stops everything for good; files that are being read are refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.imports.clear();
    await Promise.all([this.threads.close(), this.fresh?.close()]);
  }

  private async importFile(
    file: string,
    bytes: Uint8Array,
    isSplit: boolean,
    options: ImportOptions,
  ): Promise<ImportedDocument[]> {
    options.signal?.throwIfAborted();
    const digest = await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
    const key = `${Buffer.from(digest).toString('hex')}${isSplit ? ' split' : ''}`;
    const shared = this.imports.get(key)?.shared ?? this.startShared(key, file, bytes, isSplit);
    try {
      return (await shared.wait(options)).map((document) => renameDocument(document, shared.file, file));
    } catch (error) {
      if (shared.file === file || !(error instanceof AppError)) throw error;
      if (error instanceof OverLimitError) throw new OverLimitError(file, error.limit, this.limits, error);
      // A refusal speaks of the name, so it is not for sharing.
      return await new SharedImport(file, (own) => this.read(own, bytes, isSplit)).wait(options);
    }
  }

  private startShared(key: string, file: string, bytes: Uint8Array, isSplit: boolean): SharedImport {
    const forget = () => {
      if (this.imports.get(key)?.shared === shared) this.imports.delete(key);
    };
    const shared = new SharedImport(file, async (own) => {
      try {
        return await this.read(own, bytes, isSplit, (characters) => this.keep(key, characters));
      } catch (error) {
        forget();
        throw error;
      }
    });
    shared.stop.signal.addEventListener('abort', forget, { once: true });
    this.imports.set(key, { shared, characters: null });
    return shared;
  }

  /** Forgets the documents that were read first once too much is kept. */
  private keep(key: string, characters: number): void {
    const kept = this.imports.get(key);
    if (kept === undefined) return;
    kept.characters = characters;
    let sum = 0;
    for (const [other, one] of [...this.imports].reverse()) {
      sum += one.characters ?? 0;
      if (sum > this.keptCharacters && one.characters !== null) this.imports.delete(other);
    }
  }

  private async read(
    shared: SharedImport,
    bytes: Uint8Array,
    isSplit: boolean,
    onRead: (characters: number) => void = () => {},
  ): Promise<ImportedDocument[]> {
    const outcome = await this.runTwice(shared, bytes, isSplit);
    switch (outcome.type) {
      case 'read':
        onRead(outcome.characters);
        return outcome.documents;
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
  private async runTwice(shared: SharedImport, bytes: Uint8Array, isSplit: boolean): Promise<ImportOutcome> {
    try {
      return await this.threads.run(shared, bytes, isSplit);
    } catch (error) {
      const isCrash = error instanceof OverLimitError && error.limit === 'crash';
      if (!isCrash) throw error;
      const retry = this.lastRetry.then(() => {
        if (this.isClosed || shared.stop.signal.aborted) throw error;
        return this.runAlone(shared, bytes, isSplit);
      });
      this.lastRetry = retry.catch(() => {});
      return retry;
    }
  }

  private async runAlone(shared: SharedImport, bytes: Uint8Array, isSplit: boolean): Promise<ImportOutcome> {
    const fresh = new ImportThreads(this.worker, 1, this.limits);
    this.fresh = fresh;
    try {
      return await fresh.run(shared, bytes, isSplit);
    } finally {
      this.fresh = null;
      await fresh.close();
    }
  }
}

export function createImportPool(options: ImportPoolOptions = {}): ImportPool {
  return new ImportPool(options);
}
