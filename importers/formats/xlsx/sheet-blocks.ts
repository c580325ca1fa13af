import type { Block } from '../../../src/domain/document.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { TableBudget } from '../table-budget.ts';
import type { XmlElement } from '../xml-tree.ts';
import { XmlError } from '../xml-tree.ts';
import { ZipError } from '../zip-archive.ts';
import { type CellPlace, parseCell, writeCell } from './cell-reference.ts';
import { layOutSheet, type SheetTable } from './lay-out-sheet.ts';
import { type CellNote, readSheet, type SheetContent } from './read-sheet.ts';
import { readDrawings } from './sheet-drawings.ts';
import { decodeText, readText } from './spreadsheet-xml.ts';
import type { SheetEntry, Workbook } from './workbook.ts';

/** What the sheets of one file may still take. */
export class SheetBudgets {
  /** Cells with a value, while they are read. */
  readonly values = new TableBudget();
  /** All cells, when they become tables. */
  readonly layout = new TableBudget();
  private bytes: number = INPUT_LIMITS.sheetBytes;

  takeSheet(bytes: number): boolean {
    this.bytes -= bytes;
    return this.bytes >= 0 && !this.values.isSpent && !this.layout.isSpent;
  }
}

/** One sheet as blocks, and what there is to tell about it. */
export interface SheetBlocks {
  entry: SheetEntry;
  blocks: Block[];
  content: SheetContent | null;
  table: SheetTable | null;
  charts: number;
  /** Row from which on the limits left nothing, 1 where they left nothing at all. */
  cutAt: number | null;
}

/** `sheet[1]` is the heading, `sheet[1]/table[1]` its cells; what hangs on a cell follows the table. */
export function readSheetBlocks(workbook: Workbook, entry: SheetEntry, budgets: SheetBudgets): SheetBlocks {
  const charts = entry.isChart ? 1 : 0;
  const result: SheetBlocks = { entry, blocks: [], content: null, table: null, charts, cutAt: null };
  if (entry.part === null || entry.isChart) return result;
  const { source } = workbook;
  const parts = [entry.part, source.findRelated(entry.part, 'drawing'), source.findRelated(entry.part, 'comments')];
  if (!budgets.takeSheet(parts.reduce((sum, part) => sum + (part === null ? 0 : source.sizeOf(part)), 0)))
    return { ...result, cutAt: 1 };
  try {
    result.content = readSheet(workbook, entry.part, budgets.values);
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof ZipError)) throw error;
    if (error.fault === 'too-large') return { ...result, cutAt: 1 };
    workbook.source.unreadable.push(entry.part);
    return result;
  }
  const path = `sheet[${entry.position}]`;
  const table = layOutSheet(result.content, budgets.layout);
  result.table = table;
  result.cutAt = table.cutAt;
  if (table.rows.length > 0)
    result.blocks.push({ type: 'table', path: `${path}/table[1]`, page: null, rows: table.rows });
  const hang = new Hanging(path, table, result.blocks);
  for (const place of result.content.pictures) hang.add('image', place, '');
  for (const { kind, place, text } of readDrawings(workbook.source, entry.part)) {
    if (kind === 'chart') result.charts += 1;
    else hang.add(kind, place, text);
  }
  for (const comment of readComments(workbook, entry.part)) hang.add('comment', comment, comment.text);
  if (result.blocks.length > 0) {
    result.blocks.unshift({ type: 'heading', path, page: null, level: 1, text: entry.name });
  }
  return result;
}

/** Numbers what hangs on the cells of a sheet, each kind from 1 at every place. */
class Hanging {
  private readonly path: string;
  private readonly table: SheetTable;
  private readonly blocks: Block[];
  private readonly counts = new Map<string, number>();

  constructor(path: string, table: SheetTable, blocks: Block[]) {
    this.path = path;
    this.table = table;
    this.blocks = blocks;
  }

  add(kind: 'image' | 'textbox' | 'comment', place: CellPlace | null, text: string): void {
    const cell = place === null || kind === 'textbox' ? null : this.table.findCell(place);
    const base = `${cell === null ? this.path : `${this.path}/table[1]/${cell}`}/${kind}`;
    const count = (this.counts.get(base) ?? 0) + 1;
    this.counts.set(base, count);
    const path = `${base}[${count}]`;
    const isLost = kind === 'comment' && cell === null && place !== null;
    const shown = isLost ? `${writeCell(place)}：${text}` : text;
    this.blocks.push({ type: kind === 'image' ? 'image' : 'paragraph', path, page: null, text: shown });
  }
}

function readComments(workbook: Workbook, part: string): CellNote[] {
  const comments: CellNote[] = [];
  const commentsPart = workbook.source.findRelated(part, 'comments');
  if (commentsPart === null) return comments;
  const take = (comment: XmlElement) => {
    const place = parseCell(comment.attribute('ref') ?? '');
    const text = comment.first('x:text');
    const written = text === undefined ? '' : decodeText(readText(text)).trim();
    if (place !== null && written !== '') comments.push({ ...place, text: written });
  };
  workbook.source.readSecondary(commentsPart, { each: { 'x:comment': take } });
  return comments;
}
