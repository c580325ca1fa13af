import { Decimal, sum } from '../domain/decimal.ts';
import type { Lot } from '../domain/lot.ts';
import type { ScoringItem } from '../domain/scoring-item.ts';

/** Start points plus items; where the lot has scales, each scale's sum times its weight. */
export function addUp<T extends { item: ScoringItem }>(
  items: readonly T[],
  lot: Pick<Lot, 'startPoints' | 'scales'>,
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
