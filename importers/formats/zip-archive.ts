import { crc32, inflateRawSync } from 'node:zlib';
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

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

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
  const directory = findDirectory(bytes);
  if (directory.count > INPUT_LIMITS.zipEntries) throw new ZipError('too-large', `${directory.count} entries`);
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

interface Directory {
  start: number;
  count: number;
  /** Bytes put before the archive (self-extracting files), by which every offset is short. */
  shift: number;
}

function findDirectory(bytes: Buffer): Directory {
  const end = findEnd(bytes);
  let count = bytes.readUInt16LE(end + 10);
  let size = bytes.readUInt32LE(end + 12);
  let offset = bytes.readUInt32LE(end + 16);
  let directoryEnd = end;
  if (end >= 20 && bytes.readUInt32LE(end - 20) === LOCATOR_64) {
    const end64 = Number(bytes.readBigUInt64LE(end - 12));
    if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END_64) {
      throw new ZipError('corrupt', 'zip64 end of directory');
    }
    count = Number(bytes.readBigUInt64LE(end64 + 32));
    size = Number(bytes.readBigUInt64LE(end64 + 40));
    offset = Number(bytes.readBigUInt64LE(end64 + 48));
    directoryEnd = end64;
  }
  const start = directoryEnd - size;
  if (start < 0 || start < offset) throw new ZipError('truncated', 'directory before the start of the file');
  return { start, count, shift: start - offset };
}

function findEnd(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= earliest; at -= 1) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === END) return at;
  }
  throw new ZipError('truncated', 'no end of directory');
}

function readDirectory(bytes: Buffer, directory: Directory): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = directory.start;
  for (let index = 0; index < directory.count; index += 1) {
    if (at + 46 > bytes.length) throw new ZipError('truncated', `directory entry ${index + 1}`);
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ZipError('corrupt', `directory entry ${index + 1}`);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const entry: ZipEntry = {
      name: decodeName(bytes.subarray(at + 46, nameEnd)),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    };
    readZip64Sizes(entry, bytes.subarray(nameEnd, extraEnd));
    entry.offset += directory.shift;
    if (!entry.name.endsWith('/')) entries.set(entry.name, entry);
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function readZip64Sizes(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const field of ['size', 'packedSize', 'offset'] as const) {
      if (entry[field] !== 0xffffffff || place + 8 > extra.length) continue;
      entry[field] = Number(extra.readBigUInt64LE(place));
      place += 8;
    }
  }
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
