import { Parser } from 'htmlparser2';
import { INPUT_LIMITS } from '../limits.ts';
import { CellBudget } from './cell-budget.ts';
import type { HtmlCell, HtmlContent, HtmlItem, HtmlTally } from './html-content.ts';
import {
  type Attributes,
  BLOCKS,
  CELLS,
  EMBEDDED,
  isHidden,
  MOST_COLUMNS,
  MOST_ROWS,
  readSpan,
  readStyle,
  SILENT,
  showInput,
  tidy,
} from './html-elements.ts';
import { HtmlList } from './list-markers.ts';

/** Elements are nested deeper, or are more, than any page has. */
export class HtmlTooLarge extends Error {}

interface Frame {
  name: string;
  /** What closing the element ends. */
  end: (() => void) | null;
}

/** Reads what a page shows. Nothing is fetched, nothing is run: links, pictures and scripts are only counted. */
export function readHtml(html: string): HtmlContent {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.end(html);
  return reader.finish();
}

interface TableDraft {
  rows: HtmlCell[][];
  row: HtmlCell[] | null;
  cell: HtmlCell | null;
  /** A border, a caption or head cells: it is meant as a table, whatever stands in it. */
  isMeant: boolean;
  isLayout: boolean;
  hasTable: boolean;
  line: number;
}

class HtmlReader {
  private readonly body: HtmlItem[] = [];
  private readonly tally: HtmlTally = { scripts: 0, external: 0, embedded: 0, hidden: [], isTableCut: false };
  private readonly frames: Frame[] = [];
  private readonly tables: TableDraft[] = [];
  private readonly lists: HtmlList[] = [];
  private readonly budget = new CellBudget();
  private text = '';
  private images: string[] = [];
  private marker = '';
  private level: number | null = null;
  private preformatted = 0;
  private silent = 0;
  /** Text of the hidden element that is open. */
  private hiddenText: string | null = null;
  private paragraphs = 0;
  private line = 0;
  private startLine = 0;

  onopentag(name: string, attributes: Attributes): void {
    if (this.frames.length >= INPUT_LIMITS.htmlDepth) throw new HtmlTooLarge();
    const frame: Frame = { name, end: null };
    this.frames.push(frame);
    this.count(name, attributes);
    if (this.silent > 0) {
      frame.end = () => {
        this.silent -= 1;
      };
      this.silent += 1;
    } else if (isHidden(name, attributes)) this.hide(frame);
    else this.open(name, attributes, frame);
  }

  onclosetag(): void {
    this.frames.pop()?.end?.();
  }

  ontext(text: string): void {
    if (this.hiddenText !== null) this.hiddenText += text;
    if (this.silent > 0) return;
    if (this.text === '' && this.images.length === 0) this.startLine = this.line;
    this.text += this.preformatted > 0 ? text.replace(/\r\n?/g, '\n') : text.replace(/[\t\n\f\r ]+/g, ' ');
  }

  finish(): HtmlContent {
    while (this.frames.length > 0) this.onclosetag();
    this.flush();
    return { items: this.body, tally: this.tally };
  }

  private count(name: string, attributes: Attributes): void {
    const { src, href, data } = attributes;
    if (name === 'script' || Object.keys(attributes).some((key) => key.startsWith('on'))) this.tally.scripts += 1;
    if (EMBEDDED.has(name)) this.tally.embedded += 1;
    const target = name === 'link' ? href : (src ?? data);
    if (target !== undefined && !target.startsWith('data:')) this.tally.external += 1;
  }

  private hide(frame: Frame): void {
    this.silent += 1;
    this.hiddenText = '';
    frame.end = () => {
      this.silent -= 1;
      const text = (this.hiddenText ?? '').replace(/\s+/g, ' ').trim();
      if (text !== '') this.tally.hidden.push(text);
      this.hiddenText = null;
    };
  }

  private open(name: string, attributes: Attributes, frame: Frame): void {
    const line = attributes['data-source-line'];
    if (line !== undefined) this.line = Number.parseInt(line, 10);
    if (SILENT.has(name)) {
      if (name === 'svg') this.addImage('');
      this.silent += 1;
      frame.end = () => {
        this.silent -= 1;
      };
    } else if (name === 'table') this.openTable(attributes, frame);
    else if (this.openTablePart(name, attributes, frame)) return;
    else if (BLOCKS.has(name)) this.openBlock(name, attributes, frame);
    else this.openInline(name, attributes);
  }

