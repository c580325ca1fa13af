import { z } from 'zod';
import type { Finding } from './finding.ts';
import { unknownItemSchema } from './items/unknown.ts';
import { lotSchema } from './lot.ts';
import type { Procurement } from './procurement.ts';
import { nonNegative, nullable } from './scalars.ts';
import { scoringItemSchema } from './scoring-item.ts';

/** An item whose full marks the document does not state, or states in a way that could not be read. */
const openItemSchema = unknownItemSchema.extend({ maxPoints: nullable(nonNegative) });

/**
 * A lot's scheme on its way: as read from a document, or half edited. It differs from a lot in one thing only: an item
 * of kind `unknown` may have no points yet. Nothing is ever scored with a draft; `lint` says what is missing.
 */
export const draftLotSchema = lotSchema.extend({
  items: z.array(z.union([scoringItemSchema, openItemSchema])).default([]),
});
export type DraftLot = z.output<typeof draftLotSchema>;
export type DraftItem = DraftLot['items'][number];

/** What a procurement document says, lot by lot, and what could not be read in it. */
export interface TenderDraft {
  procurement: Procurement;
  lots: DraftLot[];
  messages: Finding[];
}

/** A lot with the procurement it belongs to, finished or not: what the linter looks at. */
export interface DraftScheme {
  procurement: Procurement;
  lot: DraftLot;
}
