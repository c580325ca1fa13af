import { z } from 'zod';
import type { Finding } from './finding.ts';
import { bandsItemSchema } from './items/bands.ts';
import { checklistItemSchema } from './items/checklist.ts';
import { commitmentItemSchema } from './items/commitment.ts';
import { countItemSchema } from './items/count.ts';
import { deductionsItemSchema } from './items/deductions.ts';
import { discretionItemSchema } from './items/discretion.ts';
import { flawsItemSchema } from './items/flaws.ts';
import { formulaItemSchema } from './items/formula.ts';
import { levelsItemSchema } from './items/levels.ts';
import { occurrencesItemSchema } from './items/occurrences.ts';
import { peopleItemSchema } from './items/people.ts';
import { priceItemSchema } from './items/price.ts';
import { unknownItemSchema } from './items/unknown.ts';
import { lotSchema } from './lot.ts';
import { METHODS, procurementSchema } from './procurement.ts';
import { identifier, nonNegative, nullable, text } from './scalars.ts';

/**
 * Scoring items on their way: what a finished item must have may still be missing (its list of certificates, its roles, its
 * measure), and an item of kind `unknown` may have no points yet. Nothing is ever scored with these; `lint` says what is missing.
 */
export const draftItemSchema = z.discriminatedUnion('kind', [
  priceItemSchema,
  countItemSchema,
  checklistItemSchema.extend({ certificates: z.array(checklistItemSchema.shape.certificates.element).default([]) }),
  peopleItemSchema.extend({ roles: z.array(peopleItemSchema.shape.roles.element).default([]) }),
  levelsItemSchema.extend({ levels: z.array(levelsItemSchema.shape.levels.element).default([]) }),
  commitmentItemSchema,
  flawsItemSchema.extend({ tiers: z.array(flawsItemSchema.shape.tiers.element).default([]) }),
  deductionsItemSchema.extend({ parts: z.array(text).default([]) }),
  discretionItemSchema,
  bandsItemSchema.extend({ measure: z.string().default('') }),
  occurrencesItemSchema.extend({ occurrences: z.array(occurrencesItemSchema.shape.occurrences.element).default([]) }),
  formulaItemSchema.extend({ inputs: formulaItemSchema.shape.inputs.default({}) }),
  unknownItemSchema.extend({ maxPoints: nullable(nonNegative) }),
]);
export type DraftItem = z.output<typeof draftItemSchema>;

/** A lot's scheme as read from a document, or half edited. */
export const draftLotSchema = lotSchema.extend({ items: z.array(draftItemSchema).default([]) });
export type DraftLot = z.output<typeof draftLotSchema>;

/** A procurement of which even the category or the id may still be open. */
export const draftProcurementSchema = procurementSchema.extend({
  id: identifier.default('draft'),
  title: nullable(text).default(null),
  method: nullable(z.enum(METHODS)).default(null),
  category: nullable(procurementSchema.shape.category).default(null),
});
export type DraftProcurement = z.output<typeof draftProcurementSchema>;

/** What a procurement document says, lot by lot, and what could not be read in it. */
export interface TenderDraft {
  procurement: DraftProcurement;
  lots: DraftLot[];
  /** Performance assessments after award that the document has beside its scoring. */
  assessments: DraftLot[];
  messages: Finding[];
}

/** A lot with the procurement it belongs to, finished or not: what the linter looks at. */
export interface DraftScheme {
  procurement: DraftProcurement;
  lot: DraftLot;
}
