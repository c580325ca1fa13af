import type { TableBlock } from '../../src/domain/document.ts';

type SourceCell = TableBlock['rows'][number][number];

/** Widest table that is read; a table of items never comes near it, a hostile one may claim to. */
export const WIDEST = 40;

export interface CellPlace {
  /** Position of the row in its table, and of the cell among those that begin in the row. */
  row: number;
  index: number;
  column: number;
  columnSpan: number;
}

export interface LaidOutRow<Cell> {
  /** Cells that begin in this row, left to right. */
  own: Cell[];
  /** What stands in each column; a spanning cell stands in all that it covers. */
  columns: (Cell | undefined)[];
}

/** Lays a table's cells out on its columns, in time linear in rows × width. */
export function layOutCells<Cell>(
  rows: TableBlock['rows'],
  create: (source: SourceCell, place: CellPlace) => Cell,
): LaidOutRow<Cell>[] {
  const carried: ({ cell: Cell; rows: number } | undefined)[] = [];
  return rows.map((cells, row): LaidOutRow<Cell> => {
    const laidOut: LaidOutRow<Cell> = { own: [], columns: [] };
    let column = 0;
    const takeCarried = () => {
      for (let above = carried[column]; above !== undefined && above.rows > 0; above = carried[column]) {
        laidOut.columns[column] = above.cell;
        above.rows -= 1;
        column += 1;
      }
    };
    for (const [index, source] of cells.entries()) {
      takeCarried();
      if (column >= WIDEST) break;
      const columnSpan = Math.max(1, Math.min(source.colSpan, WIDEST - column));
      const cell = create(source, { row, index, column, columnSpan });
      laidOut.own.push(cell);
      for (let right = 0; right < columnSpan; right += 1) {
        laidOut.columns[column] = cell;
        carried[column] = { cell, rows: source.rowSpan - 1 };
        column += 1;
      }
    }
    takeCarried();
    return laidOut;
  });
}
