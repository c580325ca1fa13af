import type { TableBlock } from '../../src/domain/document.ts';
import type { Location } from '../../src/domain/location.ts';
import { foldText, isBlank, withoutInvisible } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { Form } from './forms.ts';
import { quoteAround } from './place.ts';

/** A cell as it stands; a spanned cell is the same object in every column and row that it covers. */
export interface Cell {
  text: string;
  raw: string;
  /** What a short cell says as a head or label, without spaces and line breaks; empty for a longer text. */
  label: string;
  path: string;
  columnSpan: number;
  rowSpan: number;
  row: number;
  column: number;
}

/** A table laid out on its grid. `own` are the cells that begin in the row, `columns` what stands in each column. */
export interface Row {
  path: string;
  /** Gathered from several rows of a table that stands upright, so that its cells have their own places. */
  isTurned?: true;
  own: Cell[];
  columns: (Cell | undefined)[];
}

export interface Sheet {
  type: 'sheet';
  file: string;
  page: number | null;
  path: string;
  /** How sure reading from a picture was; absent where the file has the text. */
  confidence?: number;
  form: Form;
  position: number;
  width: number;
  rows: Row[];
}

const LABEL_LENGTH = 80;

export function layOutTable(block: TableBlock, file: string, form: Form, position: number): Sheet {
  const grid: (Cell | undefined)[][] = block.rows.map(() => []);
  const rows = block.rows.map((cells, rowIndex): Row => {
    const path = `${block.path}/row[${rowIndex + 1}]`;
    const own: Cell[] = [];
    let column = 0;
    for (const [cellIndex, source] of cells.entries()) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      const raw = withoutInvisible(source.text);
      const cell: Cell = {
        text: foldText(raw),
        raw,
        label: raw.length > LABEL_LENGTH ? '' : headText(raw),
        path: `${path}/cell[${cellIndex + 1}]`,
        columnSpan: source.colSpan,
        rowSpan: source.rowSpan,
        row: rowIndex,
        column,
      };
      own.push(cell);
      for (let down = 0; down < source.rowSpan; down += 1)
        for (let right = 0; right < source.colSpan; right += 1) {
          const line = grid[rowIndex + down];
          if (line !== undefined) line[column + right] = cell;
        }
      column += source.colSpan;
    }
    return { path, own, columns: [] };
  });
  for (const [index, row] of rows.entries()) row.columns = grid[index] ?? [];
  const width = Math.max(0, ...grid.map((line) => line.length));
  const confidence = block.confidence === undefined ? {} : { confidence: block.confidence };
  return { type: 'sheet', file, page: block.page, path: block.path, ...confidence, form, position, width, rows };
}

export function locateCell(sheet: Sheet, cell: Cell, start = 0, end = cell.raw.length): Location {
  return { file: sheet.file, page: sheet.page, path: cell.path, quote: quoteAround(cell.raw, start, end) };
}

/** A row as the place of a fact that several cells state; `cell` is the one that is quoted. */
export function locateRow(sheet: Sheet, row: Row, cell: Cell | undefined): Location {
  const path = row.isTurned === true ? (cell?.path ?? row.path) : row.path;
  return { file: sheet.file, page: sheet.page, path, quote: quoteAround(cell?.raw ?? '', 0, 0) };
}

/** What a head cell or label says, without spaces, marks and line breaks. */
export function headText(text: string): string {
  return normaliseForMatching(text)
    .replace(/\s/g, '')
    .replace(/^[★▲*]+|[:;。]+$/g, '');
}

/** One cell across the whole width: a caption inside the table. */
export function isCaptionRow(sheet: Sheet, row: Row): boolean {
  const written = row.own.filter((cell) => !isBlank(cell.text));
  const [only] = written;
  return (
    sheet.width > 1 && written.length === 1 && only !== undefined && only.columnSpan >= Math.max(2, sheet.width - 1)
  );
}

export function isBlankRow(row: Row): boolean {
  return row.own.every((cell) => isBlank(cell.text));
}
