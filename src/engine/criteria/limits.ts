import { Decimal } from '../../domain/decimal.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';

export interface Limited {
  points: Decimal;
  /** What the limit did, to be added to the arithmetic; empty where it did nothing. */
  note: string;
}

/** Keeps points inside the item's range and says so where it had to. */
export function limitToRange(points: Decimal, item: Pick<ScoringItem, 'maxPoints' | 'minPoints'>): Limited {
  if (points.greaterThan(item.maxPoints))
    return { points: new Decimal(item.maxPoints), note: `，最多 ${item.maxPoints} 分` };
  if (points.lessThan(item.minPoints))
    return { points: new Decimal(item.minPoints), note: `，最低 ${item.minPoints} 分` };
  return { points, note: '' };
}
