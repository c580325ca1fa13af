import type { Passage } from '../../domain/bid-section.ts';
import type { Location } from '../../domain/location.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

/** A sentence as it stands, and what is compared of it. */
export interface Sentence {
  text: string;
  /** Letters and figures alone, without the tenderer's own name. */
  plain: string;
  location: Location;
}

const END = /[。！？；!?;\n]/;
const NOT_PLAIN = /[^\p{L}\p{N}]/gu;
/** Below this, people write the same by chance: 我公司完全响应招标文件要求. */
const LEAST_LETTERS = 20;
const QUOTE_LENGTH = 80;

/** The sentences of a text that are long enough to be compared, each once, without the tenderer's own name: a copied text has each one's in it. */
export function listSentences(passages: readonly Passage[], ownName: string): Sentence[] {
  const known = new Set<string>();
  return passages.flatMap(({ text, location }) =>
    text.split(END).flatMap((part): Sentence[] => {
      const sentence = part.trim();
      const plain = ownName === '' ? makePlain(sentence) : makePlain(sentence).replaceAll(ownName, '');
      if (plain.length < LEAST_LETTERS || known.has(plain)) return [];
      known.add(plain);
      return [{ text: sentence, plain, location: { ...location, quote: sentence.slice(0, QUOTE_LENGTH) } }];
    }),
  );
}

/** Letters and figures alone, in lower case. */
export function makePlain(text: string): string {
  return normaliseForMatching(text).replace(NOT_PLAIN, '').toLowerCase();
}

/** Pieces of a text, so many characters each. */
export function listPieces(plain: string, length: number): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + length <= plain.length; at += 1) pieces.add(plain.slice(at, at + length));
  return pieces;
}

/** What share of the first's pieces the second has, 0 to 1. */
export function shareOf(pieces: ReadonlySet<string>, known: { has(piece: string): boolean }): number {
  let shared = 0;
  for (const piece of pieces) if (known.has(piece)) shared += 1;
  return pieces.size === 0 ? 0 : shared / pieces.size;
}
