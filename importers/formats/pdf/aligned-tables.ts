import type { Ruling } from './page-content.ts';
import type { TableCellLayout, TableLayout } from './page-layout.ts';
import type { Measure } from './paragraphs.ts';
import type { FlowItem } from './reading-order.ts';
import type { TextPiece, TextRow } from './text-lines.ts';

type RowItem = Extract<FlowItem, { kind: 'row' }>;

/** Without lines, only this many columns make a table: two are a form or a pair of signatures. */
const LEAST_COLUMNS = 3;
const LEAST_ROWS = 3;
/** Three lines frame a table of at least two columns: above, below its head, and at its end. */
const LEAST_RULES = 3;
const LEAST_RULED_COLUMNS = 2;
const SAME_END = 4;
/** In ems. */
const FARTHEST_ROW = 3.4;
const WRAPPED_LINE = 1.7;
const LONGEST_ENTRY = 16;
const LEAST_FILLED = 0.55;
const LEAST_GAP = 2;
const FORM_LABEL = /[:：_]$/;
const CONTENTS_ENTRY = /[.…·．]{3,}/;

/** Puts tables in place of rows whose texts stand in columns. Running text never becomes a table. */
export function findAlignedTables(items: readonly FlowItem[], rules: readonly Ruling[]): FlowItem[] {
  const found: FlowItem[] = [];
  let run: RowItem[] = [];
  const closeRun = () => {
    found.push(...splitRun(run, rules));
    run = [];
  };
  for (const item of items) {
    if (item.kind === 'row') run.push(item);
    else {
      closeRun();
      found.push(item);
    }
  }
  closeRun();
  return found;
}

function splitRun(run: readonly RowItem[], rules: readonly Ruling[]): FlowItem[] {
  const found: FlowItem[] = [];
  for (let at = 0; at < run.length; ) {
    const count = countFramed(run, at, rules) || countAligned(run, at);
    const item = run[at];
    if (item === undefined) break;
    const table = count === 0 ? null : buildTable(run.slice(at, at + count), rules);
    if (table === null) {
      found.push(item);
      at += 1;
    } else {
      found.push({ kind: 'table', top: table.top, table });
      at += count;
    }
  }
  return found;
}

/** How many rows from here lie between lines of one length, one below the other. */
function countFramed(run: readonly RowItem[], at: number, rules: readonly Ruling[]): number {
  const first = run[at];
  if (first === undefined) return 0;
  const top = rules
    .filter((rule) => rule.at <= first.top + 2 && rule.at > first.top - readSize(first) * FARTHEST_ROW)
    .sort((one, other) => other.at - one.at)[0];
  if (top === undefined) return 0;
  const same = rules.filter(
    (rule) => rule.at >= top.at && Math.abs(rule.from - top.from) < SAME_END && Math.abs(rule.to - top.to) < SAME_END,
  );
  if (same.length < LEAST_RULES) return 0;
  const bottom = Math.max(...same.map((rule) => rule.at));
  let count = 0;
  while (at + count < run.length) {
    const row = run[at + count];
    if (row === undefined || readBase(row) > bottom + 1) break;
    if (row.row.pieces.some((piece) => piece.left < top.from - SAME_END || piece.right > top.to + SAME_END)) return 0;
    count += 1;
  }
  const rows = run.slice(at, at + count);
  const columns = spanColumns(rows);
  const isTable =
    columns.length >= LEAST_RULED_COLUMNS &&
    rows.filter((row) => row.row.pieces.length > 1).length >= 2 &&
    rows.every((row) => fits(row.row, columns));
  return isTable ? count : 0;
}

/** How many rows from here stand in columns without any lines. */
function countAligned(run: readonly RowItem[], at: number): number {
  const first = run[at];
  if (first === undefined || first.row.pieces.length < LEAST_COLUMNS) return 0;
  let columns = spanColumns([first]);
  let count = 1;
  for (let next = run[at + count]; next !== undefined; next = run[at + count]) {
    const previous = run[at + count - 1] ?? first;
    if (readBase(next) - readBase(previous) > FARTHEST_ROW * readSize(next)) break;
    const widened = widen(columns, next.row);
    if (widened === null) break;
    columns = widened;
    count += 1;
  }
  while (count > 0 && isAfterthought(run[at + count - 1], columns)) count -= 1;
  const full = run.slice(at, at + count).filter((row) => row.row.pieces.length > 1);
  const pieces = full.flatMap((row) => row.row.pieces);
  const isTable =
    full.filter((row) => row.row.pieces.length >= LEAST_COLUMNS).length >= LEAST_ROWS &&
    pieces.length >= full.length * columns.length * LEAST_FILLED &&
    pieces.reduce((sum, piece) => sum + piece.length, 0) <= pieces.length * LONGEST_ENTRY &&
    pieces.filter((piece) => FORM_LABEL.test(piece.text)).length < pieces.length / 4 &&
    !pieces.some((piece) => CONTENTS_ENTRY.test(piece.text));
  return isTable ? count : 0;
}

