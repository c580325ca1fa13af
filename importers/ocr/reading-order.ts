import type { CellGrid, GridCell } from './cell-grid.ts';
import { joinParagraphs, measureColumn } from './paragraphs.ts';
import type { OcrLine, RecognisedPage } from './recognise-page.ts';
import { joinRows, type TextRow } from './text-rows.ts';

export interface PlacedCell extends GridCell {
  text: string;
  /** Null where the cell is empty. */
  confidence: number | null;
}

export type PlacedBlock =
  | { type: 'paragraph'; text: string; confidence: number }
  | { type: 'table'; rows: PlacedCell[][] };

/** What a page says in the order it is read: paragraphs, and tables with their cells. */
export function placeText({ lines, tables, width }: Pick<RecognisedPage, 'lines' | 'tables' | 'width'>): PlacedBlock[] {
  const inCells = new Map<GridCell, OcrLine[]>();
  const outside: OcrLine[] = [];
  for (const line of lines) {
    const cell = findCell(line, tables);
    if (cell === undefined) outside.push(line);
    else inCells.set(cell, [...(inCells.get(cell) ?? []), line]);
  }
  const sorted = [...tables].sort((a, b) => a.top - b.top || a.left - b.left);
  const blocks: PlacedBlock[] = [];
  let rest = outside;
  for (const table of sorted) {
    const above = rest.filter((line) => middleOf(line) < table.top);
    rest = rest.filter((line) => middleOf(line) >= table.top);
    blocks.push(...readZone(above, width), { type: 'table', rows: fillTable(table, inCells) });
  }
  return [...blocks, ...readZone(rest, width)];
}

function findCell(line: OcrLine, tables: readonly CellGrid[]): GridCell | undefined {
  const x = (line.box.left + line.box.right) / 2;
  const y = middleOf(line);
  const table = tables.find(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
  return table?.cells.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
}

function fillTable({ rows, cells }: CellGrid, inCells: ReadonlyMap<GridCell, OcrLine[]>): PlacedCell[][] {
  return Array.from({ length: rows }, (_, row) =>
    cells.filter((cell) => cell.row === row).map((cell) => fillCell(cell, inCells.get(cell) ?? [])),
  );
}

function fillCell(cell: GridCell, lines: readonly OcrLine[]): PlacedCell {
  const rows = joinRows(lines);
  const left = Math.min(...rows.map((row) => row.left));
  const padding = Math.max(0, left - cell.left);
  const paragraphs = joinParagraphs(rows, { left, right: cell.right - padding });
  const count = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const sum = paragraphs.reduce((total, { text, confidence }) => total + confidence * text.length, 0);
  return { ...cell, text: paragraphs.map(({ text }) => text).join('\n'), confidence: count === 0 ? null : sum / count };
}

/** Text between two tables: in one column, or in two that are read one after the other. */
function readZone(lines: readonly OcrLine[], width: number): PlacedBlock[] {
  const rows = joinRows(lines);
  const columns = splitColumns(lines, rows, width);
  return columns.flatMap((column) => {
    const { left, right } = measureColumn(column);
    const edge = columns.length === 1 ? Math.max(right, width * NARROWEST) : right;
    return joinParagraphs(column, { left, right: edge }).map((paragraph) => ({ type: 'paragraph', ...paragraph }));
  });
}

/** Where a page has one column, no text of it ends before this share of the page's width: lines that do are short ones. */
const NARROWEST = 0.72;
/** Prose in two columns has many rows on both sides of a free strip, most of them full; a form has not. */
const FEWEST_ROWS = 6;
const FULL = 0.7;

function splitColumns(lines: readonly OcrLine[], rows: TextRow[], width: number): TextRow[][] {
  if (rows.length === 0) return [];
  const gutter = findGutter(lines, width);
  if (gutter === undefined) return [rows];
  const crossing = rows.filter((row) => row.left < gutter && row.right > gutter);
  const spanning = lines.filter(({ box }) => box.left < gutter && box.right > gutter);
  const sides = [lines.filter(({ box }) => box.right <= gutter), lines.filter(({ box }) => box.left >= gutter)];
  if (crossing.length === 0 || sides.some((side) => side.length < FEWEST_ROWS)) return [rows];
  const above = spanning.filter((line) =>
    sides.every((side) => side.every((other) => middleOf(other) > middleOf(line))),
  );
  const below = spanning.filter((line) => !above.includes(line));
  return [above, ...sides, below].map((part) => joinRows(part)).filter((part) => part.length > 0);
}

function findGutter(lines: readonly OcrLine[], width: number): number | undefined {
  for (let x = Math.round(width * 0.35); x < width * 0.65; x += Math.max(1, Math.round(width / 200))) {
    const left = lines.filter(({ box }) => box.right <= x);
    const right = lines.filter(({ box }) => box.left >= x);
    if (left.length + right.length < 0.85 * lines.length) continue;
    if (isProse(left) && isProse(right)) return x;
  }
  return undefined;
}

function isProse(side: readonly OcrLine[]): boolean {
  if (side.length < FEWEST_ROWS) return false;
  const from = Math.min(...side.map(({ box }) => box.left));
  const to = Math.max(...side.map(({ box }) => box.right));
  const full = side.filter(({ box }) => box.right - box.left > FULL * (to - from));
  return full.length * 2 >= side.length;
}

function middleOf({ box }: OcrLine): number {
  return (box.top + box.bottom) / 2;
}
