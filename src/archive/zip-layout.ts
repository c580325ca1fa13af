import { END_64_BYTES, END_BYTES, LOCATOR_64_BYTES } from '../zip/central-directory.ts';

/**
 * The bytes of an archive around its files, as they are written: every file stored as it is, streamed with a descriptor behind
 * it, dated 1 January 2000, no comments, no further fields. From names, sizes and checksums follows every other byte.
 */
export interface StoredEntry {
  name: string;
  size: number;
  crc: number;
  /** Of its local header. */
  offset: number;
}

const MADE_BY = (3 << 8) | 63;
const NEEDED = 20;
const NEEDED_64 = 45;
/** Names in UTF-8; sizes and checksum behind the content. */
const FLAGS = (1 << 11) | (1 << 3);
const FIRST_OF_2000 = (20 << 9) | (1 << 5) | 1;
const MODE = (0o100644 << 16) >>> 0;
const LARGEST_32 = 0xfffffffe;
const MOST_16 = 0xffff;
const SEE_64 = 0xffffffff;

export function localHeader(name: string): Buffer {
  const text = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(NEEDED, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(FIRST_OF_2000, 12);
  head.writeUInt16LE(text.length, 26);
  return Buffer.concat([head, text]);
}

function isLarge({ size, offset }: StoredEntry): boolean {
  return size > LARGEST_32 || offset > LARGEST_32;
}

export function descriptor(entry: StoredEntry): Buffer {
  const bytes = Buffer.alloc(isLarge(entry) ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(entry.crc, 4);
  if (isLarge(entry)) {
    bytes.writeBigUInt64LE(BigInt(entry.size), 8);
    bytes.writeBigUInt64LE(BigInt(entry.size), 16);
  } else {
    bytes.writeUInt32LE(entry.size, 8);
    bytes.writeUInt32LE(entry.size, 12);
  }
  return bytes;
}

export function centralRecord(entry: StoredEntry): Buffer {
  const text = Buffer.from(entry.name, 'utf8');
  const large = isLarge(entry);
  const extra = Buffer.alloc(large ? 28 : 0);
  if (large) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(entry.size), 4);
    extra.writeBigUInt64LE(BigInt(entry.size), 12);
    extra.writeBigUInt64LE(BigInt(entry.offset), 20);
  }
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(MADE_BY, 4);
  head.writeUInt16LE(large ? NEEDED_64 : NEEDED, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(FIRST_OF_2000, 14);
  head.writeUInt32LE(entry.crc, 16);
  head.writeUInt32LE(large ? SEE_64 : entry.size, 20);
  head.writeUInt32LE(large ? SEE_64 : entry.size, 24);
  head.writeUInt16LE(text.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(MODE, 38);
  head.writeUInt32LE(large ? SEE_64 : entry.offset, 42);
  return Buffer.concat([head, text, extra]);
}

export function endRecords(count: number, directoryOffset: number, directoryBytes: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, MOST_16), 8);
  end.writeUInt16LE(Math.min(count, MOST_16), 10);
  end.writeUInt32LE(Math.min(directoryBytes, SEE_64), 12);
  end.writeUInt32LE(Math.min(directoryOffset, SEE_64), 16);
  if (count < MOST_16 && directoryBytes < SEE_64 && directoryOffset < SEE_64) return end;
  const end64 = Buffer.alloc(END_64_BYTES);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(BigInt(END_64_BYTES - 12), 4);
  end64.writeUInt16LE(MADE_BY, 12);
  end64.writeUInt16LE(NEEDED_64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end64.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(LOCATOR_64_BYTES);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
