import { normaliseForMatching } from '../../domain/matching.ts';
import { type Piece, pairPieces, readPieces, readWords, sharePairs } from './demand-words.ts';
import { OPTIONAL, STRICT_WORDS, type StrictWords, WEAKENERS } from './strict-words.ts';

/** Where a quotation asks for less than what was published. */
export interface WordChange {
  /** The word as published; null where the quotation adds one. */
  published: string | null;
  /** What stands in its place; null where it is left out. */
  quoted: string | null;
  /** Words that show that a text still keeps to what was published. */
  equal: readonly string[];
}

/** Share of a stretch's words that the quotation must have before one word that it lacks means anything. */
const SAME_STRETCH = 0.6;
/** The same where the word, or another for it, stands elsewhere in the quotation. */
const SAME_SENTENCE = 0.85;
/** Characters around a word that have to stand in the quotation as they were published. */
const AROUND = 2;

/** Compares word by word only where the quotation otherwise says the same. */
export function findChangedWords(published: string, quoted: string): WordChange[] {
  if (normaliseForMatching(published).includes(normaliseForMatching(quoted))) return [];
  const [own, other] = [readWords(published), readWords(quoted)];
  if (other.length < 2 * AROUND) return [];
  const [stretches, quotedStretches] = [readPieces(own), pairPieces(readPieces(other))];
  const weakened = [...new Set(other.match(WEAKENERS) ?? [])].filter((word) => !own.includes(word));
  return [
    ...weakened.map((word): WordChange => ({ published: null, quoted: word, equal: [] })),
    ...findOptional(stretches, quotedStretches),
    ...STRICT_WORDS.flatMap((words) => compareFamily(words, own, other, stretches, quotedStretches)),
  ];
}

/** 提供 quoted as 可提供. */
function findOptional(own: readonly Piece[], quoted: readonly Piece[]): WordChange[] {
  const isPublished = (words: string) => own.some(({ text }) => text.includes(words));
  for (const { text } of quoted)
    for (const word of OPTIONAL)
      for (const at of placesOf(text, word)) {
        const before = text.slice(Math.max(0, at - AROUND), at);
        const after = text.slice(at + word.length, at + word.length + AROUND);
        if (after.length < AROUND || (before.length < AROUND && at > 0)) continue;
        if (isPublished(before + word + after)) continue;
        if (at === 0 ? own.some((piece) => piece.text.startsWith(after)) : isPublished(before + after))
          return [{ published: null, quoted: word, equal: [] }];
      }
  return [];
}

function compareFamily(
  words: StrictWords,
  own: string,
  other: string,
  stretches: readonly Piece[],
  quoted: readonly Piece[],
): WordChange[] {
  if (!words.strict.some((word) => own.includes(word))) return [];
  const equal = [...words.strict, ...(words.equal ?? [])];
  const least = equal.some((word) => other.includes(word)) ? SAME_SENTENCE : SAME_STRETCH;
  for (const stretch of stretches)
    for (const strict of words.strict) {
      if (!stretch.text.includes(strict) || placesOf(other, strict).length >= placesOf(own, strict).length) continue;
      const match = findStretch(stretch, strict, quoted, least);
      if (match === null) continue;
      const change =
        findReplaced(strict, stretch, match, words) ??
        (equal.some((word) => match.text.includes(word)) ? null : findMissing(strict, stretch, match, words, own));
      if (change !== null) return [{ ...change, equal }];
    }
  return [];
}

function findStretch(stretch: Piece, strict: string, quoted: readonly Piece[], least: number): Piece | null {
  let best: { piece: Piece; share: number } | null = null;
  for (const piece of quoted) {
    const share = sharePairs(stretch, piece, strict);
    if (share >= least && share > (best?.share ?? 0)) best = { piece, share };
  }
  return best?.piece ?? null;
}

type Found = Omit<WordChange, 'equal'>;

/** A weaker word stands exactly where the strict one was published. */
function findReplaced(strict: string, stretch: Piece, { text }: Piece, { weaker, isExact }: StrictWords): Found | null {
  for (const at of placesOf(stretch.text, strict)) {
    const [before, after] = wordsAround(stretch.text, strict, at);
    const gap = text.includes(before + strict + after) ? null : findGap(text, before, after);
    if (gap === null || gap.includes(strict)) continue;
    const word = weaker.find((one) => (isExact === true ? gap === one : gap.includes(one)));
    if (word !== undefined) return { published: strict, quoted: word };
  }
  return null;
}

/** Neither the strict word nor another for it is there: a weaker one that the document does not use, or nothing. */
function findMissing(
  strict: string,
  stretch: Piece,
  { text }: Piece,
  { weaker, isNeeded, isExact }: StrictWords,
  published: string,
): Found | null {
  if (isExact === true) return null;
  const word = weaker.find((one) => text.includes(one) && !published.includes(one));
  if (word !== undefined) return { published: strict, quoted: word };
  const gap = findGap(text, ...wordsAround(stretch.text, strict, stretch.text.indexOf(strict)));
  return isNeeded === true && gap === '' ? { published: strict, quoted: null } : null;
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function wordsAround(text: string, word: string, at: number): [before: string, after: string] {
  return [text.slice(Math.max(0, at - AROUND), at), text.slice(at + word.length, at + word.length + AROUND)];
}

/** What stands between two words; null where they do not stand one after the other. The start and the end of a stretch count as words. */
function findGap(text: string, before: string, after: string): string | null {
  if (before === '' && after === '') return null;
  for (let from = before === '' ? 0 : text.indexOf(before); from !== -1; from = text.indexOf(before, from + 1)) {
    const start = from + before.length;
    const end = after === '' ? text.length : text.indexOf(after, start);
    if (end !== -1 && end - start <= LONGEST_GAP) return text.slice(start, end);
    if (before === '') break;
  }
  return null;
}

const LONGEST_GAP = 8;
