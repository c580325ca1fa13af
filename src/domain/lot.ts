import { z } from 'zod';
import { locationSchema } from './location.ts';
import { odditySchema } from './procurement.ts';
import { requirementSchema } from './requirement.ts';
import { bool, count, decimal, identifier, nonNegative, nullable, schemaVersion, text } from './scalars.ts';
import { scoringItemSchema } from './scoring-item.ts';

/** Policy help for small and micro enterprises as this lot grants it; rates are fractions of the quoted price. */
export const smePolicySchema = z.strictObject({
  setAside: nullable(bool).default(null),
  /** Share of the lot's amount that is set aside, where the document states one. */
  setAsideShare: nullable(decimal).default(null),
  smallMicroDeduction: nullable(nonNegative).default(null),
  /** For a consortium or subcontract that leaves a stated share to small/micro enterprises. */
  consortiumDeduction: nullable(nonNegative).default(null),
  location: locationSchema.nullable().default(null),
});

/** Whether domestic products are preferred in this lot; absent where the document does not say. */
const domesticPolicySchema = z.strictObject({
  applies: bool,
  location: locationSchema.nullable().default(null),
});

export const sectionSchema = z.strictObject({
  id: identifier,
  title: text,
  /** The section's own total, where the document states one. */
  points: nullable(nonNegative).default(null),
  scale: text.optional(),
  location: locationSchema.nullable().default(null),
});

/** One of several scales (usually 100 points each) that are weighted into the total. */
const scaleSchema = z.strictObject({ id: identifier, title: text, points: nonNegative, weight: nonNegative });

/** Something that follows from the total, such as a cut of the year's fee: an expression over `total` and named inputs. */
const consequenceSchema = z.strictObject({
  id: identifier,
  title: text,
  expression: text,
  unit: text,
  inputs: z.record(z.string(), text).default({}),
  text: text.optional(),
  location: locationSchema,
});

/** The scoring scheme of one lot, or of a performance assessment after award. */
export const lotSchema = z.strictObject({
  schemaVersion,
  number: count,
  title: text,
  purpose: z.enum(['award', 'performance-assessment']).default('award'),
  budget: nullable(nonNegative).default(null),
  ceilingPrice: nullable(nonNegative).default(null),
  /** Declared full marks; null for a document without scoring. */
  totalPoints: nullable(nonNegative).default(null),
  /** Points everyone starts with (performance assessment). */
  startPoints: decimal.default('0'),
  sme: smePolicySchema.default(() => smePolicySchema.parse({})),
  domesticProduct: domesticPolicySchema.optional(),
  sections: z.array(sectionSchema).default([]),
  scales: z.array(scaleSchema).default([]),
  items: z.array(scoringItemSchema).default([]),
  consequences: z.array(consequenceSchema).default([]),
  mandatoryRequirements: z.array(requirementSchema).default([]),
  requirements: z.array(requirementSchema).default([]),
  oddities: z.array(odditySchema).default([]),
});
export type Lot = z.output<typeof lotSchema>;

/** A lot's scheme with the procurement it belongs to: what `score` and `check` work with. */
export interface Scheme {
  procurement: import('./procurement.ts').Procurement;
  lot: Lot;
}
