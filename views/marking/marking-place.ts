import type { Lot } from '../../src/domain/lot.ts';
import { isObjective, type ScoringItem } from '../../src/domain/scoring-item.ts';
import { lotHref } from '../workspace-addresses.ts';

/** The items that members judge, each alone, in the order of the scheme. */
export function listJudgedItems(lot: Lot): ScoringItem[] {
  return lot.items.filter((item) => !isObjective(item));
}

export function markHref(procurement: string, lot: number, item: string, tenderer?: string): string {
  const base = lotHref(procurement, lot, `/marking/items/${encodeURIComponent(item)}`);
  return tenderer === undefined ? base : `${base}/${encodeURIComponent(tenderer)}`;
}

/** What lies around one tenderer's item: the next and the one before of each. */
export interface Neighbours {
  nextTenderer: string | null;
  previousTenderer: string | null;
  nextItem: ScoringItem | null;
  previousItem: ScoringItem | null;
}

export function findNeighbours(
  items: readonly ScoringItem[],
  tenderers: readonly string[],
  item: string,
  tenderer: string,
): Neighbours {
  const row = items.findIndex(({ id }) => id === item);
  const column = tenderers.indexOf(tenderer);
  return {
    nextTenderer: tenderers[column + 1] ?? null,
    previousTenderer: tenderers[column - 1] ?? null,
    nextItem: items[row + 1] ?? null,
    previousItem: items[row - 1] ?? null,
  };
}

/**
 * The first mark that is missing, going item by item: where marking goes on; null once all are given.
 * @param from the item to begin with, those before it come last
 */
export function findNextOpen(
  items: readonly ScoringItem[],
  tenderers: readonly string[],
  isGiven: (item: string, tenderer: string) => boolean,
  from?: string,
): { item: string; tenderer: string } | null {
  const begin = Math.max(
    0,
    items.findIndex(({ id }) => id === from),
  );
  for (const { id: item } of [...items.slice(begin), ...items.slice(0, begin)])
    for (const tenderer of tenderers) if (!isGiven(item, tenderer)) return { item, tenderer };
  return null;
}
