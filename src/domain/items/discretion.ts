import { z } from 'zod';
import { nonNegative, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** A member gives a mark; where the document has grades, the mark lies in one of them. */
export const discretionItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('discretion'),
  grades: z
    .array(z.strictObject({ title: text, from: nonNegative, to: nonNegative, text: text.optional() }))
    .default([]),
});
export type DiscretionItem = z.output<typeof discretionItemSchema>;
