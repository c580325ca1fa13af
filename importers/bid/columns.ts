import { isBlank } from '../language/fold.ts';
import { type Cell, isBlankRow, type Row, type Sheet } from './sheet.ts';

/** Which column says what, by the words of the head. The first pattern that matches names the column. */
export type ColumnNames<Name extends string> = readonly (readonly [Name, RegExp])[];

export interface Head<Name extends string> {
  /** Index of the first row below the head. */
  below: number;
  columns: ReadonlyMap<Name, readonly number[]>;
  texts: string[];
}

const HEAD_CELL_LENGTH = 60;

/** Reads a row (with the next one, where cells are split over two rows) as the head of a table; null if it is none. */
export function readHead<Name extends string>(
  sheet: Sheet,
  index: number,
  names: ColumnNames<Name>,
): Head<Name> | null {
  const row = sheet.rows[index];
  if (row === undefined || row.own.length < 2 || row.own.some(isLong)) return null;
  const depth = headDepth(row);
  const texts = row.columns.map((_cell, column) => headOf(sheet, index, depth, column));
  if (texts.some((text) => text.length > HEAD_CELL_LENGTH)) return null;
  const columns = new Map<Name, number[]>();
  for (const [column, text] of texts.entries()) {
    const name = text === '' ? undefined : names.find(([, pattern]) => pattern.test(text))?.[0];
    if (name !== undefined) columns.set(name, [...(columns.get(name) ?? []), column]);
  }
  return { below: index + depth, columns, texts };
}

function isLong(cell: Cell): boolean {
  return cell.label === '' && !isBlank(cell.text);
}

function headDepth(row: Row): number {
  const tall = Math.max(1, ...row.own.map((cell) => cell.rowSpan));
  return tall === 2 && row.own.some((cell) => cell.columnSpan > 1) ? 2 : 1;
}

function headOf(sheet: Sheet, index: number, depth: number, column: number): string {
  const cells = new Set<Cell>();
  for (let down = 0; down < depth; down += 1) {
    const cell = sheet.rows[index + down]?.columns[column];
    if (cell !== undefined) cells.add(cell);
  }
  return [...cells].map((cell) => cell.label).join('');
}

/** The written cells under one name, each once, left to right. */
export function cellsUnder<Name extends string>(head: Head<Name>, row: Row, name: Name): Cell[] {
  const cells = (head.columns.get(name) ?? []).map((column) => row.columns[column]);
  return [...new Set(cells)].filter((cell) => cell !== undefined && !isBlank(cell.text)) as Cell[];
}

export function cellUnder<Name extends string>(head: Head<Name>, row: Row, name: Name): Cell | undefined {
  return cellsUnder(head, row, name)[0];
}

/** The words of the head above the first column of that name, e.g. for the unit in 合同金额（万元）. */
export function headTextOf<Name extends string>(head: Head<Name>, name: Name): string {
  const [column] = head.columns.get(name) ?? [];
  return column === undefined ? '' : (head.texts[column] ?? '');
}

export interface RowUnderHead<Name extends string> {
  sheet: Sheet;
  row: Row;
  head: Head<Name>;
}

/**
 * All written rows below a head, in order. A table of the same form and width without a head of its own goes on in
 * the columns of the one before, as tables do that a page break cuts.
 */
export function rowsUnderHeads<Name extends string>(
  sheets: readonly Sheet[],
  read: (sheet: Sheet, index: number) => Head<Name> | null,
): RowUnderHead<Name>[] {
  const rows: RowUnderHead<Name>[] = [];
  const opened: { sheet: Sheet; head: Head<Name> }[] = [];
  for (const sheet of sheets) {
    const last = opened.at(-1);
    const continued = last !== undefined && last.sheet.form === sheet.form && last.sheet.width === sheet.width;
    let head: Head<Name> | null = continued ? { ...last.head, below: 0 } : null;
    for (const [index, row] of sheet.rows.entries()) {
      if (head !== null && index < head.below) continue;
      const found = read(sheet, index);
      if (found !== null) head = found;
      else if (head !== null && !isBlankRow(row)) rows.push({ sheet, row, head });
    }
    if (head !== null) opened.push({ sheet, head });
  }
  return rows;
}
