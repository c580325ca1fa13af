import { z } from 'zod';
import { decimal, identifier, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** Number of times something happened × points for each time, of either sign. */
export const occurrencesItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('occurrences'),
  occurrences: z
    .array(z.strictObject({ id: identifier, title: text, pointsEach: decimal, text: text.optional() }))
    .min(1),
});
export type OccurrencesItem = z.output<typeof occurrencesItemSchema>;
