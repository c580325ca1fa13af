import type { ByteSource } from './byte-source.ts';
import {
  centralRecord,
  descriptor,
  END_64_BYTES,
  END_BYTES,
  endRecords,
  LOCATOR_64_BYTES,
  localHeader,
  type StoredEntry,
} from './zip-layout.ts';

export type ZipProblem = 'not-a-zip' | 'cut-off' | 'rewritten' | 'duplicate-entry';

export interface ZipReading {
  entries: StoredEntry[];
  problem: ZipProblem | null;
  /** Names that occur twice. */
  names: string[];
}

/** More than any procurement has; a directory is held in memory. */
const LARGEST_DIRECTORY_BYTES = 256 * 1024 * 1024;
const SEE_64 = 0xffffffff;

/**
 * Reads an archive's directory, and whether every byte around the files is as it was written: nothing before, between or
 * behind them, no other dates, no compression, no second entry of a name.
 */
export async function readZip(source: ByteSource): Promise<ZipReading> {
  const directory = await findDirectory(source);
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

async function findDirectory(source: ByteSource): Promise<{ offset: number; bytes: number } | ZipProblem> {
  const head = Buffer.from(await source.read(0, 4));
  if (head.length < 4 || head.readUInt32LE(0) !== 0x04034b50) return 'not-a-zip';
  if (source.size < END_BYTES) return 'cut-off';
  const end = Buffer.from(await source.read(source.size - END_BYTES, END_BYTES));
  if (end.readUInt32LE(0) !== 0x06054b50) return 'cut-off';
  let bytes = end.readUInt32LE(12);
  let offset = end.readUInt32LE(16);
  if (bytes === SEE_64 || offset === SEE_64 || end.readUInt16LE(10) === 0xffff) {
    const at = source.size - END_BYTES - LOCATOR_64_BYTES - END_64_BYTES;
    if (at < 0) return 'rewritten';
    const end64 = Buffer.from(await source.read(at, END_64_BYTES));
    bytes = Number(end64.readBigUInt64LE(40));
    offset = Number(end64.readBigUInt64LE(48));
  }
  if (bytes > LARGEST_DIRECTORY_BYTES || offset + bytes > source.size) return 'rewritten';
  return { offset, bytes };
}

/** Null where it is not even a directory of ours. */
function parseDirectory(bytes: Buffer): StoredEntry[] | null {
  const entries: StoredEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) return null;
    const entry = {
      name: bytes.toString('utf8', at + 46, nameEnd),
      crc: bytes.readUInt32LE(at + 16),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    if (next - nameEnd === 28 && bytes.readUInt16LE(nameEnd) === 1) {
      entry.size = Number(bytes.readBigUInt64LE(nameEnd + 4));
      entry.offset = Number(bytes.readBigUInt64LE(nameEnd + 20));
    }
    entries.push(entry);
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
