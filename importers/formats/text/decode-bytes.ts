import { decodeWindows1252 } from './windows-1252.ts';

/** How text was stored, and what came of it. */
export interface DecodedText {
  text: string;
  /** As a person calls it: `UTF-8`, `GB18030`, `UTF-16`, or the name a web page declares. */
  encoding: string;
  /** Places where no character could be read. */
  damaged: number;
}

const UTF_8 = 'UTF-8';
const GB18030 = 'GB18030';
const UTF_16 = 'UTF-16';

/** More unreadable places than one in a hundred characters: it is another encoding, or no text. */
const MOST_DAMAGED = 0.01;
/** Chinese text is nearly all of the 3,755 common characters; a wrong guess scatters over the rare ones. */
const LEAST_COMMON = 0.7;
/** Controls that no text has: all but tabs, ends of lines and pages, and the unused half of Latin encodings. */
const CONTROLS = /[^\P{Cc}\s\u0080-\u009f]/gu;
/** A few of them are an accident, more are a program or a picture. */
const MOST_CONTROLS = 0.05;
/** Old programs of DOS end a text with it. */
const END_MARK = '\u001a';

/**
 * Text from bytes whose encoding is not written down, or only claimed. Null where they are no text. UTF-8 is strict
 * enough to prove itself; what it is not is GB18030 in China, where the characters are common enough to believe it.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): DecodedText | null {
  const marked = decodeMarked(bytes);
  if (marked !== undefined) return marked;
  const wide = decodeUnmarkedUtf16(bytes);
  if (wide !== null) return wide;
  const strict = decodeStrictly(bytes);
  if (strict !== null) return refuseBinary({ text: strict, encoding: UTF_8, damaged: 0 });
  const candidates = [decodeDeclared(bytes, declared), decodeAs(bytes, 'utf-8', UTF_8), decodeChinese(bytes)];
  const best = candidates
    .filter((candidate) => candidate !== null)
    .filter(({ text, damaged }) => damaged <= text.length * MOST_DAMAGED || isCutAtEnd(text, damaged))
    .sort((a, b) => a.damaged - b.damaged)[0];
  return best === undefined ? null : refuseBinary(best);
}

function decodeMarked(bytes: Uint8Array): DecodedText | null | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return refuseBinary(decodeAs(bytes, 'utf-8', UTF_8));
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return null;
  if (first === 0xff && second === 0xfe) return refuseBinary(decodeAs(bytes, 'utf-16le', UTF_16));
  if (first === 0xfe && second === 0xff) return refuseBinary(decodeAs(bytes, 'utf-16be', UTF_16));
  return undefined;
}

/** UTF-16 without its mark shows by the zero halves of its line ends and Latin letters. */
function decodeUnmarkedUtf16(bytes: Uint8Array): DecodedText | null {
  const sample = bytes.subarray(0, 4096);
  if (bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  for (const label of ['utf-16le', 'utf-16be'] as const) {
    const { text } = decodeAs(sample, label, UTF_16);
    const known = text.match(/[\t\n\r\x20-\x7e\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0;
    if (known >= text.length * (1 - MOST_DAMAGED)) return refuseBinary(decodeAs(bytes, label, UTF_16));
  }
  return null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeDeclared(bytes: Uint8Array, declared: string | null): DecodedText | null {
  if (declared === null || /^(?:utf-?8|utf-?16|gb)/i.test(declared)) return null;
  try {
    const isWestern = new TextDecoder(declared).encoding === 'windows-1252';
    if (isWestern) return { text: decodeWindows1252(bytes), encoding: declared, damaged: 0 };
    return decodeAs(bytes, declared, declared);
  } catch {
    return null;
  }
}

function decodeChinese(bytes: Uint8Array): DecodedText | null {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))) common += 1;
    at += 1;
  }
  return common < pairs * LEAST_COMMON ? null : decodeAs(bytes, 'gb18030', GB18030);
}

function decodeAs(bytes: Uint8Array, label: string, encoding: string): DecodedText {
  const text = new TextDecoder(label).decode(bytes);
  return { text, encoding, damaged: text.match(/\ufffd/g)?.length ?? 0 };
}

/** A text cut in the middle of its last character. */
function isCutAtEnd(text: string, damaged: number): boolean {
  return damaged === 1 && text.endsWith('\ufffd');
}

function refuseBinary({ text, encoding, damaged }: DecodedText): DecodedText | null {
  const kept = text.replaceAll(END_MARK, '').replace(CONTROLS, '');
  const controls = text.replaceAll(END_MARK, '').length - kept.length;
  return controls > text.length * MOST_CONTROLS ? null : { text: kept, encoding, damaged: damaged + controls };
}
