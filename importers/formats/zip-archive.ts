import { crc32, inflateRawSync } from 'node:zlib';
import {
  type Directory,
  type DirectoryFault,
  findDirectory,
  LONGEST_END_BYTES,
  readRecord,
} from '../../src/zip/central-directory.ts';
import { INPUT_LIMITS } from './limits.ts';

export type ZipFault = 'not-a-zip' | 'truncated' | 'corrupt' | 'encrypted' | 'unsupported' | 'too-large';

/** The archive or one of its entries cannot be unpacked, or not safely. */
export class ZipError extends Error {
  readonly fault: ZipFault;

  constructor(fault: ZipFault, message: string) {
    super(message);
    this.name = 'ZipError';
    this.fault = fault;
  }
}

export interface ZipEntry {
  name: string;
  size: number;
  packedSize: number;
  method: number;
  crc: number;
  isEncrypted: boolean;
  offset: number;
}

const LOCAL_ENTRY = 0x04034b50;

/**
 * A zip opened from its directory. Nothing is unpacked before the declared sizes are known to be bearable, and no
 * entry unpacks to more than it declares.
 */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Names of the entries read whose checksum is not the declared one. */
  readonly damaged: string[] = [];
  private readonly bytes: Buffer;

  constructor(bytes: Buffer, entries: ReadonlyMap<string, ZipEntry>) {
    this.bytes = bytes;
    this.entries = entries;
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  read(name: string): Buffer {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new ZipError('corrupt', `no entry ${name}`);
    if (entry.isEncrypted) throw new ZipError('encrypted', name);
    const content = unpack(entry, this.findPacked(entry));
    if (crc32(content) !== entry.crc && !this.damaged.includes(name)) this.damaged.push(name);
    return content;
  }

  private findPacked(entry: ZipEntry): Buffer {
    const { bytes } = this;
    if (entry.offset + 30 > bytes.length) throw new ZipError('truncated', entry.name);
    if (bytes.readUInt32LE(entry.offset) !== LOCAL_ENTRY) throw new ZipError('corrupt', entry.name);
    const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
    if (start + entry.packedSize > bytes.length) throw new ZipError('truncated', entry.name);
    return bytes.subarray(start, start + entry.packedSize);
  }
}

export function isZip(bytes: Uint8Array): boolean {
  const [p, k, kind, check] = bytes;
  return p === 0x50 && k === 0x4b && ((kind === 3 && check === 4) || (kind === 5 && check === 6));
}

/** @throws ZipError */
export function openZip(input: Uint8Array): ZipArchive {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (!isZip(bytes)) throw new ZipError('not-a-zip', 'no zip signature');
  const tailOffset = Math.max(0, bytes.length - LONGEST_END_BYTES);
  const directory = refuseFault(findDirectory(bytes.subarray(tailOffset), tailOffset), 'end of directory');
  if (directory.entries > INPUT_LIMITS.zipEntries) throw new ZipError('too-large', `${directory.entries} entries`);
  const entries = readDirectory(bytes, directory);
  checkSizes([...entries.values()], bytes.length);
  return new ZipArchive(bytes, entries);
}

function unpack(entry: ZipEntry, packed: Buffer): Buffer {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new ZipError('unsupported', `${entry.name}: method ${entry.method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    const isLarger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipError('corrupt', `${entry.name}: ${isLarger ? 'larger than declared' : 'not inflatable'}`);
  }
}

function refuseFault<T extends object>(found: T | DirectoryFault, what: string): T {
  if (typeof found === 'string') throw new ZipError(found, what);
  return found;
}

function readDirectory(bytes: Buffer, directory: Directory): Map<string, ZipEntry> {
  const start = directory.end - directory.bytes;
  // Bytes put before the archive (self-extracting files), by which every offset is short.
  const shift = start - directory.offset;
  if (start < 0 || shift < 0) throw new ZipError('truncated', 'directory before the start of the file');
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let index = 0; index < directory.entries; index += 1) {
    const record = refuseFault(readRecord(bytes, at), `directory entry ${index + 1}`);
    const { method, crc, packedSize, size } = record;
    const name = decodeName(record.name);
    const offset = record.offset + shift;
    if (!name.endsWith('/'))
      entries.set(name, { name, method, crc, packedSize, size, offset, isEncrypted: (record.flags & 1) === 1 });
    at = record.next;
  }
  return entries;
}

/** Chinese Windows writes names in GBK without saying so, and some programs separate folders with a backslash. */
function decodeName(bytes: Buffer): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('gb18030').decode(bytes);
  }
  return name.replaceAll('\\', '/');
}

function checkSizes(entries: ZipEntry[], fileBytes: number): void {
  const unpackedBytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpackedBytes > INPUT_LIMITS.unpackedBytes) throw new ZipError('too-large', `unpacks to ${unpackedBytes} bytes`);
  const isSteep = (size: number, packedSize: number) =>
    size > INPUT_LIMITS.unpackRatioFromBytes && size > packedSize * INPUT_LIMITS.unpackRatio;
  const steep = entries.find((entry) => isSteep(entry.size, entry.packedSize));
  if (steep !== undefined) throw new ZipError('too-large', `${steep.name} unpacks to ${steep.size} bytes`);
  if (isSteep(unpackedBytes, fileBytes)) throw new ZipError('too-large', `unpacks to ${unpackedBytes} bytes`);
}
