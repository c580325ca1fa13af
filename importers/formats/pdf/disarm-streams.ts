import { inflateSync } from 'node:zlib';
import { INPUT_LIMITS } from '../limits.ts';

/** Decoders that turn some bytes into gigabytes of dots. Pictures are never decoded here, so nothing else needs them. */
const IMAGE_FILTERS = ['/JBIG2Decode', '/JPXDecode', '/CCITTFaxDecode'];
const STREAM = 'stream';
const STREAM_END = 'endstream';
const FLATE = /\/(?:FlateDecode|Fl)\b/g;
const IMAGE = /\/Subtype\s*\/Image\b/;
/** How far before its data a stream's description may begin. */
const DESCRIPTION = 1_500;
/** Shorter streams are harmless when packed once, however densely (deflate reaches 1,032 times). */
const HARMLESS_BYTES = 16 * 1024;
/** What one stream may unpack to: the whole of a large Chinese font, ten times the fullest page. */
const UNPACKED_BYTES = 32 * 1024 * 1024;

/**
 * Makes a PDF harmless to unpack by overwriting names of decoders: those of pictures, and of streams that are bombs,
 * which then read as gibberish. Changes `bytes`; returns how many bombs there were.
 */
export function disarmStreams(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const filter of IMAGE_FILTERS) {
    for (let at = file.indexOf(filter, 0, 'latin1'); at !== -1; at = file.indexOf(filter, at + 1, 'latin1')) {
      disable(file, at);
    }
  }
  // What is encrypted cannot be tried here.
  if (file.includes('/Encrypt', 0, 'latin1')) return 0;
  let bombs = 0;
  let unpacked = 0;
  for (let at = file.indexOf(STREAM, 0, 'latin1'); at !== -1; ) {
    const start = at + STREAM.length;
    const end = file.indexOf(STREAM_END, start, 'latin1');
    const packings = findPackings(file, at);
    const size = measureStream(
      file.subarray(skipLineEnd(file, start), end === -1 ? file.length : end),
      packings.length,
    );
    unpacked += size;
    if (size > UNPACKED_BYTES || unpacked > INPUT_LIMITS.unpackedBytes) {
      for (const packing of packings) disable(file, packing);
      bombs += 1;
    }
    at = end === -1 ? -1 : file.indexOf(STREAM, end + STREAM_END.length, 'latin1');
  }
  return bombs;
}

function disable(file: Buffer, nameAt: number): void {
  file.write('Of', nameAt + 1, 'latin1');
}

/** Where the description of a stream names the common packing. */
function findPackings(file: Buffer, keyword: number): number[] {
  const start = Math.max(0, keyword - DESCRIPTION);
  const before = file.toString('latin1', start, keyword);
  const descriptionAt = Math.max(0, before.lastIndexOf(' obj'));
  const description = before.slice(descriptionAt);
  if (IMAGE.test(description)) return [];
  return [...description.matchAll(FLATE)].map((found) => start + descriptionAt + found.index);
}

/** How much a stream unpacks to; 0 where that is too little to matter. */
function measureStream(packed: Uint8Array, packings: number): number {
  if (packings === 0 || (packings === 1 && packed.length < HARMLESS_BYTES)) return 0;
  let data = packed;
  for (let turn = 0; turn < packings; turn += 1) {
    try {
      data = inflateSync(data, { maxOutputLength: UNPACKED_BYTES });
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? Number.POSITIVE_INFINITY : 0;
    }
  }
  return data.length;
}

function skipLineEnd(file: Buffer, at: number): number {
  let start = at;
  if (file[start] === 0x0d) start += 1;
  if (file[start] === 0x0a) start += 1;
  return start;
}
