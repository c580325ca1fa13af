import type { StatedQuantity } from '../../domain/stated-quantity.ts';
import { type Measure, measure, measureDays } from '../../domain/units.ts';
import { pairsOf } from './likeness.ts';
import { compareMeasures, isComparable } from './measures.ts';
import { contextOf, type Need } from './quantity-needs.ts';
import { isEndured, wantedDirection } from './wanted-direction.ts';

export interface QuantityPair {
  need: Need;
  offer: StatedQuantity;
  offerMeasure: Measure;
}

interface Candidate {
  needAt: number;
  offerAt: number;
  score: number;
  shared: number;
  pair: QuantityPair;
}

const EQUAL = 0.5;
const SAME_PLACE = 0.4;
const SAME_DIRECTION = 0.15;
/** Periods in different units, one this many times the other, belong together only where words or place say so. */
const MOST_DIFFERENT_PERIODS = 12;
const SAME_MATTER = 0.3;

/**
 * Pairs what is required with what is offered: by the words around them, most of all words that only one of the
 * requirements has, by equal values and by their order. No offer serves twice; what finds no partner says nothing.
 */
export function pairQuantities(needs: readonly Need[], offers: readonly StatedQuantity[]): QuantityPair[] {
  const weights = weighWords(needs);
  const inOrder = followsDemand(needs, offers);
  const candidates = needs.flatMap((need, needAt) =>
    offers.flatMap((offer, offerAt): Candidate[] => {
      const offerMeasure = measure(offer.value, offer.unit);
      if (offerMeasure === null || !mayBelong(need, offerMeasure) || isOtherEnd(need, offer)) return [];
      const shared = shareWords(need.words, contextOf(offer), weights);
      const isEqual = compareMeasures(offerMeasure, need.measure) === 0;
      const score =
        shared +
        (isEqual ? EQUAL : 0) +
        (inOrder && need.position === offerAt ? SAME_PLACE : 0) +
        (directionOf(need.quantity) === directionOf(offer) ? SAME_DIRECTION : 0);
      return [{ needAt, offerAt, score, shared: isEqual ? 1 : shared, pair: { need, offer, offerMeasure } }];
    }),
  );
  const sorted = candidates.sort(
    (a, b) => b.score - a.score || Math.abs(a.needAt - a.offerAt) - Math.abs(b.needAt - b.offerAt),
  );
  const usedNeeds = new Set<number>();
  const usedOffers = new Set<number>();
  const pairs: QuantityPair[] = [];
  for (const { needAt, offerAt, shared, pair } of sorted) {
    if (usedNeeds.has(needAt) || usedOffers.has(offerAt)) continue;
    const isPlaced = inOrder && pair.need.position === offerAt;
    if (shared === 0 && !isPlaced && !isOnlyPossibility(candidates, needAt, offerAt)) continue;
    if (shared < SAME_MATTER && !isPlaced && isFarApart(pair.need, pair.offerMeasure)) continue;
    usedNeeds.add(needAt);
    usedOffers.add(offerAt);
    pairs.push(pair);
  }
  return pairs;
}

function mayBelong({ measure: need, quantity }: Need, offer: Measure): boolean {
  if (need.dimension === offer.dimension) return true;
  if (need.dimension === 'rate' && offer.dimension === 'times') return quantity.unit === '次/年';
  return isComparable(need, offer);
}

/** 3年 and 30天: in different units and far apart. */
function isFarApart({ measure: need }: Need, offer: Measure): boolean {
  if (need.dimension === offer.dimension) return false;
  const [days, other] = [measureDays(need), measureDays(offer)];
  if (days === null || other === null || days.isZero() || other.isZero()) return false;
  const ratio = days.greaterThan(other) ? days.dividedBy(other) : other.dividedBy(days);
  return ratio.greaterThanOrEqualTo(MOST_DIFFERENT_PERIODS);
}

/** Of a range only the end that is worse for the buyer can meet a demand. */
function isOtherEnd(need: Need, { end }: StatedQuantity): boolean {
  const wanted = wantedDirection(need);
  if (isEndured(need)) return (end === 'high' && wanted === 'less') || (end === 'low' && wanted === 'more');
  return (end === 'high' && wanted === 'more') || (end === 'low' && wanted === 'less');
}

/** The answer states quantities of the same kinds in the order in which the row's demand does. */
function followsDemand(needs: readonly Need[], offers: readonly StatedQuantity[]): boolean {
  const placed = needs.filter(({ position }) => position !== null);
  if (placed.length === 0 || placed.length !== offers.length) return false;
  return placed.every(({ position, measure: own }) => {
    const offer = offers[position ?? 0];
    const other = offer === undefined ? null : measure(offer.value, offer.unit);
    return other !== null && isComparable(own, other);
  });
}

/** A pair of characters that several requirements share says less about which of them is meant. */
function weighWords(needs: readonly Need[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of needs) for (const pair of pairsOf(words)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return new Map([...counts].map(([pair, count]) => [pair, 1 / count]));
}

/** Share of the requirement's words, weighted, that stand around the offer: 0 to 1. */
function shareWords(words: string, around: string, weights: ReadonlyMap<string, number>): number {
  const there = pairsOf(around);
  let whole = 0;
  let shared = 0;
  for (const pair of pairsOf(words)) {
    const weight = weights.get(pair) ?? 1;
    whole += weight;
    if (there.has(pair)) shared += weight;
  }
  return whole === 0 ? 0 : shared / whole;
}

function directionOf({ comparator }: Pick<StatedQuantity, 'comparator'>): string {
  return comparator.charAt(0);
}

/** Without a common word two quantities belong together only where neither could mean anything else. */
function isOnlyPossibility(candidates: readonly Candidate[], needAt: number, offerAt: number): boolean {
  return candidates.filter((candidate) => candidate.needAt === needAt || candidate.offerAt === offerAt).length === 1;
}
