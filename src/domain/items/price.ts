import { z } from 'zod';
import { text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/**
 * Price. Two expressions over named quantities, written in the formula language (fixtures/README.md):
 * `benchmark` once for the lot, `score` once for each bid. Prices in both are evaluated prices in yuan.
 */
export const priceItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('price'),
  formula: z.strictObject({ benchmark: text, score: text }),
});
export type PriceItem = z.output<typeof priceItemSchema>;
