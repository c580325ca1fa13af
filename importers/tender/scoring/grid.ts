import type { TableBlock } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import { isBlank } from '../../language/fold.ts';
import { normaliseForMatching } from '../../matching.ts';
import { layOutCells, WIDEST } from '../cell-layout.ts';
import { type CellPoints, parseCellPoints } from './stated-points.ts';

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
  const laidOut = layOutCells(block.rows, (source, { row, column, columnSpan }) => {
    return new GridCell(source.text, { row: firstIndex + row, column, columnSpan });
  });
  return laidOut.map((row, position): GridRow => {
    const path = `${block.path}/row[${position + 1}]`;
    return { file, page: block.page, path, index: firstIndex + position, ...row, width };
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