/** A short line after a table that happens to fit below its first column. */
function isAfterthought(item: RowItem | undefined, columns: readonly Measure[]): boolean {
  const [only, second] = item?.row.pieces ?? [];
  const [first] = columns;
  return only !== undefined && second === undefined && first !== undefined && only.left < first.right;
}

/** The columns that texts stand in: stretches that no text bridges. */
function spanColumns(rows: readonly RowItem[]): Measure[] {
  const pieces = rows.flatMap((row) => row.row.pieces).sort((one, other) => one.left - other.left);
  const columns: Measure[] = [];
  for (const { left, right } of pieces) {
    const last = columns.at(-1);
    if (last !== undefined && left < last.right + LEAST_GAP) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** The columns with one more row in them, or null where it bridges two or puts two texts into one. */
function widen(columns: readonly Measure[], row: TextRow): Measure[] | null {
  const widened = columns.map((column) => ({ ...column }));
  const taken = new Set<number>();
  for (const piece of row.pieces) {
    const touched = widened.flatMap((column, index) => (touches(piece, column) ? [index] : []));
    const [index] = touched;
    if (index === undefined || touched.length > 1 || taken.has(index)) return null;
    taken.add(index);
    const column = widened[index];
    if (column === undefined) return null;
    column.left = Math.min(column.left, piece.left);
    column.right = Math.max(column.right, piece.right);
  }
  return widened;
}

function touches(piece: TextPiece, column: Measure): boolean {
  return piece.left < column.right + LEAST_GAP && piece.right > column.left - LEAST_GAP;
}

function fits(row: TextRow, columns: readonly Measure[]): boolean {
  return widen(columns, row) !== null;
}

function buildTable(items: readonly RowItem[], rules: readonly Ruling[]): TableLayout | null {
  const columns = spanColumns(items);
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined || columns.length < LEAST_RULED_COLUMNS) return null;
  const cells: TableCellLayout[] = [];
  let rows = 0;
  let previous: RowItem | undefined;
  for (const item of items) {
    if (previous === undefined || !continuesRow(previous, item, columns, rules)) {
      columns.forEach((measure, column) => {
        cells.push({ row: rows, column, rowSpan: 1, columnSpan: 1, lines: [], measure, continued: [], images: 0 });
      });
      rows += 1;
    }
    for (const piece of item.row.pieces) {
      const column = columns.findIndex((measure) => touches(piece, measure));
      cells[(rows - 1) * columns.length + column]?.lines.push(piece);
    }
    previous = item;
  }
  const left = columns[0]?.left ?? 0;
  const right = columns.at(-1)?.right ?? 0;
  const xs = columns.map((column, index) => (column.left + (columns[index - 1]?.right ?? column.left)) / 2);
  return { isRuled: false, left, right, top: first.top, bottom: readBase(last), xs: [...xs, right], rows, cells };
}

/** A further line of the row above: it is near, starts no first column, and no line is drawn between. */
function continuesRow(
  previous: RowItem,
  item: RowItem,
  columns: readonly Measure[],
  rules: readonly Ruling[],
): boolean {
  const [first] = columns;
  const isNear = readBase(item) - readBase(previous) <= WRAPPED_LINE * readSize(item);
  const startsRow = first !== undefined && item.row.pieces.some((piece) => touches(piece, first));
  const isDivided = rules.some(
    (rule) => rule.at > readBase(previous) - 1 && rule.at < readBase(item) && rule.to > (first?.left ?? 0),
  );
  return isNear && !startsRow && !isDivided;
}

function readBase(item: RowItem): number {
  return item.row.pieces[0]?.base ?? 0;
}

function readSize(item: RowItem): number {
  return item.row.pieces[0]?.size ?? 0;
}
