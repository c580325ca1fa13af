import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  ALGORITHMS,
  BAGIT_TEXT,
  byName,
  type HashedFile,
  manifestName,
  SIGNATURE_FILE,
  tagManifestName,
  writeBagInfo,
  writeManifest,
} from './bag.ts';
import type { SigningKey } from './signature.ts';
import { centralRecord, descriptor, endRecords, localHeader, type StoredEntry } from './zip-layout.ts';

/** A file of the bag's payload; its content is asked for once, when it is written. */
export interface PayloadFile {
  name: string;
  bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

export interface BagOptions {
  /** The one folder at the top of the archive. */
  folder: string;
  info: readonly (readonly [string, string | null])[];
  key: SigningKey | null;
}

/** Headers and small files go out together. */
const PIECE_BYTES = 64 * 1024;

/**
 * A bag of files as one zip, streamed: never more than a piece of one file in memory. The same files give the same bytes,
 * whenever and wherever it is written. What cannot be read, or has another size than it was said to have, breaks the stream off.
 */
export function writeArchive(files: readonly PayloadFile[], options: BagOptions): Readable {
  return Readable.from(gather(writeZip(files, options)), { objectMode: false, highWaterMark: PIECE_BYTES });
}

async function* writeZip(
  files: readonly PayloadFile[],
  { folder, info, key }: BagOptions,
): AsyncGenerator<Uint8Array, void> {
  const entries: StoredEntry[] = [];
  let offset = 0;

  async function* add(file: PayloadFile, into: HashedFile[]): AsyncGenerator<Uint8Array, void> {
    const hashes = ALGORITHMS.map((algorithm) => createHash(algorithm));
    const entry: StoredEntry = { name: `${folder}/${file.name}`, size: 0, crc: 0, offset };
    const head = localHeader(entry.name);
    yield head;
    for await (const part of file.read()) {
      for (const hash of hashes) hash.update(part);
      entry.crc = crc32(part, entry.crc);
      entry.size += part.length;
      yield part;
    }
    if (entry.size !== file.bytes) throw new Error(`${file.name} has ${entry.size} bytes, not ${file.bytes}`);
    const tail = descriptor(entry);
    yield tail;
    offset += head.length + entry.size + tail.length;
    entries.push(entry);
    const [sha256 = '', sm3 = ''] = hashes.map((hash) => hash.digest('hex'));
    into.push({ name: file.name, bytes: file.bytes, sha256, sm3 });
  }

  const payload: HashedFile[] = [];
  const tags: HashedFile[] = [];
  const ordered = [...files].sort(byName);
  yield* add(fromText('bagit.txt', BAGIT_TEXT), tags);
  yield* add(fromText('bag-info.txt', writeBagInfo(info, ordered)), tags);
  for (const file of ordered) yield* add(file, payload);
  for (const algorithm of ALGORITHMS)
    yield* add(fromText(manifestName(algorithm), writeManifest(payload, algorithm)), tags);
  const [first = '', second = ''] = ALGORITHMS.map((algorithm) => writeManifest(tags, algorithm));
  yield* add(fromText(tagManifestName('sha256'), first), []);
  yield* add(fromText(tagManifestName('sm3'), second), []);
  if (key !== null) yield* add(fromText(SIGNATURE_FILE, key.sign(Buffer.from(first, 'utf8'))), []);

  const directoryOffset = offset;
  let directoryBytes = 0;
  for (const entry of entries) {
    const record = centralRecord(entry);
    directoryBytes += record.length;
    yield record;
  }
  yield endRecords(entries.length, directoryOffset, directoryBytes);
}

/** The same bytes in fewer pieces. */
async function* gather(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < PIECE_BYTES) continue;
    yield held.length === 1 ? piece : Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

export function fromText(name: string, text: string): PayloadFile {
  const bytes = Buffer.from(text, 'utf8');
  return { name, bytes: bytes.length, read: () => yieldOnce(bytes) };
}

async function* yieldOnce(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
