import { pairsOf } from './likeness.ts';

/** Likeness of texts, where words that every requirement has (服务, 运维) count less than rare ones. */
export interface WordScale {
  /** Weighted share of the lighter text that stands in the other; short texts cannot reach 1 by a word or two. */
  likeness(one: string, other: string): number;
  /** Share of `part` that stands in `whole`, 0 to 1; 0 for a part without words. */
  containment(part: string, whole: string): number;
}

/** By the number of the pair, as every row is held against every requirement. */
type PairWeights = ReadonlyMap<number, number>;

interface Weighed {
  weights: PairWeights;
  total: number;
}

/** A text lighter than this many rare pairs of characters proves little. */
const LEAST_PAIRS = 7;

export function createWordScale(texts: readonly string[]): WordScale {
  const numbers = new Map<string, number>();
  const numberOf = (pair: string): number => {
    const number = numbers.get(pair) ?? numbers.size;
    if (number === numbers.size) numbers.set(pair, number);
    return number;
  };
  const counts = new Map<number, number>();
  for (const pair of texts.flatMap((text) => [...pairsOf(text)].map(numberOf)))
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const rarest = Math.log(1 + texts.length);
  const known = new Map<string, Weighed>();
  const weigh = (text: string): Weighed => {
    const own = known.get(text);
    if (own !== undefined) return own;
    const weights = new Map(
      [...pairsOf(text)]
        .map(numberOf)
        .map((pair) => [pair, Math.log(1 + texts.length / (counts.get(pair) ?? 1)) / rarest]),
    );
    const weighed = { weights, total: total(weights) };
    known.set(text, weighed);
    return weighed;
  };
  return {
    likeness(one, other) {
      const [left, right] = [weigh(one), weigh(other)];
      const lighter = Math.min(left.total, right.total);
      return shared(left.weights, right.weights) / Math.max(lighter, LEAST_PAIRS);
    },
    containment(part, whole) {
      const own = weigh(part);
      return own.total === 0 ? 0 : shared(own.weights, weigh(whole).weights) / own.total;
    },
  };
}

function total(weights: PairWeights): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}

function shared(left: PairWeights, right: PairWeights): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [pair, weight] of small) if (large.has(pair)) sum += weight;
  return sum;
}
