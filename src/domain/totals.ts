import { Decimal, sum } from './decimal.ts';
import type { DraftLot } from './draft.ts';
import type { Lot } from './lot.ts';

type Summed = Pick<Lot, 'startPoints' | 'scales'>;

/** Start points plus items; where the lot has scales, each scale's sum times its weight. */
export function addUp<T extends { item: { scale?: string | undefined } }>(
  items: readonly T[],
  lot: Summed,
  pointsOf: (item: T) => Decimal,
): Decimal {
  const start = new Decimal(lot.startPoints);
  if (lot.scales.length === 0) return items.reduce((total, item) => total.plus(pointsOf(item)), start);
  return lot.scales.reduce(
    (total, scale) =>
      total.plus(sum(items.filter(({ item }) => item.scale === scale.id).map(pointsOf)).times(scale.weight)),
    start,
  );
}

/** Full marks of all items of a lot; items whose points are still open count nothing. */
export function sumMaxPoints(lot: Summed & Pick<DraftLot, 'items'>): Decimal {
  const items = lot.items.map((item) => ({ item }));
  return addUp(items, lot, ({ item }) => new Decimal(item.maxPoints ?? '0'));
}
