import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { ColumnRole, Head } from './column-words.ts';
import type { GridCell, GridRow } from './grid.ts';
import { splitTitlePoints } from './stated-points.ts';

/** Which column of a table says what of an item. */
export interface Columns {
  number: number | null;
  groups: number[];
  title: number | null;
  texts: number[];
  points: number | null;
  /** A coarser column of points beside the items' own: each group's total. */
  groupPoints: number | null;
  objective: number | null;
  /** Words above the objective column: 客观评审项, 主观分. */
  objectiveLabel: string;
  /** Items' points are weights of a whole of 1: 0.3 → 30. */
  isFraction: boolean;
  /** Every item is marked up to 100 and its weight makes that its points. */
  isWeighted: boolean;
}

/** Beside a group's heading: 第一部分 价格（10分） | 分值. */
const POINTS_WORD = /^(?:分值|满分|分数|得分|权重)$/;
const SAMPLE = 300;
const LONG_TEXT = 24;

interface ColumnFacts {
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

/** Finds the columns by the words of the head, and where it has none or leaves one open, by what stands below it. */
export function findColumns(rows: readonly GridRow[], head: Head | null): Columns {
  const width = Math.max(0, ...rows.slice(0, SAMPLE).map((row) => row.columns.length));
  const facts = Array.from({ length: width }, (_, column) => readColumn(rows, column, head?.roles[column]));
  const points = choosePoints(facts);
  const used = new Set<number | null>([points.item, points.group]);
  const open = facts.filter(
    ({ column, role, cells }) =>
      !used.has(column) && cells.length > 0 && !['weight', 'points', 'marks', 'answer', 'bidder'].includes(role ?? ''),
  );
  const objective = open.find(({ role }) => role === 'objective') ?? null;
  const number =
    open.find(({ role }) => role === 'number') ?? open.find((fact) => fact.role === undefined && fact.isSerial) ?? null;
  const rest = open.filter(
    (fact) =>
      fact !== objective && fact !== number && !((fact.role === 'number' || fact.role === undefined) && fact.isSerial),
  );
  const { groups, title, texts } = divideWords(rest);
  return {
    number: number?.column ?? null,
    groups,
    title,
    texts,
    points: points.item,
    groupPoints: points.group,
    objective: objective?.column ?? null,
    objectiveLabel: objective === null ? '' : (head?.labels[objective.column] ?? ''),
    isFraction: points.isFraction,
    isWeighted: points.isWeighted,
  };
}

function readColumn(rows: readonly GridRow[], column: number, role: ColumnRole | undefined): ColumnFacts {
  const cells = new Set<GridCell>();
  let covered = 0;
  for (const row of rows.slice(0, SAMPLE)) {
    const cell = row.columns[column];
    if (
      cell === undefined ||
      cell.isBlank ||
      cell.columnSpan >= Math.max(3, row.width - 1) ||
      POINTS_WORD.test(cell.label)
    )
      continue;
    covered += 1;
    cells.add(cell);
  }
  const written = [...cells];
  const points = written.flatMap((cell) => {
    const read = cell.points;
    return read === null ? [] : [new Decimal(read.value)];
  });
  const labels = new Set(written.map(({ label, raw }) => label || raw));
  return {
    column,
    role,
    cells: written,
    points,
    length: written.length === 0 ? 0 : written.reduce((total, { raw }) => total + raw.length, 0) / written.length,
    isSerial: written.length > 0 && written.filter(isSerialCell).length * 10 >= written.length * 8,
    distinct: labels.size,
    isCoarse: covered > written.length || labels.size < written.length,
  };
}

function isSerialCell({ label }: GridCell): boolean {
  return (
    label !== '' &&
    label.length <= 10 &&
    /^[(第]?(?:\d{1,3}(?:[.-]\d{1,3}){0,4}|[一二三四五六七八九十]{1,3})[)、.]?(?:\(\d{1,2}\))?$/.test(label)
  );
}

interface PointsColumns {
  item: number | null;
  group: number | null;
  isFraction: boolean;
  isWeighted: boolean;
}

/** The items' points are the column with most points in it; a coarser one beside it holds the groups' totals. */
function choosePoints(facts: readonly ColumnFacts[]): PointsColumns {
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

/** Groups, title and wording among the columns of words. */
function divideWords(facts: readonly ColumnFacts[]): Pick<Columns, 'groups' | 'title' | 'texts'> {
  const named = facts.filter(({ role }) => role === 'text');
  const longest = facts.reduce<ColumnFacts | null>(
    (best, fact) => (best === null || fact.length > best.length ? fact : best),
    null,
  );
  const wording = named.length > 0 ? named : longest !== null && longest.length > LONG_TEXT ? [longest] : [];
  const remarks = facts.filter(({ role }) => role === 'remark');
  const labels = facts.filter((fact) => !wording.includes(fact) && !remarks.includes(fact));
  const leading = labels.filter(({ length, role }) => role === 'group' || length <= LONG_TEXT * 2);
  const title = chooseTitle(leading.length > 0 ? leading : labels);
  if (title === null) {
    const [first, ...others] = [...wording, ...remarks].map(({ column }) => column);
    return first === undefined
      ? { groups: [], title: null, texts: [] }
      : { groups: [], title: null, texts: [first, ...others] };
  }
  const groups = labels.filter(({ column }) => column < title.column).map(({ column }) => column);
  const after = labels.filter(({ column }) => column > title.column);
  const texts = [...after, ...wording, ...remarks].map(({ column }) => column).sort((a, b) => a - b);
  return { groups, title: title.column, texts };
}

/** The finest of the label columns; one that is merged or repeated over another's rows is its group. */
function chooseTitle(labels: readonly ColumnFacts[]): ColumnFacts | null {
  const candidates = labels.filter(({ role }) => role !== 'group');
  const titled = candidates.filter(({ role }) => role === 'title');
  const [first, ...others] = titled.length > 0 ? titled : candidates;
  if (first === undefined) return labels.at(-1) ?? null;
  let title = first;
  for (const next of others) if (title.isCoarse && next.distinct > title.distinct) title = next;
  return title;
}
