/** How far one file of a bid is. */
export type FileReading =
  | { type: 'waiting' }
  | { type: 'reading'; progress: { done: number; all: number } | null }
  | { type: 'read' }
  | { type: 'refused'; message: string };

/** How far the reading of one opened bid is. */
export interface BidReading {
  isRunning: boolean;
  isChecking: boolean;
  /** By the file's hash. */
  files: ReadonlyMap<string, FileReading>;
  /** Why it ended before its time; null: it did not. */
  failure: string | null;
}

export function isReading(readings: ReadonlyMap<string, BidReading | null>): boolean {
  return [...readings.values()].some((reading) => reading?.isRunning === true);
}
