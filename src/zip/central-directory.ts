/** What the end of a zip says about its directory. Offsets count from the beginning of the file. */
export interface Directory {
  entries: number;
  bytes: number;
  /** As declared: too small by what was put before the archive. */
  offset: number;
  /** Where the records that end the archive begin, and the directory is over. */
  end: number;
}

/** One file as the directory lists it, with the sizes and offset that stand in a Zip64 field put in place. */
export interface DirectoryRecord {
  name: Buffer;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Of its local header, as declared. */
  offset: number;
  /** Where the next record begins. */
  next: number;
}

export type DirectoryFault = 'truncated' | 'corrupt';

export const END_BYTES = 22;
export const END_64_BYTES = 56;
export const LOCATOR_64_BYTES = 20;
/** All that can stand behind a directory: its end, both Zip64 records and the longest comment. */
export const LONGEST_END_BYTES = END_64_BYTES + LOCATOR_64_BYTES + END_BYTES + 0xffff;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const RECORD = 0x02014b50;
const RECORD_BYTES = 46;
const ZIP_64_FIELD = 1;
const SEE_64 = 0xffffffff;

/**
 * Finds the directory of a zip from its last bytes.
 * @param tail the last `LONGEST_END_BYTES`, or fewer where the file is shorter or may have no comment
 * @param tailOffset where they begin in the file
 */
export function findDirectory(tail: Buffer, tailOffset: number): Directory | DirectoryFault {
  const at = findEnd(tail);
  if (at === null) return 'truncated';
  const locator = at - LOCATOR_64_BYTES;
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_64) {
    return {
      entries: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
      end: tailOffset + at,
    };
  }
  // Where something was put before the archive, the declared place is too small: then it stands just before its locator.
  const declared = Number(tail.readBigUInt64LE(locator + 8)) - tailOffset;
  const at64 = [declared, locator - END_64_BYTES].find((place) => isEnd64(tail, place));
  if (at64 === undefined) return 'corrupt';
  return {
    entries: Number(tail.readBigUInt64LE(at64 + 32)),
    bytes: Number(tail.readBigUInt64LE(at64 + 40)),
    offset: Number(tail.readBigUInt64LE(at64 + 48)),
    end: tailOffset + at64,
  };
}

function findEnd(tail: Buffer): number | null {
  const earliest = Math.max(0, tail.length - END_BYTES - 0xffff);
  for (let at = tail.length - END_BYTES; at >= earliest; at -= 1) {
    if (tail[at] === 0x50 && tail.readUInt32LE(at) === END) return at;
  }
  return null;
}

function isEnd64(tail: Buffer, at: number): boolean {
  return at >= 0 && at + END_64_BYTES <= tail.length && tail.readUInt32LE(at) === END_64;
}

/** Reads the record that begins at a place of the directory. */
export function readRecord(bytes: Buffer, at: number): DirectoryRecord | DirectoryFault {
  if (at + RECORD_BYTES > bytes.length) return 'truncated';
  if (bytes.readUInt32LE(at) !== RECORD) return 'corrupt';
  const nameEnd = at + RECORD_BYTES + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) return 'truncated';
  const record: DirectoryRecord = {
    name: bytes.subarray(at + RECORD_BYTES, nameEnd),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    next,
  };
  putZip64Values(record, bytes.subarray(nameEnd, extraEnd));
  return record;
}

/** The field holds, in this order, only those values that did not fit into 32 bits. */
function putZip64Values(record: DirectoryRecord, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP_64_FIELD) continue;
    let place = at + 4;
    for (const value of ['size', 'packedSize', 'offset'] as const) {
      if (record[value] !== SEE_64 || place + 8 > extra.length) continue;
      record[value] = Number(extra.readBigUInt64LE(place));
      place += 8;
    }
  }
}
