import { availableParallelism, totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/** What the page for reading files may cost. */
export interface ImportSettings {
  /** Files that are sent together, with everything around them. */
  uploadBytes: number;
  filesAtATime: number;
  /** Files of everybody that were sent and are not read yet. */
  pendingBytes: number;
  /** Counted from the end of reading. */
  /** Of the files themselves, for those who look at their pages; what does not fit is dropped once it is read. */
  originalBytesKept: number;
  minutesKept: number;
  importsKept: number;
  /** Text of all documents kept; a character takes up to two bytes. */
  charactersKept: number;
}

export const IMPORT_SETTINGS: ImportSettings = {
  uploadBytes: 200 * MEGABYTE,
  filesAtATime: 50,
  pendingBytes: 600 * MEGABYTE,
  originalBytesKept: 300 * MEGABYTE,
  minutesKept: 60,
  importsKept: 100,
  charactersKept: 200_000_000,
};

/** A worker that reads a large file takes up to this much. */
const WORKER_BYTES = 2048 * MEGABYTE;

/** Files read at a time on this machine. */
export function chooseThreads(cores = availableParallelism(), memoryBytes = totalmem()): number {
  return Math.max(1, Math.min(cores, Math.floor(memoryBytes / WORKER_BYTES)));
}
