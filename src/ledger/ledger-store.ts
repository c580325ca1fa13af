import type { Head, LedgerEntry } from './chain.ts';
import type { NewEvent } from './events/index.ts';
import type { ProcurementSummary } from './summary.ts';
import type { WrittenEntry } from './verify.ts';

/** The new head – or, where somebody else appended in the meantime and nothing was written, the version they reached. */
export type AppendResult = { outcome: 'appended'; head: Head } | { outcome: 'conflict'; version: number };

/** A file that is whole on the disk of this machine, hashed while it was written. */
export interface WrittenFile {
  path: string;
  sha256: string;
  bytes: number;
}

export interface Blob {
  bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

/** All words must occur; years are those of creation. */
export interface SummaryQuery {
  words: string;
  year?: number | undefined;
  onlySealed?: boolean | undefined;
  /** Only procurements this person takes part in; who only bids finds them by what those who bid know. */
  participant?: string | undefined;
}

/** A ledger as it is kept, with what stands beside it to show that nothing was cut off its end. */
export interface StoredLedger {
  entries: Iterable<WrittenEntry>;
  /** Where the seal of its end, or what is kept beside the events, does not fit them. */
  problems: string[];
  head: Head;
}

/**
 * Where ledgers are kept. Whole operations, never a transaction handle, so that the database may be in this process or
 * elsewhere. What `append` has answered is kept, whatever happens afterwards.
 */
export interface LedgerStore {
  /**
   * @throws AppError `storage-full`, `storage-busy`; nothing is kept then
   */
  append(procurement: string, expectedVersion: number, events: readonly NewEvent[]): Promise<AppendResult>;
  /** Events after a version; of an unknown procurement: none. @throws AppError `storage-damaged` */
  read(procurement: string, afterVersion?: number): Promise<LedgerEntry[]>;
  head(procurement: string): Promise<Head>;
  list(): Promise<string[]>;
  /** Unjudged, for verification. */
  readStored(procurement: string): Promise<StoredLedger>;
  /** Problems of the store as a whole: ledgers that are gone, or that nobody registered. */
  checkRegister(): Promise<string[]>;
  /** Keeps content under its SHA-256, which it answers. A file that was written is moved, not copied, where that can be done. */
  putBlob(content: Uint8Array | AsyncIterable<Uint8Array> | WrittenFile): Promise<{ sha256: string; bytes: number }>;
  openBlob(sha256: string): Promise<Blob | null>;
  /**
   * Keeps what a document says in words, beside it: searches find the procurements by it, from when the document may be seen.
   * Text that is there already stays. @throws AppError `storage-full`
   */
  keepText(sha256: string, text: string): Promise<void>;
  hasText(sha256: string): Promise<boolean>;
  /** Of procurements and of their documents: what a supervisor may see, so nothing that is still sealed. */
  search(query: SummaryQuery): Promise<ProcurementSummary[]>;
  /** Drops read models and makes them again from the events; answers of how many procurements. */
  rebuild(): Promise<number>;
  close(): Promise<void>;
}
