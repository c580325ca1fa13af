import type { Box } from './geometry.ts';
import type { PageLayout, TableLayout, TurnedText } from './page-layout.ts';
import type { Measure } from './paragraphs.ts';
import type { TextPiece, TextRow } from './text-lines.ts';

export type FlowItem =
  | { kind: 'row'; top: number; row: TextRow }
  | { kind: 'table'; top: number; table: TableLayout }
  | { kind: 'image'; top: number; image: Box }
  | { kind: 'turned'; top: number; text: TurnedText };

/** A stretch of a page that is read from top to bottom. */
export interface Flow {
  /** Set where the stretch is one of several columns. */
  column: Measure | null;
  items: FlowItem[];
}

const BIN = 3;
/** A gutter lies in the middle half of the text … */
const OUTER_SHARE = 0.25;
/** … and few lines cross it: titles, tables, what stands above and below the columns. */
const CROSSED_BY = 0.45;
const LEAST_LINES = 4;
const LEAST_CHARACTERS = 60;
/** Lines of running text fill their column; entries of a list or form do not. */
const FILLED = 0.6;
const FILLED_APART = 0.35;
const SHARED_LINES = 0.7;
const LEAST_LENGTH = 7;
const DEEPEST = 3;

/** What a page shows in the order it is read, columns one after the other. */
export function orderPage(layout: PageLayout): Flow[] {
  const items: FlowItem[] = [
    ...layout.rows.map((row): FlowItem => ({ kind: 'row', top: topOf(row), row })),
    ...layout.tables.map((table): FlowItem => ({ kind: 'table', top: table.top, table })),
    ...layout.images.map((image): FlowItem => ({ kind: 'image', top: image.top, image })),
    ...layout.turned.map((text): FlowItem => ({ kind: 'turned', top: text.top, text })),
  ];
  items.sort((one, other) => one.top - other.top);
  return splitColumns(items, null, DEEPEST);
}

function topOf(row: TextRow): number {
  const [first] = row.pieces;
  return first === undefined ? 0 : first.base - first.size;
}

function splitColumns(items: readonly FlowItem[], column: Measure | null, depth: number): Flow[] {
  const whole: Flow[] = [{ column, items: [...items] }];
  if (depth === 0) return whole;
  const span = spanPieces(items);
  const gutter = span === null ? null : findGutter(items, span);
  if (span === null || gutter === null) return whole;
  const flows: Flow[] = [];
  let zone: FlowItem[] = [];
  let hasColumns = false;
  const closeZone = () => {
    const sides = splitZone(zone, gutter, span);
    if (sides === null) addWhole(flows, zone, column);
    else {
      hasColumns = true;
      flows.push(...splitColumns(sides[0], { left: span.left, right: gutter }, depth - 1));
      flows.push(...splitColumns(sides[1], { left: gutter, right: span.right }, depth - 1));
    }
    zone = [];
  };
  for (const item of items) {
    if (!crosses(item, gutter)) {
      zone.push(item);
      continue;
    }
    closeZone();
    addWhole(flows, [item], column);
  }
  closeZone();
  return hasColumns ? flows : whole;
}

function addWhole(flows: Flow[], items: readonly FlowItem[], column: Measure | null): void {
  const last = flows.at(-1);
  if (last !== undefined && last.column === column) last.items.push(...items);
  else if (items.length > 0) flows.push({ column, items: [...items] });
}

function listPieces(items: readonly FlowItem[]): TextPiece[] {
  return items.flatMap((item) => (item.kind === 'row' ? item.row.pieces : []));
}

function spanPieces(items: readonly FlowItem[]): Measure | null {
  const pieces = listPieces(items);
  if (pieces.length < LEAST_LINES * 2) return null;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    if (piece.left < left) left = piece.left;
    if (piece.right > right) right = piece.right;
  }
  return { left, right };
}

