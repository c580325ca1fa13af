import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { Blob } from '../ledger/ledger-store.ts';
import { offerFile } from './imports/file-name.ts';

/** A file as it was handed in, wherever its bytes lie. */
export interface OriginalFile {
  name: string;
  mediaType: string;
  size: number;
  /** The bytes from `start` up to `end`, which is not among them, piece by piece: of a large file no more than that is in memory. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>;
}

/** @throws where the file cannot be read */
export async function originalOnDisk(name: string, mediaType: string, place: string): Promise<OriginalFile> {
  const { size } = await stat(place);
  const read = (start: number, end: number) => createReadStream(place, { start, end: Math.max(start, end - 1) });
  return { name, mediaType, size, read };
}

/** A file of the store, which gives its bytes in order: those before `start` are passed over. */
export function originalInStore(name: string, mediaType: string, blob: Blob): OriginalFile {
  async function* read(start: number, end: number): AsyncGenerator<Uint8Array> {
    let at = 0;
    for await (const part of blob.read()) {
      if (at + part.length > start) yield part.subarray(Math.max(start - at, 0), end - at);
      at += part.length;
      if (at >= end) return;
    }
  }
  return { name, mediaType, size: blob.bytes, read };
}

/** Sends a file to be saved. A viewer that needs a few pages of a large one asks for them alone, as `Range` says. */
export async function sendOriginal(c: Context, { name, mediaType, size, read }: OriginalFile): Promise<Response> {
  const headers = {
    'Content-Type': mediaType,
    'Content-Disposition': offerFile(name),
    'Accept-Ranges': 'bytes',
    // Bytes are what is asked for and what hashes are made of, so nothing on the way may change them.
    'Cache-Control': 'private, no-cache, no-transform',
  };
  const range = parseRange(c.req.header('range'), size);
  if (range === 'outside') return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size };
  const length = { ...headers, 'Content-Length': String(end - start) };
  if (size === 0) return c.body(null, 200, length);
  const content = Readable.toWeb(Readable.from(read(start, end))) as ReadableStream;
  return range === null
    ? c.body(content, 200, length)
    : c.body(content, 206, { ...length, 'Content-Range': `bytes ${start}-${end - 1}/${size}` });
}

/** One range; several at once, and what is no range, are answered with the whole file. */
function parseRange(header: string | undefined, size: number): { start: number; end: number } | 'outside' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(size - Number.parseInt(last, 10), 0) : Number.parseInt(first, 10);
  const end = first === '' || last === '' ? size : Math.min(Number.parseInt(last, 10) + 1, size);
  return start >= end ? 'outside' : { start, end };
}
