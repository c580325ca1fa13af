/** A place on a sheet, counted from 1. */
export interface CellPlace {
  row: number;
  column: number;
}
export interface CellRange {
  first: CellPlace;
  last: CellPlace;
}

/** What a sheet can hold at most. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** `B3` or `$B$3`; null where it names no cell. */
export function parseCell(reference: string): CellPlace | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference.trim());
  if (match === null) return null;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number.parseInt(match[2] ?? '', 10);
  return row >= 1 && row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : null;
}

/** `A1:C2`, in whatever corners it is written. */
export function parseRange(reference: string): CellRange | null {
  const [start = '', end = start] = reference.split(':');
  const one = parseCell(start);
  const other = parseCell(end);
  if (one === null || other === null) return null;
  return {
    first: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    last: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

export function writeColumn(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function writeCell({ row, column }: CellPlace): string {
  return `${writeColumn(column)}${row}`;
}
