import type { DecimalText } from './scalars.ts';

/** What one price of one's own would give against the prices of others, each figure with its arithmetic. */
export interface PriceOutlookRow {
  quoted: DecimalText;
  /** With the deduction for small and micro enterprises; otherwise the price counts as quoted. */
  isDeducted: boolean;
  evaluated: DecimalText | null;
  evaluatedArithmetic: string;
  benchmark: DecimalText | null;
  /** Null where the price makes the bid invalid; `reason` says why. */
  priceScore: DecimalText | null;
  priceArithmetic: string;
  /** Price score and the points that the objective items would give; null where one scale is weighted against another. */
  sum: DecimalText | null;
  reason: string | null;
}

export interface PriceOutlook {
  /** Evaluated prices of the others, as they were given. */
  others: DecimalText[];
  priceRule: string;
  pricePoints: DecimalText;
  /** Points that the objective items would give, and out of how many. */
  objective: DecimalText;
  objectivePoints: DecimalText;
  rows: PriceOutlookRow[];
  /** What a reader has to know about the assumptions. */
  notes: string[];
}
