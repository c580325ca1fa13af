import { INPUT_LIMITS } from './limits.ts';

/** What the tables of one file may still take. A cell that does not fit is left out, and the reader says so. */
export class TableBudget {
  private cells: number = INPUT_LIMITS.tableCells;
  private characters: number = INPUT_LIMITS.tableCharacters;

  /** False where it no longer fits; from then on nothing does. */
  take(cells: number, characters = 0): boolean {
    this.cells -= cells;
    this.characters -= characters;
    return !this.isSpent;
  }

  get isSpent(): boolean {
    return this.cells < 0 || this.characters < 0;
  }
}
