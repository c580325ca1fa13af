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
/** Shorter streams unpack to less than a page may cost, however densely they are packed (deflate reaches 1,032 times). */
const HARMLESS_BYTES = 64 * 1024;
const UNPACKED_BYTES = 128 * 1024 * 1024;

export class StreamBombError extends Error {}

/**
 * Makes a PDF harmless to unpack: names of picture decoders are overwritten, and packed streams that are no pictures
 * are tried against a limit. Changes `bytes`.
 * @throws StreamBombError
 */
export function disarmStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const filter of IMAGE_FILTERS) {
    for (let at = file.indexOf(filter, 0, 'latin1'); at !== -1; at = file.indexOf(filter, at + 1, 'latin1')) {
      file.write('Off', at + 1, 'latin1');
    }
  }
  let unpacked = 0;
  for (let at = file.indexOf(STREAM, 0, 'latin1'); at !== -1; ) {
    const start = at + STREAM.length;
    const end = file.indexOf(STREAM_END, start, 'latin1');
    const stop = end === -1 ? file.length : end;
    if (stop - start > HARMLESS_BYTES) unpacked += measureStream(file, at, start, stop);
    if (unpacked > INPUT_LIMITS.unpackedBytes) throw new StreamBombError();
    at = end === -1 ? -1 : file.indexOf(STREAM, end + STREAM_END.length, 'latin1');
  }
}

/** How much a packed stream unpacks to. */
function measureStream(file: Buffer, keyword: number, start: number, end: number): number {
  const before = file.toString('latin1', Math.max(0, keyword - DESCRIPTION), keyword);
  const description = before.slice(before.lastIndexOf(' obj') + 1);
  if (IMAGE.test(description)) return 0;
  const packings = description.match(FLATE)?.length ?? 0;
  let data: Uint8Array = file.subarray(skipLineEnd(file, start), end);
  for (let turn = 0; turn < packings && data.length > HARMLESS_BYTES; turn += 1) {
    try {
      data = inflateSync(data, { maxOutputLength: UNPACKED_BYTES });
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new StreamBombError();
      return 0;
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