  private openBlock(name: string, attributes: Attributes, frame: Frame): void {
    this.flush();
    frame.end = () => this.flush();
    const heading = /^h([1-6])$/.exec(name)?.[1];
    if (heading !== undefined) {
      const outer = this.level;
      this.level = Number.parseInt(heading, 10);
      frame.end = () => {
        this.flush();
        this.level = outer;
      };
    } else if (name === 'ol' || name === 'ul' || name === 'menu' || name === 'dir') {
      this.lists.push(new HtmlList(name === 'ol', attributes));
      frame.end = () => {
        this.flush();
        this.lists.pop();
      };
    } else if (name === 'li') {
      this.marker = this.lists.at(-1)?.takeMarker(attributes['value']) ?? '• ';
      frame.end = () => {
        this.flush();
        this.marker = '';
      };
    } else if (name === 'pre') {
      this.preformatted += 1;
      frame.end = () => {
        this.flush();
        this.preformatted -= 1;
      };
    }
  }

  private openInline(name: string, attributes: Attributes): void {
    if (name === 'br') this.text += '\n';
    else if (name === 'img' || name === 'image') this.addImage(attributes['alt'] ?? '');
    else if (name === 'option') this.text += ' ';
    else if (name === 'input') this.text += showInput(attributes);
  }

  private addImage(alternative: string): void {
    if (this.text === '' && this.images.length === 0) this.startLine = this.line;
    this.images.push(alternative.trim());
  }

  private openTable(attributes: Attributes, frame: Frame): void {
    this.flush();
    for (const outer of this.tables) outer.hasTable = true;
    const { border, role } = attributes;
    const isMeant =
      (border !== undefined && border.trim() !== '0') || /border[^;:]*:\s*(?!0|none)/i.test(readStyle(attributes));
    const isLayout = role === 'presentation' || role === 'none';
    const { line } = this;
    const table: TableDraft = { rows: [], row: null, cell: null, isMeant, isLayout, hasTable: false, line };
    const resume = this.pauseText();
    this.tables.push(table);
    frame.end = () => {
      this.closeRow(table);
      this.tables.pop();
      resume();
      this.addTable(table);
    };
  }

  /** True for the parts of a table; outside of one they mean nothing. */
  private openTablePart(name: string, attributes: Attributes, frame: Frame): boolean {
    const table = this.tables.at(-1);
    if (table === undefined) {
      if (CELLS.has(name) || name === 'tr') this.openBlock('div', attributes, frame);
      return CELLS.has(name) || name === 'tr';
    }
    if (name === 'caption') table.isMeant = true;
    if (name === 'tr') {
      this.closeRow(table);
      table.row = [];
      frame.end = () => this.closeRow(table);
      return true;
    }
    if (!CELLS.has(name)) return false;
    this.closeCell(table);
    if (name === 'th') table.isMeant = true;
    table.row ??= [];
    table.cell = {
      items: [],
      rowSpan: readSpan(attributes['rowspan'], MOST_ROWS),
      colSpan: readSpan(attributes['colspan'], MOST_COLUMNS) || 1,
    };
    frame.end = () => this.closeCell(table);
    return true;
  }

  private closeCell(table: TableDraft): void {
    this.flush();
    if (table.cell !== null) table.row?.push(table.cell);
    table.cell = null;
  }

  private closeRow(table: TableDraft): void {
    this.closeCell(table);
    if (table.row !== null && table.row.length > 0) table.rows.push(table.row);
    table.row = null;
  }

  /**
   * Old pages are laid out by tables. One that holds a table and has no border, head cells or caption is no more than
   * the frame of what stands in it.
   */
  private addTable(table: TableDraft): void {
    if (table.isLayout || (table.hasTable && !table.isMeant)) {
      for (const row of table.rows) for (const cell of row) this.container.push(...cell.items);
      return;
    }
    const rows = this.budget.fit(table.rows);
    if (rows.length < table.rows.length) this.tally.isTableCut = true;
    if (rows.length > 0) this.container.push({ kind: 'table', rows, line: table.line });
  }

  private get container(): HtmlItem[] {
    return this.tables.at(-1)?.cell?.items ?? this.body;
  }

  /** A table inside a list item or heading begins on its own; what is returned goes on where they were left. */
  private pauseText(): () => void {
    const { level, marker } = this;
    const lists = this.lists.splice(0);
    this.level = null;
    this.marker = '';
    return () => {
      this.lists.splice(0, this.lists.length, ...lists);
      this.level = level;
      this.marker = marker;
    };
  }

  private flush(): void {
    const text = this.preformatted > 0 ? this.text.trimEnd().replace(/^\n+/, '') : tidy(this.text);
    const { images, level } = this;
    this.text = '';
    if (text.trim() === '' && images.length === 0) return;
    this.images = [];
    const shown = text.trim() === '' ? '' : this.marker + text;
    if (shown !== '') this.marker = '';
    this.paragraphs += 1;
    if (this.paragraphs > INPUT_LIMITS.textLines) throw new HtmlTooLarge();
    this.container.push({ kind: 'text', text: shown, level, images, line: this.startLine });
  }
}
