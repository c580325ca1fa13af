import type { TableBudget } from '../table-budget.ts';
import type { XmlElement } from '../xml-tree.ts';
import { type CellPlace, type CellRange, parseCell, parseRange } from './cell-reference.ts';
import { decodeText, isOn, readText } from './spreadsheet-xml.ts';
import type { Workbook } from './workbook.ts';

/** Something to tell about a cell. */
export interface CellNote extends CellPlace {
  text: string;
}

export interface SheetContent {
  /** Text of the cells that have any, by row and column. */
  rows: Map<number, Map<number, string>>;
  merges: CellRange[];
  hiddenRows: number[];
  hiddenColumns: [first: number, last: number][];
  /** Formulas whose result is not stored. */
  uncalculated: CellNote[];
  errors: CellNote[];
  shortened: CellNote[];
  hiddenValues: CellNote[];
  /** Cells that show a picture (WPS `DISPIMG`). */
  pictures: CellPlace[];
  /** Row at which the limits were reached. */
  cutAt: number | null;
}

const PICTURE_FORMULA = /^=?(?:_xlfn\.)?(?:DISPIMG|IMAGE)\(/i;

/** Reads the cells of one sheet, row by row: a sheet of a million cells is never in memory as a tree. */
export function readSheet(workbook: Workbook, part: string, budget: TableBudget): SheetContent {
  const reader = new SheetReader(workbook, budget);
  workbook.source.readXml(part, {
    each: {
      'x:row': (row) => reader.addRow(row),
      'x:mergeCell': (merge) => reader.addMerge(merge),
      'x:col': (column) => reader.addColumn(column),
    },
  });
  return reader.content;
}

class SheetReader {
  readonly content: SheetContent = {
    rows: new Map(),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    uncalculated: [],
    errors: [],
    shortened: [],
    hiddenValues: [],
    pictures: [],
    cutAt: null,
  };
  private readonly workbook: Workbook;
  private readonly budget: TableBudget;
  private row = 0;

  constructor(workbook: Workbook, budget: TableBudget) {
    this.workbook = workbook;
    this.budget = budget;
  }

  addRow(element: XmlElement): void {
    const written = Number.parseInt(element.attribute('r') ?? '', 10);
    this.row = written > this.row ? written : this.row + 1;
    if (this.content.cutAt !== null) return;
    const cells = new Map<number, string>();
    let column = 0;
    for (const cell of element.elements()) {
      if (cell.name !== 'x:c') continue;
      column = parseCell(cell.attribute('r') ?? '')?.column ?? column + 1;
      const text = this.readCell(cell, { row: this.row, column });
      if (text === null) continue;
      cells.set(column, text);
      if (!this.budget.take(1, text.length)) {
        this.content.cutAt = this.row;
        return;
      }
    }
    if (cells.size === 0) return;
    this.content.rows.set(this.row, cells);
    if (isOn(element.attribute('hidden'))) this.content.hiddenRows.push(this.row);
  }

  addMerge(element: XmlElement): void {
    const range = parseRange(element.attribute('ref') ?? '');
    if (range !== null) this.content.merges.push(range);
  }

  addColumn(element: XmlElement): void {
    if (!isOn(element.attribute('hidden'))) return;
    const first = Number.parseInt(element.attribute('min') ?? '', 10);
    const last = Number.parseInt(element.attribute('max') ?? '', 10);
    if (first >= 1 && last >= first) this.content.hiddenColumns.push([first, last]);
  }

  /** Null where the cell is empty; a formula without result and a picture are something to tell about it. */
  private readCell(cell: XmlElement, place: CellPlace): string | null {
    const type = cell.attribute('t') ?? 'n';
    const value = cell.first('x:v')?.text() ?? '';
    const formula = cell.first('x:f');
    const written = formula === undefined ? '' : decodeText(formula.text());
    if (PICTURE_FORMULA.test(written) || (type === 'str' && PICTURE_FORMULA.test(value))) {
      this.content.pictures.push(place);
      return '';
    }
    if (formula !== undefined && value === '' && type !== 'str') {
      this.content.uncalculated.push({ ...place, text: written === '' ? '' : `=${written}` });
      return '';
    }
    const text = this.show(cell, type, value, place);
    return text.trim() === '' ? null : text;
  }

  private show(cell: XmlElement, type: string, value: string, place: CellPlace): string {
    const style = Number.parseInt(cell.attribute('s') ?? '0', 10);
    const { formats, sharedStrings } = this.workbook;
    switch (type) {
      case 's':
        return formats.showText(sharedStrings[Number.parseInt(value, 10)] ?? '', style);
      case 'inlineStr': {
        const inline = cell.first('x:is');
        return inline === undefined ? '' : formats.showText(decodeText(readText(inline)), style);
      }
      case 'str':
        return formats.showText(decodeText(value), style);
      case 'b':
        return value === '' ? '' : isOn(value) ? 'TRUE' : 'FALSE';
      case 'e':
        this.content.errors.push({ ...place, text: decodeText(value) });
        return decodeText(value);
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
      default: {
        const shown = formats.showNumber(decodeText(value).trim(), style);
        if (shown.isHidden) this.content.hiddenValues.push({ ...place, text: shown.text });
        if (shown.exact !== null) this.content.shortened.push({ ...place, text: `${shown.text} ← ${shown.exact}` });
        return shown.text;
      }
    }
  }
}
