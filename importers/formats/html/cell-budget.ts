import { INPUT_LIMITS } from '../limits.ts';
import type { HtmlCell } from './html-content.ts';

/** Keeps rows while what they cover fits into the limits of one file. */
export class CellBudget {
  private cells: number = INPUT_LIMITS.tableCells;

  fit(rows: HtmlCell[][]): HtmlCell[][] {
    const kept: HtmlCell[][] = [];
    for (const [index, row] of rows.entries()) {
      for (const cell of row) {
        const below = rows.length - index;
        cell.rowSpan = cell.rowSpan === 0 ? below : Math.min(cell.rowSpan, below);
        this.cells -= cell.rowSpan * cell.colSpan;
      }
      if (this.cells < 0) break;
      kept.push(row);
    }
    for (const [index, row] of kept.entries()) {
      for (const cell of row) cell.rowSpan = Math.min(cell.rowSpan, kept.length - index);
    }
    return kept;
  }
}
