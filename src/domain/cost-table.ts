import { z } from 'zod';
import { locationSchema } from './location.ts';
import { decimal, text } from './scalars.ts';

/** A cost breakdown: quantity × unit price = amount in each row, rows adding up to the total. Unit as stated. */
export const costTableSchema = z.strictObject({
  unit: text,
  quantityUnit: text,
  rows: z.array(z.strictObject({ title: text, quantity: decimal, unitPrice: decimal, amount: decimal })).min(1),
  total: z.strictObject({ quantity: decimal, unitPrice: decimal.optional(), amount: decimal }),
  location: locationSchema,
});
export type CostTable = z.output<typeof costTableSchema>;
