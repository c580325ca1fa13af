/** Where a PDF says that it was signed: the two stretches of bytes that were, and the message between them. */
export interface SignaturePlace {
  start: number;
  gapStart: number;
  gapEnd: number;
  end: number;
  /** adbe.pkcs7.detached, ETSI.CAdES.detached, …; null where the file does not say. */
  format: string | null;
  /** Null where what stands in the gap is no hexadecimal string and nothing else. */
  message: Buffer | null;
}

const KEY = '/ByteRange';
const RANGE =
  /^\/ByteRange\s{0,20}\[\s{0,20}(\d{1,12})\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})\s{0,20}\]/;
const FORMAT = /\/SubFilter\s{0,20}\/([A-Za-z0-9.#_-]{1,60})/;
const RANGE_LENGTH = 200;
const DICTIONARY_LENGTH = 4000;
const MOST = 50;

/**
 * Signatures are looked for in the bytes themselves: what was signed are byte positions, so a signature's dictionary
 * cannot stand inside a compressed stream.
 */
export function findSignaturePlaces(bytes: Uint8Array): SignaturePlace[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: SignaturePlace[] = [];
  for (let at = buffer.indexOf(KEY); at >= 0 && places.length < MOST; at = buffer.indexOf(KEY, at + KEY.length)) {
    const numbers = RANGE.exec(buffer.toString('latin1', at, at + RANGE_LENGTH));
    if (numbers === null) continue;
    const [start = 0, length = 0, second = 0, rest = 0] = numbers.slice(1).map((digits) => Number.parseInt(digits, 10));
    places.push(readPlace(buffer, at, { start, gapStart: start + length, gapEnd: second, end: second + rest }));
  }
  return places.sort((a, b) => a.end - b.end);
}

type Range = Pick<SignaturePlace, 'start' | 'gapStart' | 'gapEnd' | 'end'>;

function readPlace(buffer: Buffer, at: number, range: Range): SignaturePlace {
  const { start, gapStart, gapEnd, end } = range;
  const isPossible = start === 0 && gapStart > 0 && gapStart < gapEnd && gapEnd <= end && end <= buffer.length;
  return {
    ...range,
    format: findFormat(buffer, at, range),
    message: isPossible ? readHex(buffer, gapStart, gapEnd) : null,
  };
}

/** The dictionary's entries stand before or behind the gap, in any order. */
function findFormat(buffer: Buffer, at: number, { gapEnd }: Range): string | null {
  const before = buffer.toString('latin1', Math.max(0, at - DICTIONARY_LENGTH), at);
  const own = before.slice(before.lastIndexOf(' obj') + 1);
  const behind = buffer.toString(
    'latin1',
    Math.min(gapEnd, buffer.length),
    Math.min(gapEnd + DICTIONARY_LENGTH, buffer.length),
  );
  const between = buffer.toString('latin1', at, at + RANGE_LENGTH);
  const text = `${own}${between}${behind.split('endobj')[0] ?? ''}`;
  return FORMAT.exec(text)?.[1] ?? null;
}

/** Anything else than one hexadecimal string in the gap would be text that no signature covers. */
function readHex(buffer: Buffer, from: number, to: number): Buffer | null {
  const text = buffer.toString('latin1', from, to);
  if (!/^<[0-9A-Fa-f\s]*>$/.test(text)) return null;
  const message = Buffer.from(text.slice(1, -1).replace(/\s/g, ''), 'hex');
  return message.length === 0 ? null : message;
}
