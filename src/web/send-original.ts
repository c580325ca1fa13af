import { open, stat } from 'node:fs/promises';
import type { Context } from 'hono';
import type { Blob } from '../ledger/ledger-store.ts';
import { offerFile } from './imports/file-name.ts';

/** A file as it was handed in, wherever its bytes lie. */
export interface OriginalFile {
  name: string;
  mediaType: string;
  size: number;
  /** The bytes from `start` up to `end`, which is not among them. */
  read: (start: number, end: number) => Promise<Uint8Array>;
}

/** @throws where the file cannot be read */
export async function originalOnDisk(name: string, mediaType: string, place: string): Promise<OriginalFile> {
  const { size } = await stat(place);
  const read = async (start: number, end: number) => {
    const file = await open(place);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  };
  return { name, mediaType, size, read };
}

/** A file of the store, which gives its bytes in order: those before `start` are passed over. */
export function originalInStore(name: string, mediaType: string, blob: Blob): OriginalFile {
  const read = async (start: number, end: number) => {
    const parts: Uint8Array[] = [];
    let at = 0;
    for await (const part of blob.read()) {
      if (at + part.length > start) parts.push(part.subarray(Math.max(start - at, 0), end - at));
      at += part.length;
      if (at >= end) break;
    }
    return Buffer.concat(parts);
  };
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
  const bytes = new Uint8Array(await read(start, end));
  if (range === null) return c.body(bytes, 200, { ...headers, 'Content-Length': String(size) });
  return c.body(bytes, 206, {
    ...headers,
    'Content-Length': String(bytes.length),
    'Content-Range': `bytes ${start}-${end - 1}/${size}`,
  });
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
