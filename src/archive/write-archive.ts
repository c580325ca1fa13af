import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
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

const OPTIONS = { mode: 0o100644, compress: false, forceDosTimestamp: true };

/**
 * A bag of files as one zip, streamed: never more than a piece of one file in memory. The same files give the same bytes,
 * whenever and wherever it is written.
 */
export function writeArchive(files: readonly PayloadFile[], { folder, info, key }: BagOptions): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // A zip holds local time, so the library is given the local midnight, wherever it runs.
  const mtime = new Date(2000, 0, 1);
  const payload: HashedFile[] = [];
  const tags: HashedFile[] = [];
  const add = (file: PayloadFile, into: HashedFile[]) => {
    const open = (answer: (error: unknown, stream: Readable) => void) => {
      const content = hashWhileReading(file, (hashed) => into.push(hashed));
      const stream = Readable.from(content, { objectMode: false });
      stream.on('error', (error) => output.destroy(error));
      answer(null, stream);
    };
    zip.addReadStreamLazy(`${folder}/${file.name}`, { ...OPTIONS, mtime, size: file.bytes }, open);
    return new Promise<void>((resolve) => {
      waiting.set(file.name, resolve);
    });
  };
  const waiting = new Map<string, () => void>();
  async function* hashWhileReading(file: PayloadFile, done: (hashed: HashedFile) => void) {
    const hashes = ALGORITHMS.map((algorithm) => createHash(algorithm));
    for await (const part of file.read()) {
      for (const hash of hashes) hash.update(part);
      yield part;
    }
    const [sha256 = '', sm3 = ''] = hashes.map((hash) => hash.digest('hex'));
    done({ name: file.name, bytes: file.bytes, sha256, sm3 });
    waiting.get(file.name)?.();
  }
  const addText = (name: string, text: string, into: HashedFile[]) => add(fromText(name, text), into);

  async function addAll(): Promise<void> {
    const ordered = [...files].sort(byName);
    await addText('bagit.txt', BAGIT_TEXT, tags);
    await addText('bag-info.txt', writeBagInfo(info, ordered), tags);
    for (const file of ordered) await add(file, payload);
    for (const algorithm of ALGORITHMS) await addText(manifestName(algorithm), writeManifest(payload, algorithm), tags);
    const listed = [...tags];
    const [first = '', second = ''] = ALGORITHMS.map((algorithm) => writeManifest(listed, algorithm));
    await addText(tagManifestName('sha256'), first, []);
    await addText(tagManifestName('sm3'), second, []);
    if (key !== null) await addText(SIGNATURE_FILE, key.sign(Buffer.from(first, 'utf8')), []);
    zip.end();
  }
  zip.on('error', (error) => output.destroy(error as Error));
  addAll().catch((error: unknown) => output.destroy(error as Error));
  return output;
}

export function fromText(name: string, text: string): PayloadFile {
  const bytes = Buffer.from(text, 'utf8');
  return { name, bytes: bytes.length, read: () => yieldOnce(bytes) };
}

async function* yieldOnce(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
