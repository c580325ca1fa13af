import type { ItemKind } from '../../domain/scoring-item.ts';
import { bandsCriterion } from './bands.ts';
import { checklistCriterion } from './checklist.ts';
import { commitmentCriterion } from './commitment.ts';
import { countCriterion } from './count.ts';
import type { Criterion } from './criterion.ts';
import { deductionsCriterion } from './deductions.ts';
import { discretionCriterion } from './discretion.ts';
import { flawsCriterion } from './flaws.ts';
import { formulaCriterion } from './formula.ts';
import { levelsCriterion } from './levels.ts';
import { occurrencesCriterion } from './occurrences.ts';
import { peopleCriterion } from './people.ts';
import { unknownCriterion } from './unknown.ts';

/** Every kind but price, which needs the other bids and is computed by price.ts. */
type KindAlone = Exclude<ItemKind, 'price'>;

const CRITERIA: { readonly [K in KindAlone]: Criterion<K> } = {
  count: countCriterion,
  checklist: checklistCriterion,
  people: peopleCriterion,
  levels: levelsCriterion,
  commitment: commitmentCriterion,
  flaws: flawsCriterion,
  deductions: deductionsCriterion,
  discretion: discretionCriterion,
  bands: bandsCriterion,
  occurrences: occurrencesCriterion,
  formula: formulaCriterion,
  unknown: unknownCriterion,
};

/** The criterion of an item, typed loosely: item and criterion belong together by their kind. */
export function criterionOf(kind: KindAlone): Criterion<KindAlone> {
  return CRITERIA[kind] as unknown as Criterion<KindAlone>;
}
