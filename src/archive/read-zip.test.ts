import { describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { readZip } from './read-zip.ts';
import { centralRecord, descriptor, endRecords, localHeader, type StoredEntry } from './zip-layout.ts';

const GIB = 1024 ** 3;

/** An archive of files full of zeros that only the bytes around them are kept of, so that it may be as large as one likes. */
function makeSparse(sizes: readonly number[]): {
  source: ByteSource;
  entries: StoredEntry[];
  pieces: Map<number, Buffer>;
} {
  const entries: StoredEntry[] = [];
  const pieces = new Map<number, Buffer>();
  let at = 0;
  const put = (piece: Buffer) => {
    pieces.set(at, piece);
    at += piece.length;
  };
  for (const [index, size] of sizes.entries()) {
    const entry = { name: `bag/data/${index}`, size, crc: index, offset: at };
    entries.push(entry);
    put(localHeader(entry.name));
    at += size;
    put(descriptor(entry));
  }
  const directoryOffset = at;
  const directory = Buffer.concat(entries.map(centralRecord));
  put(directory);
  put(endRecords(entries.length, directoryOffset, directory.length));
  return {
    source: { size: at, read: async (offset, length) => readSparse(pieces, offset, length, at) },
    entries,
    pieces,
  };
}

function readSparse(pieces: ReadonlyMap<number, Buffer>, offset: number, length: number, size: number): Buffer {
  const exact = pieces.get(offset);
  if (exact?.length === length) return exact;
  const bytes = Buffer.alloc(Math.min(length, size - offset));
  for (const [at, piece] of pieces) {
    const from = Math.max(at, offset);
    const to = Math.min(at + piece.length, offset + bytes.length);
    if (from < to) piece.copy(bytes, from - offset, from - at, to - at);
  }
  return bytes;
}

describe('an archive that needs Zip64', () => {
  it.each([
    ['one file just below 4 GiB', [4 * GIB - 2, 1]],
    ['one file of 4 GiB', [4 * GIB, 1]],
    ['files that lie behind 4 GiB', [3 * GIB, 2 * GIB, 7, 0]],
    ['a file of 6 GiB between others', [1, 6 * GIB, 1]],
    ['as many files as can do without', Array.from({ length: 65_534 }, () => 1)],
    ['65,535 files', Array.from({ length: 65_535 }, () => 1)],
    ['70,000 files', Array.from({ length: 70_000 }, () => 0)],
  ])('of %s is read, every file in its place', async (_, sizes) => {
    const { source, entries } = makeSparse(sizes);
    const reading = await readZip(source);
    expect(reading.problem).toBeNull();
    expect(reading.entries.length).toBe(entries.length);
    expect(reading.entries.at(-1)).toEqual(entries.at(-1));
    expect(reading.entries[1]).toEqual(entries[1]);
  });

  it('is told as rewritten where any byte of its Zip64 fields is another', async () => {
    const { source, pieces } = makeSparse([5 * GIB, 1]);
    const [directory, end] = [...pieces.values()].slice(-2) as [Buffer, Buffer];
    for (const [name, bytes] of [
      ['directory', directory],
      ['end', end],
    ] as const) {
      for (let at = 0; at < bytes.length; at += 1) {
        const before = bytes[at] ?? 0;
        bytes[at] = before ^ 0x01;
        expect((await readZip(source)).problem, `${name}, byte ${at}`).not.toBeNull();
        bytes[at] = before;
      }
    }
    expect((await readZip(source)).problem).toBeNull();
  });
});