/** Where fewest lines cross the middle of the text. */
function findGutter(items: readonly FlowItem[], { left, right }: Measure): number | null {
  const width = right - left;
  const bins = Math.ceil(width / BIN);
  if (bins < 10) return null;
  const crossings = new Float64Array(bins);
  const pieces = listPieces(items);
  for (const piece of pieces) {
    const from = Math.floor((piece.left - left) / BIN);
    const to = Math.min(Math.floor((piece.right - left) / BIN), bins - 1);
    for (let bin = from; bin <= to; bin += 1) crossings[bin] = (crossings[bin] ?? 0) + 1;
  }
  const first = Math.floor(bins * OUTER_SHARE);
  const last = Math.ceil(bins * (1 - OUTER_SHARE));
  let least = Number.POSITIVE_INFINITY;
  let start = 0;
  let end = 0;
  for (let bin = first; bin < last; bin += 1) {
    const count = crossings[bin] ?? 0;
    if (count < least) {
      least = count;
      start = bin;
      end = bin;
    } else if (count === least && bin === end + 1) end = bin;
  }
  const rows = items.filter((item) => item.kind === 'row').length;
  return least > rows * CROSSED_BY ? null : left + ((start + end + 1) / 2) * BIN;
}

function crosses(item: FlowItem, gutter: number): boolean {
  if (item.kind === 'row') return item.row.pieces.some((piece) => piece.left < gutter && piece.right > gutter);
  const box = readBox(item);
  return box.left < gutter && box.right > gutter;
}

function readBox(item: Exclude<FlowItem, { kind: 'row' }>): Box {
  if (item.kind === 'table') return item.table;
  return item.kind === 'image' ? item.image : item.text;
}

/** Both columns of a stretch, or null where it is no running text in two columns. */
function splitZone(zone: readonly FlowItem[], gutter: number, span: Measure): [FlowItem[], FlowItem[]] | null {
  const left: FlowItem[] = [];
  const right: FlowItem[] = [];
  for (const item of zone) {
    if (item.kind !== 'row') {
      (readBox(item).right <= gutter ? left : right).push(item);
      continue;
    }
    const at = item.row.pieces.findIndex((piece) => piece.left >= gutter);
    const cut = at === -1 ? item.row.pieces.length : at;
    if (cut > 0) left.push({ ...item, row: cutRow(item.row, 0, cut) });
    if (cut < item.row.pieces.length) right.push({ ...item, row: cutRow(item.row, cut, item.row.pieces.length) });
  }
  // Texts that do not share their lines are set apart; those that do may be a form, whose entries are short.
  const filled = countShared(left, right) < SHARED_LINES ? FILLED_APART : FILLED;
  const isText =
    isRunningText(left, (gutter - span.left) * filled) && isRunningText(right, (span.right - gutter) * filled);
  return isText ? [left, right] : null;
}

/** The share of lines of the shorter side that have a counterpart on the same baseline. */
function countShared(left: readonly FlowItem[], right: readonly FlowItem[]): number {
  const tops = new Set(left.flatMap((item) => (item.kind === 'row' ? [item.top] : [])));
  const shared = right.filter((item) => item.kind === 'row' && tops.has(item.top)).length;
  return shared / Math.max(1, Math.min(left.length, right.length));
}

function cutRow({ pieces, gaps }: TextRow, from: number, to: number): TextRow {
  return { pieces: pieces.slice(from, to), gaps: gaps.slice(from, to - 1) };
}

function isRunningText(items: readonly FlowItem[], least: number): boolean {
  const pieces = listPieces(items);
  if (pieces.length < LEAST_LINES) return false;
  const characters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return (
    characters >= LEAST_CHARACTERS &&
    characters / pieces.length >= LEAST_LENGTH &&
    findUsualWidth(pieces, characters) >= least
  );
}

/** The width of the lines in which most of the text stands. */
function findUsualWidth(pieces: readonly TextPiece[], characters: number): number {
  let counted = 0;
  for (const piece of [...pieces].sort((one, other) => one.right - one.left - (other.right - other.left))) {
    counted += piece.length;
    if (counted * 2 >= characters) return piece.right - piece.left;
  }
  return 0;
}
