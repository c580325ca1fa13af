import { z } from 'zod';
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

/** Every kind of scoring item; the explicit list that the engine, the drafts and the docs are checked against. */
export const scoringItemSchema = z.discriminatedUnion('kind', [
  priceItemSchema,
  countItemSchema,
  checklistItemSchema,
  peopleItemSchema,
  levelsItemSchema,
  commitmentItemSchema,
  flawsItemSchema,
  deductionsItemSchema,
  discretionItemSchema,
  bandsItemSchema,
  occurrencesItemSchema,
  formulaItemSchema,
  unknownItemSchema,
]);
export type ScoringItem = z.output<typeof scoringItemSchema>;
export type ItemKind = ScoringItem['kind'];

export const ITEM_KINDS = scoringItemSchema.options.map((option) => option.shape.kind.value) as readonly ItemKind[];

/** Kinds that are computed from facts when the document leaves open whether an item is objective. */
const COMPUTED_KINDS: ReadonlySet<ItemKind> = new Set([
  'price',
  'count',
  'checklist',
  'people',
  'levels',
  'commitment',
  'bands',
  'occurrences',
  'formula',
]);

/** Whether the item is computed from shared facts (true) or marked by each member alone (false). */
export function isObjective(item: ScoringItem): boolean {
  return item.objective ?? COMPUTED_KINDS.has(item.kind);
}
