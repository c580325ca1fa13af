import { z } from 'zod';
import { bool, count, decimal, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

const flawTierSchema = z.strictObject({
  flaws: count,
  orMore: bool.default(false),
  points: decimal,
});

/**
 * A member records flaws and the tier follows. `parts` must be present (a missing one is a flaw), `gateParts`
 * are those without which the item gives nothing at all.
 */
export const flawsItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('flaws'),
  tiers: z.array(flawTierSchema).min(1),
  parts: z.array(text).default([]),
  gateParts: z.array(text).default([]),
  /** What counts as a flaw is defined in the document for this item; false where the definition is missing. */
  flawsDefined: bool.default(true),
});
export type FlawsItem = z.output<typeof flawsItemSchema>;
