import { z } from 'zod';
import { text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** Arithmetic over named facts, in the formula language. `inputs` gives each name its meaning. */
export const formulaItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('formula'),
  expression: text,
  inputs: z.record(z.string(), text),
});
