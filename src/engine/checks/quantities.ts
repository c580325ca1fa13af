import { normaliseForMatching } from '../../domain/matching.ts';
import type { Quantity } from '../../domain/requirement.ts';
import type { StatedQuantity } from '../../domain/stated-quantity.ts';
import { type Measure, measure } from '../../domain/units.ts';
import { likeness } from './likeness.ts';

export interface QuantityComparison {
  /** “1 年 < 3 年”: where the answer falls short. */
  worse: string[];
  /** “5 次 > 4 次”: where it offers more. */
  better: string[];
}

interface Pair {
  required: Quantity;
  requiredMeasure: Measure;
  stated: StatedQuantity;
  statedMeasure: Measure;
}

/**
 * Compares what is answered with what is required, quantity by quantity. Quantities are paired by what they
 * measure and by the words around them; a quantity that finds no partner says nothing.
 */
export function compareQuantities(
  required: readonly Quantity[],
  stated: readonly StatedQuantity[],
): QuantityComparison {
  const worse: string[] = [];
  const better: string[] = [];
  for (const pair of pairQuantities(required, stated)) {
    const order = pair.statedMeasure.base.comparedTo(pair.requiredMeasure.base);
    if (order === 0) continue;
    const { comparator } = pair.required;
    if (comparator === '=') continue;
    const wantsMore = comparator === '>=' || comparator === '>';
    const sign = order > 0 ? '>' : '<';
    const line = `${pair.stated.value} ${pair.stated.unit} ${sign} ${pair.required.value} ${pair.required.unit}`;
    (wantsMore === order > 0 ? better : worse).push(line);
  }
  return { worse, better };
}

/**
 * The answer repeats, in the same order, the quantities of a demand that quotes the published ones unchanged: then it
 * cannot fall short, whatever the pairing by words would make of it.
 */
export function repeatsPublished(
  required: readonly Quantity[],
  demand: readonly StatedQuantity[],
  answer: readonly StatedQuantity[],
): boolean {
  const key = ({ value, unit }: Pick<Quantity, 'value' | 'unit'>) => {
    const size = measure(value, unit);
    return size === null ? `${value}${unit}` : `${size.dimension}:${size.base.toFixed()}`;
  };
  const quoted = demand.map(key);
  if (required.some((quantity) => !quoted.includes(key(quantity)))) return false;
  return quoted.length === answer.length && answer.every((quantity, index) => key(quantity) === quoted[index]);
}

/** Best partner first by words, then by order among equals; no stated quantity serves twice. */
function pairQuantities(required: readonly Quantity[], stated: readonly StatedQuantity[]): Pair[] {
  const candidates = required.flatMap((need, needAt) => {
    const requiredMeasure = measure(need.value, need.unit);
    if (requiredMeasure === null) return [];
    return stated.flatMap((offer, offerAt) => {
      const statedMeasure = measure(offer.value, offer.unit);
      if (statedMeasure === null || statedMeasure.dimension !== requiredMeasure.dimension) return [];
      const words = likeness(normaliseForMatching(need.what), `${offer.before}${offer.after}`);
      return [{ needAt, offerAt, words, pair: { required: need, requiredMeasure, stated: offer, statedMeasure } }];
    });
  });
  const sorted = candidates.sort(
    (a, b) => b.words - a.words || Math.abs(a.needAt - a.offerAt) - Math.abs(b.needAt - b.offerAt),
  );
  const usedNeeds = new Set<number>();
  const usedOffers = new Set<number>();
  const pairs: Pair[] = [];
  for (const { needAt, offerAt, words, pair } of sorted) {
    if (usedNeeds.has(needAt) || usedOffers.has(offerAt)) continue;
    if (words === 0 && !isOnlyPossibility(candidates, needAt, offerAt)) continue;
    usedNeeds.add(needAt);
    usedOffers.add(offerAt);
    pairs.push(pair);
  }
  return pairs;
}

/** Without a common word two quantities belong together only where neither could mean anything else. */
function isOnlyPossibility(
  candidates: readonly { needAt: number; offerAt: number }[],
  needAt: number,
  offerAt: number,
): boolean {
  return candidates.filter((candidate) => candidate.needAt === needAt || candidate.offerAt === offerAt).length === 1;
}
