import type { FormatRun } from './pieces.ts';
import { readPlaces } from './word-file.ts';

const PAGE_BYTES = 512;
const COUNT_AT = 511;
const PARAGRAPH_ITEM_BYTES = 13;

/**
 * The formats of a file lie on pages of 512 bytes ("FKP"): how many there are, the places in the file between which each
 * holds, and where on the page it is written.
 */
export function readFormatPages<T>(
  table: Buffer,
  main: Buffer,
  kind: 'characters' | 'paragraphs',
  parse: (properties: Buffer) => T,
): FormatRun<T>[] {
  const runs: FormatRun<T>[] = [];
  const seen = new Set<number>();
  for (const item of readPlaces(table, 4).items) {
    const at = (item.readUInt32LE(0) & 0x3fffff) * PAGE_BYTES;
    const page = main.subarray(at, at + PAGE_BYTES);
    if (page.length < PAGE_BYTES || seen.has(at)) continue;
    seen.add(at);
    readPage(page, kind, parse, runs);
  }
  return runs.sort((a, b) => a.start - b.start);
}

function readPage<T>(
  page: Buffer,
  kind: 'characters' | 'paragraphs',
  parse: (properties: Buffer) => T,
  runs: FormatRun<T>[],
): void {
  const count = page.readUInt8(COUNT_AT);
  const itemBytes = kind === 'characters' ? 1 : PARAGRAPH_ITEM_BYTES;
  for (let index = 0; index < count; index += 1) {
    const itemAt = (count + 1) * 4 + index * itemBytes;
    if (itemAt >= COUNT_AT) return;
    const start = page.readUInt32LE(index * 4);
    const end = page.readUInt32LE((index + 1) * 4);
    const written = page.readUInt8(itemAt) * 2;
    if (end <= start || (written === 0 && kind === 'characters')) continue;
    const properties = written === 0 ? Buffer.alloc(0) : takeProperties(page, written, kind);
    runs.push({ start, end, value: parse(properties) });
  }
}

function takeProperties(page: Buffer, at: number, kind: 'characters' | 'paragraphs'): Buffer {
  const length = page.readUInt8(at);
  if (kind === 'characters') return page.subarray(at + 1, Math.min(at + 1 + length, COUNT_AT));
  if (length > 0) return page.subarray(at + 1, Math.min(at + 2 * length, COUNT_AT));
  const start = Math.min(at + 2, COUNT_AT);
  return page.subarray(start, Math.min(start + 2 * page.readUInt8(Math.min(at + 1, COUNT_AT)), COUNT_AT));
}
