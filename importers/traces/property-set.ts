/** Value of a property: text, or a moment in ISO 8601 (UTC). */
export type PropertyValue = string;

export interface PropertySet {
  /** Upper-case, with hyphens. */
  format: string;
  values: ReadonlyMap<number, PropertyValue>;
  /** Names that a set of the user's own gives its properties. */
  names: ReadonlyMap<number, string>;
}

export class PropertySetError extends Error {}

const BYTE_ORDER = 0xfffe;
const HEADER_BYTES = 28;
const SET_BYTES = 20;
const MOST_SETS = 2;
const MOST_PROPERTIES = 10_000;
const DICTIONARY = 0;
const CODE_PAGE = 1;
const UTF16 = 1200;
/** VT_LPSTR, VT_LPWSTR and VT_FILETIME; numbers and lists tell nothing of who made the file. */
const TYPE = { bytes: 0x1e, wide: 0x1f, time: 0x40 } as const;
const ENCODINGS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  54936: 'gb18030',
  65001: 'utf-8',
};
/** From 1601 to 1970, in milliseconds. */
const EPOCH_MS = 11_644_473_600_000n;
const TICKS_PER_MS = 10_000n;
const FIRST_YEAR = 1980;
const LAST_YEAR = 9999;

/**
 * Reads a stream of properties of a compound file ([MS-OLEPS]). Properties that are broken are left out.
 * @throws PropertySetError where the stream is none
 */
export function readPropertySets(stream: Buffer): PropertySet[] {
  if (stream.length < HEADER_BYTES || stream.readUInt16LE(0) !== BYTE_ORDER) throw new PropertySetError('no header');
  const count = Math.min(stream.readUInt32LE(24), MOST_SETS);
  const sets: PropertySet[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = HEADER_BYTES + index * SET_BYTES;
    if (at + SET_BYTES > stream.length) throw new PropertySetError('list of sets is cut off');
    const set = stream.subarray(stream.readUInt32LE(at + 16));
    sets.push({ format: readFormat(stream.subarray(at, at + 16)), ...readSet(set) });
  }
  return sets;
}

function readFormat(bytes: Buffer): string {
  const swap = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).reverse().toString('hex');
  const parts = [swap(0, 4), swap(4, 6), swap(6, 8), bytes.toString('hex', 8, 10), bytes.toString('hex', 10)];
  return parts.join('-').toUpperCase();
}

function readSet(set: Buffer): Omit<PropertySet, 'format'> {
  const places = readPlaces(set);
  const page = places.get(CODE_PAGE);
  const codePage = page === undefined || page + 6 > set.length ? null : set.readUInt16LE(page + 4);
  const values = new Map<number, PropertyValue>();
  for (const [id, at] of places) {
    const value = id > CODE_PAGE ? readValue(set, at, codePage) : null;
    if (value !== null) values.set(id, value);
  }
  const dictionary = places.get(DICTIONARY);
  return { values, names: dictionary === undefined ? new Map() : readNames(set, dictionary, codePage) };
}

/** Where each property stands in the set. */
function readPlaces(set: Buffer): Map<number, number> {
  const places = new Map<number, number>();
  const count = set.length < 8 ? 0 : Math.min(set.readUInt32LE(4), MOST_PROPERTIES);
  for (let at = 8; at < 8 + count * 8 && at + 8 <= set.length; at += 8) {
    places.set(set.readUInt32LE(at), set.readUInt32LE(at + 4));
  }
  return places;
}

function readValue(set: Buffer, at: number, codePage: number | null): PropertyValue | null {
  if (at + 8 > set.length) return null;
  const type = set.readUInt16LE(at);
  if (type === TYPE.time) return at + 12 > set.length ? null : writeTime(set.readBigUInt64LE(at + 4));
  if (type !== TYPE.bytes && type !== TYPE.wide) return null;
  const length = set.readUInt32LE(at + 4) * (type === TYPE.wide ? 2 : 1);
  if (at + 8 + length > set.length) return null;
  return decode(set.subarray(at + 8, at + 8 + length), type === TYPE.wide ? UTF16 : codePage);
}

function readNames(set: Buffer, start: number, codePage: number | null): Map<number, string> {
  const names = new Map<number, string>();
  if (start + 4 > set.length) return names;
  const count = Math.min(set.readUInt32LE(start), MOST_PROPERTIES);
  for (let index = 0, at = start + 4; index < count && at + 8 <= set.length; index += 1) {
    const length = set.readUInt32LE(at + 4) * (codePage === UTF16 ? 2 : 1);
    if (at + 8 + length > set.length) break;
    names.set(set.readUInt32LE(at), decode(set.subarray(at + 8, at + 8 + length), codePage));
    // Names of two bytes a character are filled up to four bytes.
    at += 8 + (codePage === UTF16 ? Math.ceil(length / 4) * 4 : length);
  }
  return names;
}

/** Files without a code page, or with one that is not known here, are taken for Chinese; letters and digits are the same. */
function decode(bytes: Buffer, codePage: number | null): string {
  const isWindows = codePage !== null && codePage >= 1250 && codePage <= 1258;
  const encoding = isWindows ? `windows-${codePage}` : (ENCODINGS[codePage ?? 936] ?? 'gb18030');
  const text = new TextDecoder(encoding).decode(bytes);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** @param ticks of 100 nanoseconds since 1601; times before there were such files stand for none */
function writeTime(ticks: bigint): string | null {
  const moment = new Date(Number(ticks / TICKS_PER_MS - EPOCH_MS));
  const year = moment.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? `${moment.toISOString().slice(0, 19)}Z` : null;
}
