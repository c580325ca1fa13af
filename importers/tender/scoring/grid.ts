import type { TableBlock } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import { isBlank } from '../../language/fold.ts';
import { normaliseForMatching } from '../../matching.ts';
import { type CellPoints, parseCellPoints } from './stated-points.ts';

/** Widest table that is read; a table of items never comes near it. */
const WIDEST = 40;
const LABEL_LENGTH = 80;
const QUOTE_LENGTH = 80;

/** A cell of a table; a merged cell is the same object in every row and column it covers. */
export class GridCell {
  readonly raw: string;
  readonly isBlank: boolean;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  #label: string | null = null;
  #points: CellPoints | null | undefined;

  constructor(raw: string, place: { row: number; column: number; columnSpan: number }) {
    this.raw = raw;
    this.isBlank = raw.length <= LABEL_LENGTH && isBlank(raw);
    this.row = place.row;
    this.column = place.column;
    this.columnSpan = place.columnSpan;
  }

  /** A short cell's words without spaces and line breaks; empty for a longer text. */
  get label(): string {
    this.#label ??= this.raw.length > LABEL_LENGTH ? '' : labelOf(this.raw);
    return this.#label;
  }

  /** Points, where they are all it says. */
  get points(): CellPoints | null {
    if (this.#points === undefined) this.#points = this.isBlank ? null : parseCellPoints(this.raw);
    return this.#points;
  }
}

export interface GridRow {
  file: string;
  page: number | null;
  path: string;
  /** Number of the row in reading order, over all tables that are read together. */
  index: number;
  /** Cells that begin here, left to right. */
  own: GridCell[];
  columns: (GridCell | undefined)[];
  width: number;
}

/** Lays a table out on its columns, in time linear in rows × width. Rows are counted from `firstIndex`. */
export function layOutRows(block: TableBlock, file: string, firstIndex: number): GridRow[] {
  const width = Math.min(WIDEST, Math.max(0, ...block.rows.slice(0, 50).map(countColumns)));
  const carried: ({ cell: GridCell; rows: number } | undefined)[] = [];
  return block.rows.map((cells, position): GridRow => {
    const index = firstIndex + position;
    const path = `${block.path}/row[${position + 1}]`;
    const row: GridRow = { file, page: block.page, path, index, own: [], columns: [], width };
    let column = 0;
    const takeCarried = () => {
      for (let above = carried[column]; above !== undefined && above.rows > 0; above = carried[column]) {
        row.columns[column] = above.cell;
        above.rows -= 1;
        column += 1;
      }
    };
    for (const source of cells) {
      takeCarried();
      if (column >= WIDEST) break;
      const columnSpan = Math.max(1, Math.min(source.colSpan, WIDEST - column));
      const cell = new GridCell(source.text, { row: index, column, columnSpan });
      row.own.push(cell);
      for (let right = 0; right < columnSpan; right += 1) {
        row.columns[column] = cell;
        carried[column] = { cell, rows: source.rowSpan - 1 };
        column += 1;
      }
    }
    takeCarried();
    return row;
  });
}

function countColumns(cells: TableBlock['rows'][number]): number {
  return cells.reduce((total, cell) => total + Math.max(1, cell.colSpan), 0);
}

/** A text's words for comparing, without any white space: 分 值 → 分值. */
export function labelOf(text: string): string {
  return normaliseForMatching(text).replace(/\s/g, '');
}

/** The distinct written cells that begin in a row. */
export function writtenCells(row: GridRow): GridCell[] {
  return row.own.filter((cell) => !cell.isBlank);
}

export function locateRow(row: GridRow, quoted: string): Location {
  return { file: row.file, page: row.page, path: row.path, quote: quoteOf(quoted) };
}

/** The beginning of a text as it stands, at most 80 characters. */
export function quoteOf(text: string): string {
  return text.trim().slice(0, QUOTE_LENGTH).trim();
}
