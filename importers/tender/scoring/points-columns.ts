import { type Decimal, sum } from '../../../src/domain/decimal.ts';
import type { ColumnRole } from './column-words.ts';
import type { GridCell } from './grid.ts';
import { splitTitlePoints } from './stated-points.ts';

/** What stands in one column of a table. */
export interface ColumnFacts {
  column: number;
  role: ColumnRole | undefined;
  /** Written cells of the column, each once, without heads. */
  cells: GridCell[];
  points: Decimal[];
  length: number;
  isSerial: boolean;
  /** How many different texts stand in it. */
  distinct: number;
  /** Cells are merged or repeated over rows. */
  isCoarse: boolean;
}

export interface PointsColumns {
  item: number | null;
  group: number | null;
  isFraction: boolean;
  isWeighted: boolean;
}

/** The items' points are the column with most points in it; a coarser one beside it holds the groups' totals. */
export function choosePoints(facts: readonly ColumnFacts[]): PointsColumns {
  const named = facts.filter(({ role }) => role === 'points' || role === 'weight');
  const marked = facts.filter(({ role, cells, points }) => role === 'marks' && points.length * 2 > cells.length);
  const open = facts.filter(
    (fact) =>
      fact.role === undefined &&
      fact.cells.some(({ column }) => column === fact.column) &&
      fact.points.length >= 2 &&
      fact.points.length * 10 >= fact.cells.length * 6,
  );
  const candidates = named.some(({ points }) => points.length > 0)
    ? named
    : marked.length > 0
      ? marked
      : named.length > 0
        ? named
        : open
            .slice(open[0]?.isSerial && open.length > 1 ? 1 : 0)
            .slice(-1)
            .filter(({ column, isSerial }) => !(isSerial && column === 0));
  const [first] = candidates;
  if (first === undefined) return { item: null, group: null, isFraction: false, isWeighted: false };
  const weight = candidates.find(({ role, points }) => role === 'weight' && isWhole(points));
  const hundreds = candidates.find(
    ({ role, points }) => role === 'points' && points.length > 1 && points.every((value) => value.eq('100')),
  );
  if (weight !== undefined && (hundreds !== undefined || candidates.length === 1))
    return {
      item: weight.column,
      group: null,
      isFraction: sum(weight.points).lte('1.01'),
      isWeighted: hundreds !== undefined,
    };
  const finest = candidates.reduce((best, fact) => (fineness(fact) > fineness(best) ? fact : best));
  const coarser = candidates.find(
    (fact) => fact !== finest && fact.points.length > 0 && fineness(fact) < fineness(finest),
  );
  return {
    item: finest.column,
    group: coarser?.column ?? null,
    isFraction: finest.role === 'weight' && finest.points.length > 1 && sum(finest.points).lte('1.01'),
    isWeighted: false,
  };
}

function fineness({ points, cells }: ColumnFacts): number {
  const titled = cells.filter(({ raw }) => raw.length < 60 && splitTitlePoints(raw).points !== null).length;
  return points.length + titled / 2;
}

function isWhole(points: readonly Decimal[]): boolean {
  const total = sum(points);
  return points.length > 1 && (total.eq('1') || total.eq('100'));
}
