import { END_64_BYTES, END_BYTES, findDirectory, LOCATOR_64_BYTES, readRecord } from '../zip/central-directory.ts';
import type { ByteSource } from './byte-source.ts';
import { centralRecord, descriptor, endRecords, localHeader, type StoredEntry } from './zip-layout.ts';

export type ZipProblem = 'not-a-zip' | 'cut-off' | 'rewritten' | 'duplicate-entry';

export interface ZipReading {
  entries: StoredEntry[];
  problem: ZipProblem | null;
  /** Names that occur twice. */
  names: string[];
}

/** More than any procurement has; a directory is held in memory. */
const LARGEST_DIRECTORY_BYTES = 256 * 1024 * 1024;
/** Ours have no comment. */
const LONGEST_TAIL_BYTES = END_64_BYTES + LOCATOR_64_BYTES + END_BYTES;

/**
 * Reads an archive's directory, and whether every byte around the files is as it was written: nothing before, between or
 * behind them, no other dates, no compression, no second entry of a name.
 */
export async function readZip(source: ByteSource): Promise<ZipReading> {
  const directory = await locateDirectory(source);
  if (typeof directory === 'string') return { entries: [], problem: directory, names: [] };
  const bytes = Buffer.from(await source.read(directory.offset, directory.bytes));
  const entries = parseDirectory(bytes);
  if (entries === null) return { entries: [], problem: 'rewritten', names: [] };
  const firsts = new Map(entries.toReversed().map((entry) => [entry.name, entry]));
  const names = entries.filter((entry) => firsts.get(entry.name) !== entry).map(({ name }) => name);
  if (names.length > 0) return { entries, problem: 'duplicate-entry', names };
  const end = endRecords(entries.length, directory.offset, directory.bytes);
  const isAsWritten =
    directory.offset + directory.bytes + end.length === source.size &&
    end.equals(await source.read(source.size - end.length, end.length)) &&
    Buffer.concat(entries.map(centralRecord)).equals(bytes) &&
    (await isContiguous(source, entries, directory.offset));
  return { entries, problem: isAsWritten ? null : 'rewritten', names: [] };
}

async function locateDirectory(source: ByteSource): Promise<{ offset: number; bytes: number } | ZipProblem> {
  const head = Buffer.from(await source.read(0, 4));
  if (head.length < 4 || head.readUInt32LE(0) !== 0x04034b50) return 'not-a-zip';
  const tailOffset = Math.max(0, source.size - LONGEST_TAIL_BYTES);
  const tail = Buffer.from(await source.read(tailOffset, source.size - tailOffset));
  if (tail.length < END_BYTES || tail.readUInt32LE(tail.length - END_BYTES) !== 0x06054b50) return 'cut-off';
  const directory = findDirectory(tail, tailOffset);
  if (directory === 'truncated') return 'cut-off';
  if (directory === 'corrupt') return 'rewritten';
  const { offset, bytes } = directory;
  return bytes > LARGEST_DIRECTORY_BYTES || offset + bytes > source.size ? 'rewritten' : { offset, bytes };
}

/** Null where it is not even a directory. */
function parseDirectory(bytes: Buffer): StoredEntry[] | null {
  const entries: StoredEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const record = readRecord(bytes, at);
    if (typeof record === 'string') return null;
    const { name, crc, size, offset, next } = record;
    entries.push({ name: name.toString('utf8'), crc, size, offset });
    at = next;
  }
  return entries;
}

async function isContiguous(source: ByteSource, entries: readonly StoredEntry[], end: number): Promise<boolean> {
  let at = 0;
  for (const entry of entries) {
    const head = localHeader(entry.name);
    if (entry.offset !== at || !head.equals(await source.read(at, head.length))) return false;
    at += head.length + entry.size;
    const tail = descriptor(entry);
    if (at + tail.length > end || !tail.equals(await source.read(at, tail.length))) return false;
    at += tail.length;
  }
  return at === end;
}

export function contentOffset(entry: StoredEntry): number {
  return entry.offset + localHeader(entry.name).length;
}
