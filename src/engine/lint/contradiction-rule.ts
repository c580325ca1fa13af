import type { DraftItem, DraftLot } from '../../domain/draft.ts';
import { isFinished } from '../../domain/finish-draft.ts';
import type { UnknownItem } from '../../domain/items/unknown.ts';
import type { Location } from '../../domain/location.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { checkSchemeConsistency, type SchemeProblem } from '../checks/scheme-consistency.ts';
import { QUANTIFIED_OR_ASSESSMENT } from './bases.ts';
import type { LawReference } from './law-in-force.ts';
import type { LintRule } from './rule.ts';

/**
 * A contradiction that `score` refuses outright, as a finding: in a draft it is something to mend, not bad input.
 * @param code one of the codes of `checkSchemeConsistency`
 */
export function createContradictionRule(
  code: string,
  title: string,
  basis: readonly LawReference[] = QUANTIFIED_OR_ASSESSMENT,
): LintRule {
  return {
    code,
    title,
    severities: ['error'],
    basis,
    holdsAnyway: true,
    check: ({ lot }) =>
      findContradictions(lot)
        .filter((problem) => problem.code === code)
        .map(({ message, place }) => {
          const item = itemAt(lot, place);
          return {
            severity: 'error',
            message,
            ...(item === undefined ? { locations: placesOf(lot, place) } : { item }),
          };
        }),
  };
}

/** An item that still lacks something is told by item-incomplete; here only what all kinds have is looked at. */
function asUnknown(item: DraftItem): UnknownItem {
  const { id, title, section, minPoints, objective, technical, evidence, proposed, location } = item;
  const base = { id, title, section, minPoints, objective, technical, evidence, proposed, location };
  return { ...base, kind: 'unknown', maxPoints: item.maxPoints ?? '0' };
}

/** Sums are left out where an item's points are still open: they cannot be known to be wrong. */
function findContradictions(lot: DraftLot): SchemeProblem[] {
  const isOpen = lot.items.some(({ maxPoints }) => maxPoints === null);
  const items = lot.items.map((item): ScoringItem => (isFinished(item) ? item : asUnknown(item)));
  return checkSchemeConsistency({ ...lot, items }).filter(
    ({ code, place }) => !(isOpen && code === 'sum-mismatch' && place[0] !== 'items'),
  );
}

function itemAt(lot: DraftLot, [list, index]: SchemeProblem['place']): DraftItem | undefined {
  return list === 'items' && typeof index === 'number' ? lot.items[index] : undefined;
}

function placesOf(lot: DraftLot, [list, index]: SchemeProblem['place']): Location[] {
  if (typeof index !== 'number') return [];
  const part =
    list === 'sections' ? lot.sections[index] : list === 'consequences' ? lot.consequences[index] : undefined;
  return part?.location ? [part.location] : [];
}
