import { z } from 'zod';
import { bool, decimal, nullable, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** Half-open by default: `from` belongs to the band, `to` does not. Null: no bound on that side. */
const bandSchema = z.strictObject({
  from: nullable(decimal).default(null),
  to: nullable(decimal).default(null),
  includesFrom: bool.default(true),
  includesTo: bool.default(false),
  points: decimal,
});

/** A measured number falls into a band and earns (or costs) its points; outside all bands it earns nothing. */
export const bandsItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('bands'),
  measure: text,
  unit: text.optional(),
  bands: z.array(bandSchema).min(1),
  /** One number for the period, or one for each case with the points added up. */
  applies: z.enum(['once', 'each']).default('once'),
});
export type BandsItem = z.output<typeof bandsItemSchema>;
