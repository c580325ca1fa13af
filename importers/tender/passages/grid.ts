import type { TableBlock } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import { normaliseForMatching } from '../../matching.ts';
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
  const lines: (GridCell | undefined)[][] = block.rows.map(() => []);
  const rows = block.rows.map((cells, row): GridRow => {
    const path = `${block.path}/row[${row + 1}]`;
    const own = cells.map((source, index): GridCell => {
      let column = 0;
      while (lines[row]?.[column] !== undefined) column += 1;
      const written = readLines(source.text).map((raw) => ({ raw, text: normaliseForMatching(raw) }));
      const cell: GridCell = {
        raw: written.map(({ raw }) => raw).join('\n'),
        text: written.map(({ text }) => text).join('\n'),
        lines: written,
        path: `${path}/cell[${index + 1}]`,
        row,
        column,
        columnSpan: source.colSpan,
        rowSpan: source.rowSpan,
      };
      for (let down = 0; down < Math.min(source.rowSpan, block.rows.length - row); down += 1)
        for (let right = 0; right < source.colSpan; right += 1) {
          const line = lines[row + down];
          if (line !== undefined) line[column + right] ??= cell;
        }
      return cell;
    });
    return { path, own, columns: lines[row] ?? [] };
  });
  return { file, page: block.page, path: block.path, rows, width: Math.max(0, ...lines.map((line) => line.length)) };
}

export function locateCell(grid: Grid, cell: GridCell, quote = cell.raw): Location {
  return { file: grid.file, page: grid.page, path: cell.path, quote: quote.trim().slice(0, QUOTE_LENGTH) };
}

export const QUOTE_LENGTH = 80;
