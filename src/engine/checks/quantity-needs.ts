import { normaliseForMatching } from '../../domain/matching.ts';
import type { Quantity } from '../../domain/requirement.ts';
import type { StatedQuantity } from '../../domain/stated-quantity.ts';
import { type Measure, measure } from '../../domain/units.ts';
import { likeness } from './likeness.ts';
import { compareMeasures, isComparable } from './measures.ts';

/** What an answer has to reach: a published quantity, or one that only the row's own quotation of the demand states. */
export interface Need {
  quantity: Quantity;
  measure: Measure;
  /** Words that say what it measures. */
  words: string;
  /** Place among the quantities of the demand as the row quotes it; null: the row does not quote it. */
  position: number | null;
  isPublished: boolean;
  /** One end of a range: 2~8 °C. */
  isRange: boolean;
}

export interface Alteration {
  published: Quantity;
  quoted: StatedQuantity;
}

/** How alike the words must be before a different number in the row is taken for a changed quotation. */
const SAME_MATTER = 0.34;

/**
 * The published quantities with what the row itself quotes besides. Where the row quotes a published quantity with
 * another value, the published one counts and the difference is an alteration.
 */
export function gatherNeeds(
  published: readonly Quantity[],
  quoted: readonly StatedQuantity[],
): { needs: Need[]; alterations: Alteration[] } {
  const places = new Map<Quantity, number>();
  const taken = new Set<number>();
  const alterations: Alteration[] = [];
  const match = (fits: (quantity: Quantity, stated: StatedQuantity) => boolean, isAltered: boolean) => {
    for (const quantity of published) {
      if (places.has(quantity)) continue;
      const candidates = quoted.flatMap((stated, at) => (!taken.has(at) && fits(quantity, stated) ? [at] : []));
      const [best] = candidates.sort((a, b) => wordsShared(quantity, quoted[b]) - wordsShared(quantity, quoted[a]));
      const stated = best === undefined ? undefined : quoted[best];
      if (best === undefined || stated === undefined) continue;
      places.set(quantity, best);
      taken.add(best);
      if (isAltered || isTurnedRound(quantity, stated)) alterations.push({ published: quantity, quoted: stated });
    }
  };
  match((quantity, stated) => compareStated(quantity, stated) === 0, false);
  match((quantity, stated) => isSameMatter(quantity, stated, published, quoted), true);
  const own = published.flatMap((quantity): Need[] => {
    const size = measure(quantity.value, quantity.unit);
    if (size === null) return [];
    const position = places.get(quantity) ?? null;
    const around = position === null ? '' : contextOf(quoted[position]);
    const words = normaliseForMatching(quantity.what) + around;
    const isRange = published.some((other) => isOtherEnd(quantity, other));
    return [{ quantity, measure: size, words, position, isPublished: true, isRange }];
  });
  const extra = quoted.flatMap((stated, position): Need[] => {
    const size = measure(stated.value, stated.unit);
    if (taken.has(position) || size === null || isRepeated(stated, published)) return [];
    const words = contextOf(stated);
    const isRange = stated.end !== undefined;
    return [{ quantity: { ...stated, what: words }, measure: size, words, position, isPublished: false, isRange }];
  });
  return { needs: [...own, ...extra], alterations };
}

function isOtherEnd(one: Quantity, other: Quantity): boolean {
  const signs = [one, other].map(({ comparator }) => comparator.charAt(0)).toSorted();
  return one.what === other.what && one.unit === other.unit && signs.join('') === '<>';
}

export function contextOf(stated: StatedQuantity | undefined): string {
  return stated === undefined ? '' : `${stated.before}${stated.after}`;
}

function wordsShared(quantity: Quantity, stated: StatedQuantity | undefined): number {
  return likeness(normaliseForMatching(quantity.what), contextOf(stated));
}

/** 不少于4次 quoted as 不超过4次. A period “within” which something is owed is no cap. */
function isTurnedRound(quantity: Quantity, stated: StatedQuantity): boolean {
  const turned = `${quantity.comparator.charAt(0)}${stated.comparator.charAt(0)}`;
  return (turned === '><' && !/^(?:以内|之内|内|前)/.test(stated.after)) || turned === '<>';
}

function compareStated(quantity: Quantity, stated: StatedQuantity): number | null {
  const [own, other] = [measure(quantity.value, quantity.unit), measure(stated.value, stated.unit)];
  return own === null || other === null ? null : compareMeasures(other, own);
}

/** The row speaks of the published quantity with another number: same kind of measure, same words, nothing else fits. */
function isSameMatter(
  quantity: Quantity,
  stated: StatedQuantity,
  published: readonly Quantity[],
  quoted: readonly StatedQuantity[],
): boolean {
  const [own, other] = [measure(quantity.value, quantity.unit), measure(stated.value, stated.unit)];
  if (own === null || other === null || own.dimension !== other.dimension) return false;
  const rivals = quoted.filter((entry) => measure(entry.value, entry.unit)?.dimension === own.dimension);
  const peers = published.filter((entry) => measure(entry.value, entry.unit)?.dimension === own.dimension);
  if (rivals.length === 1 && peers.length === 1) return wordsShared(quantity, stated) > 0;
  return rivals.length === peers.length && wordsShared(quantity, stated) >= SAME_MATTER;
}

function isRepeated(stated: StatedQuantity, published: readonly Quantity[]): boolean {
  const size = measure(stated.value, stated.unit);
  return published.some((quantity) => {
    const own = measure(quantity.value, quantity.unit);
    return own !== null && size !== null && isComparable(own, size) && compareMeasures(own, size) === 0;
  });
}
