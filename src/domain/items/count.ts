import { z } from 'zod';
import { isoDate, nonNegative, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** Points for each qualifying thing, capped at `maxPoints`: past contracts since a date, with every proof asked for. */
export const countItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('count'),
  counts: z.enum(['contracts', 'other']).default('contracts'),
  /** What a contract must be about, in words; judged by people. */
  subject: text.optional(),
  pointsEach: nonNegative,
  /** First signing day that still counts. */
  since: isoDate.optional(),
  /** Last signing day that still counts. */
  until: isoDate.optional(),
});
