import type { TableCell } from '../../../src/domain/document.ts';
import type { RowDefinition } from './paragraph-format.ts';

/** A row as it is read: what stands in its cells, and how they are laid out. */
export interface DraftRow<T> {
  cells: DraftCell<T>[];
  definition: RowDefinition | null;
}

export interface DraftCell<T> {
  text: string;
  attached: T;
}

export interface BuiltCell<T> extends TableCell {
  attached: T | null;
}

/** Edges nearer to each other than about a millimetre are meant as one. */
const TOLERANCE = 60;

interface Placed<T> extends BuiltCell<T> {
  column: number;
  isFurther: boolean;
}

/** Rows with the spans their cells have on the columns of the table, which are all edges any row has. */
export function buildTable<T>(rows: readonly DraftRow<T>[]): BuiltCell<T>[][] {
  const columns = findColumns(rows);
  const placed = rows.map((row) => placeCells(row, columns));
  const open = new Map<number, Placed<T>>();
  const built = placed.map((row) => mergeDown(row, open));
  return built.map((row) => row.map(({ text, rowSpan, colSpan, attached }) => ({ text, rowSpan, colSpan, attached })));
}

/** Takes a row's further cells into those above, which are open by the column they begin in. */
function mergeDown<T>(row: readonly Placed<T>[], open: Map<number, Placed<T>>): Placed<T>[] {
  const own: Placed<T>[] = [];
  for (const cell of row) {
    const above = open.get(cell.column);
    if (cell.isFurther && above !== undefined && above.colSpan === cell.colSpan) {
      above.rowSpan += 1;
      addText(above, cell.text);
    } else {
      own.push(cell);
      open.set(cell.column, cell);
    }
  }
  const columns = new Set(row.map((cell) => cell.column));
  for (const column of open.keys()) if (!columns.has(column)) open.delete(column);
  return own;
}

function addText(cell: { text: string }, text: string): void {
  cell.text = [cell.text, text].filter((one) => one !== '').join('\n');
}

function findColumns<T>(rows: readonly DraftRow<T>[]): number[] {
  const edges = rows.flatMap((row) => (isLaidOut(row) ? (row.definition?.edges ?? []) : []));
  const columns: number[] = [];
  for (const edge of [...new Set(edges)].sort((a, b) => a - b)) {
    if (columns.length === 0 || edge - (columns.at(-1) ?? 0) > TOLERANCE) columns.push(edge);
  }
  return columns;
}

/** A definition that does not fit the cells is none. */
function isLaidOut<T>({ cells, definition }: DraftRow<T>): boolean {
  return definition !== null && definition.cells.length === cells.length;
}

function placeCells<T>(row: DraftRow<T>, columns: readonly number[]): Placed<T>[] {
  const { cells, definition } = row;
  if (definition === null || !isLaidOut(row)) {
    return cells.map((cell, column) => ({ ...cell, rowSpan: 1, colSpan: 1, column, isFurther: false }));
  }
  const placed: Placed<T>[] = [];
  const start = findColumn(columns, definition.edges[0] ?? 0);
  if (start > 0) placed.push({ text: '', attached: null, rowSpan: 1, colSpan: start, column: 0, isFurther: false });
  let set: number | null = null;
  for (const [index, cell] of cells.entries()) {
    const merge = definition.cells[index];
    const column = findColumn(columns, definition.edges[index] ?? 0);
    const end = findColumn(columns, definition.edges[index + 1] ?? 0);
    const across = merge?.across ?? 0;
    const first = placed.at(-1);
    // The first cell of a set says so by another number than the others.
    if (across !== 0 && set !== null && across !== set && first !== undefined) {
      first.colSpan = Math.max(first.colSpan, end - first.column);
      addText(first, cell.text);
      continue;
    }
    set = across === 0 ? null : across;
    placed.push({
      ...cell,
      rowSpan: 1,
      colSpan: Math.max(1, end - column),
      column,
      isFurther: merge?.down === 'further',
    });
  }
  return placed;
}

function findColumn(columns: readonly number[], edge: number): number {
  let nearest = 0;
  for (const [index, column] of columns.entries()) {
    if (Math.abs(column - edge) < Math.abs((columns[nearest] ?? 0) - edge)) nearest = index;
  }
  return nearest;
}
