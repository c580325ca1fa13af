import type { ComparedBid } from './compared-bid.ts';
import { listPieces, type Sentence, shareOf } from './sentences.ts';

const PIECE = 4;
/** Sentences that have this much in common were written once and changed afterwards. */
const LEAST_LIKENESS = 0.7;
/** Pieces that stand in more sentences than this say nothing. */
const COMMON = 60;
/** Of so many bids on, what more than two in three have is taken for a form that the procurement document does not show. */
const MANY_BIDS = 4;

export interface SharedSentence {
  one: Sentence;
  other: Sentence;
  isSame: boolean;
}

/** What every two bids of a comparison have in common, and which of it nearly all of them have. */
export class SharedSentences {
  private readonly byPair = new Map<ComparedBid, Map<ComparedBid, SharedSentence[]>>();
  private readonly holders = new Map<Sentence, number>();
  private readonly bids: number;
  private readonly isTenderKnown: boolean;

  constructor(bids: readonly ComparedBid[], isTenderKnown: boolean) {
    this.bids = bids.length;
    this.isTenderKnown = isTenderKnown;
    for (const [index, a] of bids.entries())
      for (const b of bids.slice(index + 1)) {
        const shared = listShared(a.ownSentences, b.ownSentences);
        this.byPair.set(a, (this.byPair.get(a) ?? new Map()).set(b, shared));
        for (const { one, other } of shared)
          for (const sentence of [one, other]) this.holders.set(sentence, (this.holders.get(sentence) ?? 0) + 1);
      }
  }

  /** Of two bids in the order in which they were given. */
  of(a: ComparedBid, b: ComparedBid): SharedSentence[] {
    return this.byPair.get(a)?.get(b) ?? [];
  }

  /** Whether nearly all bids have it, so that it comes from a form and not from one of them. */
  isWidespread({ one, other }: SharedSentence): boolean {
    const others = this.bids - 1;
    const holders = Math.max(this.holders.get(one) ?? 0, this.holders.get(other) ?? 0);
    if (this.bids >= MANY_BIDS) return holders * 3 > others * 2;
    return !this.isTenderKnown && others > 1 && holders === others;
  }
}

/** Every sentence of the one with the sentence of the other that it is most like; each of the other's is taken once. */
function listShared(one: readonly Sentence[], other: readonly Sentence[]): SharedSentence[] {
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
