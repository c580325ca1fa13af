import { Decimal } from '../../domain/decimal.ts';
import type { Mark } from '../../domain/review.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { type NoPoints, noPoints, type Points } from './criterion.ts';

/** Points a member wrote down, refused where they lie outside the item's range. */
export function pointsWritten(item: ScoringItem, mark: Mark): Points | NoPoints {
  if (mark.points === undefined) return noPoints('mark-not-allowed', `“${item.title}”要写分数（points）`);
  const points = new Decimal(mark.points);
  if (points.greaterThan(item.maxPoints) || points.lessThan(item.minPoints)) {
    return noPoints(
      'mark-out-of-range',
      `${mark.points} 分超出“${item.title}”的评分区间 ${item.minPoints}～${item.maxPoints} 分`,
    );
  }
  return { points, arithmetic: mark.points, inputs: [] };
}
