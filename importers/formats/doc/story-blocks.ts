import type { Block } from '../../../src/domain/document.ts';
import type { ListDefinition } from '../docx/list-definitions.ts';
import { ListCounter } from '../docx/list-numbers.ts';
import type { TableBudget } from '../table-budget.ts';
import type { Paragraph } from './paragraphs.ts';
import type { StyleSheet } from './style-sheet.ts';
import { buildTable, type DraftRow } from './tables.ts';

/** What all stories of a file share. */
export interface StoryContext {
  styles: StyleSheet;
  lists: ReadonlyMap<number, ListDefinition>;
  budget: TableBudget;
  /** Texts of the notes that a place in the text refers to. */
  findNotes(place: number): { kind: 'footnote' | 'endnote'; text: string }[];
}

/** What hangs on a paragraph or cell. */
interface Attached {
  images: number;
  references: number[];
}

/** A block and the stretch of text it was made of. */
export interface PlacedBlock {
  block: Block;
  start: number;
  end: number;
}

/** A table inside a cell, of which only its lines are kept. */
interface InnerTable {
  lines: string[];
  cells: string[];
}

/** Makes blocks of the paragraphs of one story: the body, a note, a text box, a header. */
export class StoryCollector {
  readonly placed: PlacedBlock[] = [];
  isTableCut = false;
  private readonly prefix: string;
  private readonly context: StoryContext;
  private readonly counter = new ListCounter({ find: () => null });
  private readonly counts = { p: 0, table: 0 };
  private rows: DraftRow<Attached>[] = [];
  private cells: DraftRow<Attached>['cells'] = [];
  private inner: InnerTable[] = [];
  private attached: Attached = noAttached();
  private tableStart = 0;
  private tableEnd = 0;

  constructor(prefix: string, context: StoryContext) {
    this.prefix = prefix;
    this.context = context;
  }

  add(paragraph: Paragraph): void {
    if (paragraph.depth === 0) {
      this.endTable();
      this.addParagraph(paragraph);
    } else this.addToTable(paragraph);
  }

  finish(): void {
    this.endTable();
  }

  private addParagraph(paragraph: Paragraph): void {
    this.counts.p += 1;
    const path = `${this.prefix}p[${this.counts.p}]`;
    const text = this.number(paragraph);
    const level = this.findLevel(paragraph);
    if (text.trim() !== '') {
      if (level === null) this.push({ type: 'paragraph', path, page: null, text }, paragraph);
      else this.push({ type: 'heading', path, page: null, level, text }, paragraph);
    }
    this.attach(path, paragraph, paragraph);
  }

  /** Text with its number before it, as shown. */
  private number({ text, format }: Paragraph): string {
    const styled = this.context.styles.findList(format.style);
    const list = format.list ?? styled?.list ?? 0;
    const definition = this.context.lists.get(list);
    if (definition === undefined || text === '') return text;
    const level = format.listLevel ?? (format.list === null ? (styled?.level ?? 0) : 0);
    return this.counter.nextAt({ list: definition, level }, text) + text;
  }

  private findLevel({ format }: Paragraph): number | null {
    if (format.outlineLevel !== null) return format.outlineLevel < 9 ? format.outlineLevel + 1 : null;
    return this.context.styles.findHeadingLevel(format.style);
  }

  private addToTable(paragraph: Paragraph): void {
    const { depth, endsCell, endsRow, images, references, format } = paragraph;
    if (this.rows.length === 0 && this.cells.length === 0 && this.inner.length === 0) this.tableStart = paragraph.start;
    this.tableEnd = paragraph.end;
    while (this.inner.length > depth) this.closeInner();
    while (this.inner.length < depth) this.inner.push({ lines: [], cells: [] });
    const table = this.inner.at(-1);
    if (table === undefined) return;
    this.attached.images += images;
    this.attached.references.push(...references);
    const text = this.number(paragraph);
    if (!endsRow && text.trim() !== '') table.lines.push(text);
    if (depth > 1) {
      if (endsCell) table.cells.push(table.lines.splice(0).join('\n'));
      if (endsRow) this.endInnerRow(table);
    } else if (endsCell) {
      this.cells.push({ text: table.lines.splice(0).join('\n'), attached: this.attached });
      this.attached = noAttached();
    } else if (endsRow) this.endRow(format.row);
  }

  private endRow(definition: DraftRow<Attached>['definition']): void {
    if (
      !this.context.budget.take(
        this.cells.length + 1,
        this.cells.reduce((sum, { text }) => sum + text.length, 0),
      )
    ) {
      this.isTableCut = true;
    } else if (this.cells.length > 0) this.rows.push({ cells: this.cells, definition });
    this.cells = [];
  }

  private endInnerRow(table: InnerTable): void {
    const outer = this.inner.at(-2);
    outer?.lines.push(table.cells.splice(0).join('\t'));
  }

  /** What an inner table leaves behind when it ends without a row's end. */
  private closeInner(): void {
    const table = this.inner.pop();
    const rest = [...(table?.cells ?? []), ...(table?.lines ?? [])].join('\t');
    if (rest !== '') this.inner.at(-1)?.lines.push(rest);
  }

  private endTable(): void {
    while (this.inner.length > 1) this.closeInner();
    const rest = this.inner.pop()?.lines ?? [];
    if (rest.length > 0) this.cells.push({ text: rest.join('\n'), attached: this.attached });
    if (this.cells.length > 0) this.endRow(null);
    this.attached = noAttached();
    if (this.rows.length === 0) return;
    this.counts.table += 1;
    const path = `${this.prefix}table[${this.counts.table}]`;
    const place = { start: this.tableStart, end: this.tableEnd };
    const built = buildTable(this.rows);
    const rows = built.map((row) => row.map(({ text, rowSpan, colSpan }) => ({ text, rowSpan, colSpan })));
    this.push({ type: 'table', path, page: null, rows }, place);
    for (const [rowIndex, row] of built.entries()) {
      for (const [cellIndex, { attached }] of row.entries()) {
        if (attached !== null) this.attach(`${path}/row[${rowIndex + 1}]/cell[${cellIndex + 1}]`, attached, place);
      }
    }
    this.rows = [];
  }

  private attach(path: string, { images, references }: Attached, place: { start: number; end: number }): void {
    for (let index = 1; index <= images; index += 1) {
      this.push({ type: 'image', path: `${path}/image[${index}]`, page: null, text: '' }, place);
    }
    const counts = { footnote: 0, endnote: 0 };
    for (const { kind, text } of references.flatMap((reference) => this.context.findNotes(reference))) {
      counts[kind] += 1;
      this.push({ type: 'paragraph', path: `${path}/${kind}[${counts[kind]}]`, page: null, text }, place);
    }
  }

  private push(block: Block, { start, end }: { start: number; end: number }): void {
    this.placed.push({ block, start, end });
  }
}

function noAttached(): Attached {
  return { images: 0, references: [] };
}
