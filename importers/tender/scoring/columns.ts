import { Decimal } from '../../../src/domain/decimal.ts';
import type { ColumnRole, Head } from './column-words.ts';
import type { GridCell, GridRow } from './grid.ts';
import { type ColumnFacts, choosePoints } from './points-columns.ts';
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

/** Finds the columns by the words of the head, and where it has none or leaves one open, by what stands below it. */
export function findColumns(rows: readonly GridRow[], head: Head | null): Columns {
  const width = Math.max(0, ...rows.slice(0, SAMPLE).map((row) => row.columns.length));
  const facts = splitWideHead(
    Array.from({ length: width }, (_, column) => readColumn(rows, column, head?.roles[column])),
    head,
  );
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

/** 评审标准 over two columns, 类似业绩（20分） | the rule: the first of them names the items, and what stands before it their groups. */
function splitWideHead(facts: ColumnFacts[], head: Head | null): ColumnFacts[] {
  const [first, second] = facts.filter(({ role }) => role === 'text');
  if (first === undefined || second?.column !== first.column + 1) return facts;
  if (head?.labels[first.column] !== head?.labels[second.column]) return facts;
  const own = first.cells.filter((cell) => !second.cells.includes(cell));
  const titled = own.filter(({ raw }) => raw.length < 60 && splitTitlePoints(raw).points !== null);
  if (titled.length < 2 || titled.length * 10 < own.length * 8) return facts;
  return facts.map((fact) => {
    if (fact === first) return { ...fact, role: 'title' };
    return fact.column < first.column && fact.role === 'title' ? { ...fact, role: 'group' } : fact;
  });
}

function isSerialCell({ label }: GridCell): boolean {
  return (
    label !== '' &&
    label.length <= 10 &&
    /^[(第]?(?:\d{1,3}(?:[.-]\d{1,3}){0,4}|[一二三四五六七八九十]{1,3})[)、.]?(?:\(\d{1,2}\))?$/.test(label)
  );
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
  for (const next of others) {
    const isSparse = titled.length > 0 && title.cells.length < next.cells.length;
    if ((title.isCoarse || isSparse) && next.distinct > title.distinct) title = next;
  }
  return title;
}
