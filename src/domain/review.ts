import { z } from 'zod';
import { locationSchema } from './location.ts';
import { bool, count, decimal, text } from './scalars.ts';

/** A flaw a member recorded: which type, where, and a note. */
export const flawSchema = z.strictObject({
  type: text,
  place: text.optional(),
  note: text.optional(),
  location: locationSchema.nullable().default(null),
});
export type Flaw = z.output<typeof flawSchema>;

/** What one member says about one tenderer's item. Which part is used depends on the item's kind. */
export const markSchema = z.strictObject({
  /** discretion, unknown – or any item, where the member writes points directly. */
  points: decimal.optional(),
  /** flaws: the flaws one by one, or just how many. */
  flaws: z.union([count, z.array(flawSchema)]).optional(),
  /** flaws, deductions: parts that are not there. */
  missing: z.array(text).optional(),
  /** deductions: parts that are wrong. */
  wrong: z.array(text).optional(),
  /** flaws: false where nothing was submitted or it does not meet the document. */
  provided: bool.optional(),
  note: text.optional(),
});
export type Mark = z.output<typeof markSchema>;

/** All marks of one panel member: tenderer → item id → mark. */
const reviewSchema = z.strictObject({
  member: text,
  marks: z.record(z.string(), z.record(z.string(), markSchema)).default({}),
  /** Totals the member wrote on the score sheet, by tenderer; checked against the marks. */
  statedTotals: z.record(z.string(), decimal).default({}),
});
export type Review = z.output<typeof reviewSchema>;
