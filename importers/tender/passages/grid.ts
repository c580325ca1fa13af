import type { TableBlock } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import { normaliseForMatching } from '../../matching.ts';
import { layOutCells } from '../cell-layout.ts';
import { readLines } from './clean-markup.ts';

export interface GridCell {
  raw: string;
  text: string;
  lines: readonly { raw: string; text: string }[];
  path: string;
  row: number;
  column: number;
  columnSpan: number;
  rowSpan: number;
}

export interface GridRow {
  path: string;
  /** Cells that begin in this row. */
  own: GridCell[];
  /** What stands in each column; a spanning cell stands in all that it covers. */
  columns: (GridCell | undefined)[];
}

export interface Grid {
  file: string;
  page: number | null;
  path: string;
  rows: GridRow[];
  width: number;
}

export function layOutTable(block: TableBlock, file: string): Grid {
  const rows = layOutCells(block.rows, (source, { row, index, column, columnSpan }): GridCell => {
    const lines = readLines(source.text).map((raw) => ({ raw, text: normaliseForMatching(raw) }));
    return {
      raw: lines.map(({ raw }) => raw).join('\n'),
      text: lines.map(({ text }) => text).join('\n'),
      lines,
      path: `${block.path}/row[${row + 1}]/cell[${index + 1}]`,
      row,
      column,
      columnSpan,
      rowSpan: source.rowSpan,
    };
  }).map((row, position): GridRow => ({ ...row, path: `${block.path}/row[${position + 1}]` }));
  const width = rows.reduce((widest, { columns }) => Math.max(widest, columns.length), 0);
  return { file, page: block.page, path: block.path, rows, width };
}

export function locateCell(grid: Grid, cell: GridCell, quote = cell.raw): Location {
  return { file: grid.file, page: grid.page, path: cell.path, quote: quote.trim().slice(0, QUOTE_LENGTH) };
}

export const QUOTE_LENGTH = 80;
