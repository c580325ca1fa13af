import type { TableCellLayout, TableLayout } from './page-layout.ts';
import { isWrapped } from './paragraphs.ts';

export interface ContinuedTable {
  table: TableLayout;
  /** Rows of the later page that repeated the table's head and were left out. */
  repeatedHeadRows: number;
}

/** Edges of two pages this near are the same, in points. */
const SAME_EDGE = 4.5;
const MOST_HEAD_ROWS = 4;
const SHARED_EDGES = 0.6;
/** Margins of facing pages differ by no more than this. */
const FARTHEST_SHIFT = 60;
/** A column is a label of its row where this share of rows has text in it. */
const LABEL_SHARE = 0.8;
const LONGEST_LABEL = 24;
const SENTENCE_END = /[。；;！!？?]["”’）)]?$/;

/** Joins a table with the one that goes on from it at the top of the next page, or null where that is another table. */
export function continueTable(table: TableLayout, next: TableLayout): ContinuedTable | null {
  if (table.isRuled !== next.isRuled) return null;
  const aligned = alignByHead(table, next) ?? (table.isRuled ? alignEdges(table, next) : alignColumns(table, next));
  if (aligned === null) return null;
  const [one, other] = aligned;
  const repeatedHeadRows = countRepeatedHead(one, other);
  const rest = dropRows(other, repeatedHeadRows);
  if (rest.rows === 0) return { table: one, repeatedHeadRows };
  return { table: append(one, rest, continuesRow(one, rest)), repeatedHeadRows };
}

/** The same head and as many columns: the same table, though some files set it in another width on each page. */
function alignByHead(one: TableLayout, other: TableLayout): [TableLayout, TableLayout] | null {
  const isSame = one.xs.length === other.xs.length && one.xs.length > 2 && countRepeatedHead(one, other) > 0;
  // What follows on further pages, perhaps without the head, has the width of the page before it.
  return isSame ? [{ ...one, left: other.left, right: other.right, xs: other.xs }, other] : null;
}

/** Brings both tables to the edges of both. Their outer edges must agree, and so must most of the inner ones. */
function alignEdges(one: TableLayout, other: TableLayout): [TableLayout, TableLayout] | null {
  const shift = one.left - other.left;
  const moved = other.xs.map((x) => x + shift);
  if (Math.abs(shift) > FARTHEST_SHIFT || Math.abs((one.xs.at(-1) ?? 0) - (moved.at(-1) ?? 0)) > SAME_EDGE * 2)
    return null;
  const inner = one.xs.slice(1, -1);
  const movedInner = moved.slice(1, -1);
  const isAmong = (edges: readonly number[], x: number) => edges.some((edge) => Math.abs(edge - x) <= SAME_EDGE);
  const shared = inner.filter((x) => isAmong(movedInner, x)).length;
  if (shared < Math.min(inner.length, movedInner.length) * SHARED_EDGES) return null;
  const xs = [...one.xs, ...movedInner.filter((x) => !isAmong(one.xs, x))].sort((left, right) => left - right);
  const place = (edges: readonly number[]) =>
    edges.map((x, at) => (at === edges.length - 1 ? xs.length - 1 : findNearest(xs, x)));
  return [regrid(one, xs, place(one.xs)), regrid(other, xs, place(moved))];
}

function findNearest(edges: readonly number[], x: number): number {
  let best = 0;
  edges.forEach((edge, at) => {
    if (Math.abs(edge - x) < Math.abs((edges[best] ?? 0) - x)) best = at;
  });
  return best;
}

function regrid(table: TableLayout, xs: number[], place: readonly number[]): TableLayout {
  const cells = table.cells.map((cell) => {
    const column = place[cell.column] ?? 0;
    const end = place[cell.column + cell.columnSpan] ?? xs.length - 1;
    return { ...cell, column, columnSpan: Math.max(1, end - column) };
  });
  return { ...table, xs, cells };
}

/** Columns told by texts alone: as many, each overlapping its counterpart. */
function alignColumns(one: TableLayout, other: TableLayout): [TableLayout, TableLayout] | null {
  if (one.xs.length !== other.xs.length) return null;
  const overlaps = one.xs.slice(0, -1).every((left, at) => {
    const right = one.xs[at + 1] ?? left;
    return (other.xs[at] ?? 0) < right && (other.xs[at + 1] ?? 0) > left;
  });
  return overlaps ? [one, other] : null;
}

function countRepeatedHead(one: TableLayout, other: TableLayout): number {
  let count = 0;
  while (count < Math.min(MOST_HEAD_ROWS, one.rows, other.rows)) {
    const text = readRowText(one, count);
    if (text.replaceAll('|', '') === '' || text !== readRowText(other, count)) break;
    count += 1;
  }
  const isWhole = other.cells.every((cell) => cell.row >= count || cell.row + cell.rowSpan <= count);
  return isWhole ? count : 0;
}

function readRowText(table: TableLayout, row: number): string {
  return table.cells
    .filter((cell) => cell.row === row)
    .map((cell) => readText(cell).replace(/\s+/g, ''))
    .join('|');
}

function readText(cell: TableCellLayout): string {
  return cell.lines.map((line) => line.text).join('');
}

function dropRows(table: TableLayout, count: number): TableLayout {
  const cells = table.cells.filter((cell) => cell.row >= count).map((cell) => ({ ...cell, row: cell.row - count }));
  return { ...table, rows: table.rows - count, cells };
}

type Pair = [above: TableCellLayout, below: TableCellLayout];

/** Cells of the last row above with the cells of the same columns below the page break. */
function pairCells(one: TableLayout, rest: TableLayout): Pair[] {
  const last = one.cells.filter((cell) => cell.row + cell.rowSpan === one.rows);
  return rest.cells
    .filter((cell) => cell.row === 0)
    .flatMap((below): Pair[] => {
      const above = last.find((cell) => cell.column === below.column && cell.columnSpan === below.columnSpan);
      return above === undefined ? [] : [[above, below]];
    });
}

/**
 * Whether the first row below the break is the rest of the last row above it. Lines are drawn at the break either way, so
 * the texts decide: the row's label is missing below, and texts break off above.
 */
function continuesRow(one: TableLayout, rest: TableLayout): boolean {
  const pairs = pairCells(one, rest);
  if (pairs.length !== rest.cells.filter((cell) => cell.row === 0).length) return false;
  const both = pairs.filter(([above, below]) => hasText(above) && hasText(below));
  const missing = pairs.filter(([above, below]) => hasText(above) && !hasText(below) && above.rowSpan === 1);
  if (both.length === 0 || both.some(([above, below]) => isNewLabel(above, below))) return false;
  const broken = both.filter(([above, below]) => breaksOff(above, below));
  // A label in the middle of a high row may stand below the break.
  const late = pairs.filter(([above, below]) => !hasText(above) && hasText(below) && above.rowSpan === 1);
  const isOneSided = missing.length > 0 || late.some(([above]) => isLabelColumn(one, above));
  if (broken.length === both.length && (isOneSided || broken.length > 1)) return true;
  return missing.some(([above]) => isLabelColumn(one, above));
}

/** Two short texts in one column, of which the upper is whole: what stands below is a row of its own. */
function isNewLabel(above: TableCellLayout, below: TableCellLayout): boolean {
  const isShort = [above, below].every((cell) => readText(cell).length <= LONGEST_LABEL);
  return isShort && above.continued.length === 0 && !breaksOff(above, below);
}

function hasText(cell: TableCellLayout): boolean {
  return cell.lines.length > 0 || cell.continued.length > 0;
}

function breaksOff(above: TableCellLayout, below: TableCellLayout): boolean {
  const part = above.continued.at(-1) ?? above;
  const last = part.lines.at(-1);
  const [next] = below.lines;
  if (last === undefined || next === undefined || SENTENCE_END.test(last.text)) return false;
  return isWrapped(last, next, part.measure);
}

/** Whether nearly every row has text of its own in this cell's columns. */
function isLabelColumn(table: TableLayout, cell: TableCellLayout): boolean {
  const peers = table.cells.filter(
    (peer) => peer !== cell && peer.column === cell.column && peer.columnSpan === cell.columnSpan,
  );
  return peers.length > 0 && peers.filter(hasText).length >= peers.length * LABEL_SHARE;
}

function append(one: TableLayout, rest: TableLayout, continues: boolean): TableLayout {
  const rowsAbove = one.rows - (continues ? 1 : 0);
  const absorbed = new Map<TableCellLayout, TableCellLayout>();
  for (const [above, below] of pairCells(one, rest)) {
    if (continues || isSameMergedCell(above, below)) absorbed.set(above, below);
  }
  const grown = one.cells.map((cell) => {
    const below = absorbed.get(cell);
    if (below === undefined) return cell;
    const rowSpan = cell.rowSpan + below.rowSpan - (continues ? 1 : 0);
    return { ...cell, rowSpan, continued: continueCell(cell, below), images: cell.images + below.images };
  });
  const taken = new Set(absorbed.values());
  const added = rest.cells.filter((cell) => !taken.has(cell)).map((cell) => ({ ...cell, row: cell.row + rowsAbove }));
  return { ...one, rows: rowsAbove + rest.rows, cells: [...grown, ...added], bottom: rest.bottom };
}

/** A cell merged over rows above the break or below it, of which only one side has the text. */
function isSameMergedCell(above: TableCellLayout, below: TableCellLayout): boolean {
  if (hasText(above)) return !hasText(below) && (above.rowSpan > 1 || below.rowSpan > 1);
  return hasText(below) && above.rowSpan > 1 && below.rowSpan > 1;
}

function continueCell(above: TableCellLayout, { lines, measure }: TableCellLayout): TableCellLayout['continued'] {
  return lines.length === 0 ? above.continued : [...above.continued, { lines, measure }];
}
