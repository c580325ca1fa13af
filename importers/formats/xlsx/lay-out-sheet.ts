import type { TableCell } from '../../../src/domain/document.ts';
import { TableBudget } from '../table-budget.ts';
import type { CellPlace, CellRange } from './cell-reference.ts';
import type { SheetContent } from './read-sheet.ts';

/** Up to here a row is filled with empty cells to the width of the table; a stray cell far out does not widen it. */
const WIDEST_FILLED = 256;

/** A sheet as a table. Its rows are those of the sheet from the first on, so that `row[5]` is row 5 of the sheet. */
export interface SheetTable {
  rows: TableCell[][];
  /** Cells with a value under a merged cell, which the sheet does not show. */
  covered: CellPlace[];
  /** Step of a path to a cell, null where the table does not have it. */
  findCell(place: CellPlace): string | null;
  cutAt: number | null;
}

export function layOutSheet(content: SheetContent, budget: TableBudget): SheetTable {
  const grid = new SheetGrid(content);
  const rows: TableCell[][] = [];
  const columns: number[][] = [];
  for (let row = 1; row <= grid.lastRow; row += 1) {
    const { cells, starts } = grid.readRow(row);
    if (!budget.take(cells.length + 1)) return finish(row);
    rows.push(cells);
    columns.push(starts);
  }
  return finish(content.cutAt);

  function finish(cutAt: number | null): SheetTable {
    const findCell = ({ row, column }: CellPlace) => {
      const index = columns[row - 1]?.indexOf(column) ?? -1;
      return index === -1 ? null : `row[${row}]/cell[${index + 1}]`;
    };
    clipSpans(rows);
    return { rows, covered: grid.covered, findCell, cutAt };
  }
}

class SheetGrid {
  readonly lastRow: number;
  readonly covered: CellPlace[] = [];
  private readonly firstColumn: number;
  private readonly width: number;
  private readonly content: SheetContent;
  /** Merged areas by their first cell, and the cells they cover, by row. */
  private readonly spans = new Map<string, { rowSpan: number; colSpan: number }>();
  private readonly hidden = new Map<number, Set<number>>();

  constructor(content: SheetContent) {
    this.content = content;
    let firstColumn = Number.POSITIVE_INFINITY;
    let width = 0;
    let lastRow = 0;
    for (const [row, cells] of content.rows) {
      lastRow = Math.max(lastRow, row);
      for (const column of cells.keys()) {
        firstColumn = Math.min(firstColumn, column);
        width = Math.max(width, column);
      }
    }
    this.lastRow = lastRow;
    this.firstColumn = firstColumn;
    this.width = Math.min(width, WIDEST_FILLED);
    // Areas of a sound file lie side by side, so together they are no larger than the sheet.
    const budget = new TableBudget();
    for (const merge of content.merges) this.addMerge(merge, Math.max(width, 1), budget);
  }

  /** Cells of a row, and the columns they begin in. */
  readRow(row: number): { cells: TableCell[]; starts: number[] } {
    const values = this.content.rows.get(row);
    const hidden = this.hidden.get(row);
    const cells: TableCell[] = [];
    const starts: number[] = [];
    if (values === undefined && hidden === undefined) return { cells, starts };
    const last = Math.max(this.width, ...(values?.keys() ?? []));
    for (let column = this.firstColumn; column <= last; column += 1) {
      if (hidden?.has(column) === true) {
        if (values?.has(column) === true) this.covered.push({ row, column });
        continue;
      }
      const span = this.spans.get(`${row}:${column}`) ?? { rowSpan: 1, colSpan: 1 };
      cells.push({ text: values?.get(column) ?? '', ...span });
      starts.push(column);
    }
    return { cells, starts };
  }

  /** Overlapping areas are no more than a broken file: the first one counts. */
  private addMerge({ first, last }: CellRange, width: number, budget: TableBudget): void {
    const lastRow = Math.min(last.row, this.lastRow);
    const lastColumn = Math.min(last.column, width);
    const firstColumn = Math.max(first.column, this.firstColumn);
    const rowSpan = lastRow - first.row + 1;
    const colSpan = lastColumn - firstColumn + 1;
    if (rowSpan < 1 || colSpan < 1 || rowSpan * colSpan === 1 || !budget.take(rowSpan * colSpan)) return;
    const isTaken = (row: number, column: number) =>
      this.hidden.get(row)?.has(column) === true || this.spans.has(`${row}:${column}`);
    for (let row = first.row; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) if (isTaken(row, column)) return;
    }
    this.spans.set(`${first.row}:${firstColumn}`, { rowSpan, colSpan });
    for (let row = first.row; row <= lastRow; row += 1) {
      const columns = this.hidden.get(row) ?? new Set<number>();
      for (let column = firstColumn; column <= lastColumn; column += 1) columns.add(column);
      if (row === first.row) columns.delete(firstColumn);
      this.hidden.set(row, columns);
    }
  }
}

/** A table that was cut has no rows for its last cells to span. */
function clipSpans(rows: TableCell[][]): void {
  for (const [index, row] of rows.entries()) {
    for (const cell of row) cell.rowSpan = Math.min(cell.rowSpan, rows.length - index);
  }
}
