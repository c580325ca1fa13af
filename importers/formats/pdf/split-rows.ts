import type { TableCellLayout } from './page-layout.ts';
import { isWrapped } from './paragraphs.ts';

/** Texts on one height, in points. */
const SAME_LINE = 2;
/** Fewer lines may as well be wrapped texts that happen to be as long. */
const LEAST_LINES = 3;
const LEAST_CELLS = 3;

/**
 * Cuts rows that lines rule only in groups, or not at all: where the texts of several cells stand line by line on the
 * same heights, each line is a row. Cells come in reading order and go out so.
 */
export function splitRows(cells: readonly TableCellLayout[], rows: number): { cells: TableCellLayout[]; rows: number } {
  const cuts = Array.from({ length: rows }, (_, row) => findLines(cells, row));
  if (cuts.every((lines) => lines.length === 0)) return { cells: [...cells], rows };
  const starts: number[] = [];
  let count = 0;
  for (const lines of cuts) {
    starts.push(count);
    count += Math.max(1, lines.length);
  }
  starts.push(count);
  const split = cells.flatMap((cell): TableCellLayout[] => {
    const lines = cuts[cell.row] ?? [];
    const row = starts[cell.row] ?? 0;
    const rowSpan = (starts[cell.row + cell.rowSpan] ?? count) - row;
    if (lines.length === 0 || cell.rowSpan > 1) return [{ ...cell, row, rowSpan }];
    return lines.map((base, at) => ({
      ...cell,
      row: row + at,
      images: at === 0 ? cell.images : 0,
      lines: cell.lines.filter((line) => Math.abs(line.base - base) <= SAME_LINE),
    }));
  });
  split.sort((one, other) => one.row - other.row || one.column - other.column);
  return { cells: split, rows: count };
}

/** The heights at which a row's texts stand, or none where they are to be read cell by cell. */
function findLines(cells: readonly TableCellLayout[], row: number): number[] {
  const filled = cells.filter((cell) => cell.row === row && cell.rowSpan === 1 && cell.lines.length > 0);
  if (filled.length < LEAST_CELLS) return [];
  const [first] = filled;
  const most = Math.max(...filled.map((cell) => cell.lines.length));
  const bases = filled.find((cell) => cell.lines.length === most)?.lines.map((line) => line.base) ?? [];
  const isOnLines = (cell: TableCellLayout) =>
    cell.lines.every((line) => bases.some((base) => Math.abs(base - line.base) <= SAME_LINE));
  const areFull = filled.filter((cell) => cell.lines.length === bases.length && !isOneText(cell)).length;
  const isByLine =
    bases.length >= LEAST_LINES &&
    first?.lines.length === bases.length &&
    areFull >= LEAST_CELLS &&
    areFull > filled.length / 2 &&
    filled.every(isOnLines);
  return isByLine ? bases : [];
}

/** Every line was broken where the next one no longer fitted: one text, though others beside it have as many lines. */
function isOneText({ lines, measure }: TableCellLayout): boolean {
  return lines.every((line, at) => {
    const next = lines[at + 1];
    return next === undefined || isWrapped(line, next, measure);
  });
}
