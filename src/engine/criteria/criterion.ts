import type { Decimal } from '../../domain/decimal.ts';
import type { ExplanationInput } from '../../domain/explanation.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { LevelOrders } from '../../domain/level-order.ts';
import type { Location } from '../../domain/location.ts';
import type { Mark } from '../../domain/review.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';

export type ItemOf<K extends ScoringItem['kind']> = Extract<ScoringItem, { kind: K }>;

export interface CriterionContext {
  /** Day on which validity is judged. */
  date: IsoDate;
  levelOrders: LevelOrders;
}

/** Points before the mean and before rounding, and how they came about. */
export interface Points {
  points: Decimal;
  /** The calculation as one would write it: `3 个 × 2 = 6`. */
  arithmetic: string;
  inputs: ExplanationInput[];
  findings?: Finding[];
  /** Where in the bid it rests on. */
  locations?: Location[];
}

/** Why there are no points: nothing is guessed and nothing counts as zero by default. */
export interface NoPoints {
  points: null;
  code: 'fact-missing' | 'mark-out-of-range' | 'mark-not-allowed' | 'fact-unknown' | 'formula-failed';
  message: string;
}

/** How one kind of item turns facts, or one member's mark, into points. */
export interface Criterion<K extends ScoringItem['kind']> {
  kind: K;
  /** The rule in one sentence, with the item's own figures. */
  describe(item: ItemOf<K>): string;
  fromFacts?(item: ItemOf<K>, facts: Facts, context: CriterionContext): Points | NoPoints;
  fromMark?(item: ItemOf<K>, mark: Mark): Points | NoPoints;
}

export function noPoints(code: NoPoints['code'], message: string): NoPoints {
  return { points: null, code, message };
}
