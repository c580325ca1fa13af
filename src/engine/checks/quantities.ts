import type { Quantity } from '../../domain/requirement.ts';
import type { StatedQuantity } from '../../domain/stated-quantity.ts';
import { compareMeasures } from './measures.ts';
import { type Alteration, gatherNeeds } from './quantity-needs.ts';
import { pairQuantities, type QuantityPair } from './quantity-pairs.ts';
import { isEndured, wantedDirection } from './wanted-direction.ts';

export interface QuantityComparison {
  /** “1 年 < 3 年”: where the answer falls short. */
  worse: string[];
  /** “5 次 > 4 次”: where it offers more. */
  better: string[];
  /** Published quantities that the row quotes with another value. */
  alterations: Alteration[];
}

/**
 * Compares what is answered with what is required, quantity by quantity: with the published quantities, and with
 * those that only the row's own quotation of the demand states.
 */
export function compareQuantities(
  published: readonly Quantity[],
  quoted: readonly StatedQuantity[],
  stated: readonly StatedQuantity[],
): QuantityComparison {
  const { needs, alterations } = gatherNeeds(published, quoted);
  const worse: string[] = [];
  const better: string[] = [];
  for (const pair of pairQuantities(needs, stated)) {
    const verdict = comparePair(pair);
    if (verdict === 'worse') worse.push(describe(pair));
    if (verdict === 'better') better.push(describe(pair));
  }
  return { worse, better, alterations };
}

function comparePair({ need, offer, offerMeasure }: QuantityPair): 'worse' | 'better' | null {
  const order = compareMeasures(offerMeasure, need.measure);
  if (order === null) return null;
  const wanted = wantedDirection(need);
  if (isEndured(need)) return compareEndured(wanted, order, offer);
  if (wanted === 'more' && isCap(offer) && order <= 0) return 'worse';
  if (wanted === 'less' && isFloor(offer) && order >= 0) return 'worse';
  if (order === 0) return null;
  if (wanted === 'fixed') return 'worse';
  if (wanted === 'exact') return need.isPublished ? 'worse' : null;
  return (wanted === 'more') === order > 0 ? 'better' : 'worse';
}

/** Of what a device withstands an answer tells only as much as it names an end; 220V is no range. */
function compareEndured(wanted: string, order: number, offer: StatedQuantity): 'worse' | 'better' | null {
  if (order === 0 || (offer.end === undefined && offer.comparator === '=')) return null;
  return (wanted === 'more') === order > 0 ? 'better' : 'worse';
}

/** 不超过4次 promises no fourth time; 3年内 says when, not how much at most. */
function isCap({ comparator, after }: StatedQuantity): boolean {
  return comparator.startsWith('<') && !/^(?:以内|之内|内|前|以前|之前)/.test(after);
}

function isFloor({ comparator, after, before }: StatedQuantity): boolean {
  return (
    comparator.startsWith('>') &&
    (/^(?:及|或|或者)?以上/.test(after) || /超过|大于|不少于|至少|不低于|≥|>/.test(before))
  );
}

function describe({ need, offer, offerMeasure }: QuantityPair): string {
  const required = `${need.quantity.value} ${need.quantity.unit}`;
  const order = compareMeasures(offerMeasure, need.measure) ?? 0;
  if (order !== 0) return `${offer.value} ${offer.unit} ${order > 0 ? '>' : '<'} ${required}`;
  return isCap(offer) ? `至多 ${required}，要求的是至少 ${required}` : `至少 ${required}，要求的是至多 ${required}`;
}
