import { Decimal } from '../../domain/decimal.ts';
import type { Location } from '../../domain/location.ts';
import { listPieces, type Sentence, shareOf } from './sentences.ts';
import type { SignalFinder } from './signal-finder.ts';
import { cut, shareStrength } from './strength.ts';

const PIECE = 4;
/** Sentences that have this much in common were written once and changed afterwards. */
const LEAST_LIKENESS = 0.7;
/** Less than about two sentences may be chance, or a phrase that everybody uses. */
const LEAST_LETTERS = 48;
/** So many letters in common are as telling as half of a bid. */
const HALF_CERTAIN_LETTERS = 300;
const SHOWN = 20;
/** Pieces that stand in more sentences than this say nothing. */
const COMMON = 60;

export interface SharedSentence {
  one: Sentence;
  other: Sentence;
  isSame: boolean;
}

/** Sentences of their own that two bids have in common, word for word or nearly. */
export const findSharedText: SignalFinder = (a, b, { known, commonSentences }) => {
  const isForm = ({ one }: SharedSentence) => commonSentences.has(one.plain);
  const all = listShared(a.ownSentences, b.ownSentences);
  const shared = known.isEmpty ? all.filter((sentence) => !isForm(sentence)) : all;
  const inAll = shared.filter(isForm).length;
  const letters = countLetters(shared.map(({ one }) => one));
  if (letters < LEAST_LETTERS) return [];
  const shorter = Math.min(countLetters(a.ownSentences), countLetters(b.ownSentences));
  const share = shareStrength(letters, shorter);
  const amount = shareStrength(letters, letters + HALF_CERTAIN_LETTERS);
  const same = shared.filter(({ isSame }) => isSame).length;
  const nearly = shared.length - same;
  return [
    {
      code: 'shared-text',
      provision: 'alike',
      strength: cut(Decimal.max(share, amount)),
      message:
        `采购文件以外的文字有 ${shared.length} 句相同或相近（完全相同 ${same} 句${nearly === 0 ? '' : `，只改动个别字词 ${nearly} 句`}），` +
        `共 ${letters} 字，占较短一方自写文字的 ${share.times('100').toDecimalPlaces(0).toFixed()}%` +
        `${inAll === 0 ? '' : `，其中 ${inAll} 句各家都有`}；可能抄自同一公开资料，请核实来源`,
      locations: pairUp(shared),
    },
  ];
};

/** Every sentence of the one with the sentence of the other that it is most like; each of the other's is taken once. */
export function listShared(one: readonly Sentence[], other: readonly Sentence[]): SharedSentence[] {
  const places = indexPieces(other);
  const pieces = other.map(({ plain }) => listPieces(plain, PIECE));
  const taken = new Set<number>();
  return one.flatMap((sentence): SharedSentence[] => {
    const own = listPieces(sentence.plain, PIECE);
    const best = findMostAlike(own, places, pieces, taken);
    if (best === null) return [];
    taken.add(best);
    const match = other[best] as Sentence;
    return [{ one: sentence, other: match, isSame: match.plain === sentence.plain }];
  });
}

function indexPieces(sentences: readonly Sentence[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { plain }] of sentences.entries())
    for (const piece of listPieces(plain, PIECE)) {
      const known = places.get(piece);
      if (known === undefined) places.set(piece, [index]);
      else known.push(index);
    }
  return places;
}

function findMostAlike(
  own: ReadonlySet<string>,
  places: ReadonlyMap<string, readonly number[]>,
  pieces: readonly ReadonlySet<string>[],
  taken: ReadonlySet<number>,
): number | null {
  const hits = new Map<number, number>();
  for (const piece of own) {
    const where = places.get(piece) ?? [];
    if (where.length <= COMMON) for (const index of where) hits.set(index, (hits.get(index) ?? 0) + 1);
  }
  let best: number | null = null;
  let bestLikeness = LEAST_LIKENESS;
  for (const [index, count] of hits) {
    const theirs = pieces[index] ?? new Set();
    if (taken.has(index) || count < own.size * LEAST_LIKENESS * 0.5) continue;
    const likeness = Math.min(shareOf(own, theirs), shareOf(theirs, own));
    if (likeness < bestLikeness) continue;
    best = index;
    bestLikeness = likeness;
  }
  return best;
}

function countLetters(sentences: readonly Sentence[]): number {
  return sentences.reduce((letters, { plain }) => letters + plain.length, 0);
}

/** The longest first. */
function pairUp(shared: readonly SharedSentence[]): [Location, Location][] {
  return [...shared]
    .sort((a, b) => b.one.plain.length - a.one.plain.length)
    .slice(0, SHOWN)
    .map(({ one, other }) => [one.location, other.location]);
}
