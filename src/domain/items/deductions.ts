import { z } from 'zod';
import { nonNegative, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/**
 * Starts at `maxPoints`, loses `pointsOff` for each part that is missing or wrong (each part once), never below `minPoints`.
 * Where the document takes less for a wrong part than for a missing one, `pointsOffWrong` says how much.
 */
export const deductionsItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('deductions'),
  pointsOff: nonNegative,
  pointsOffWrong: nonNegative.optional(),
  parts: z.array(text).min(1),
  /** What makes a part wrong, in words. */
  faults: z.array(text).default([]),
});
export type DeductionsItem = z.output<typeof deductionsItemSchema>;
