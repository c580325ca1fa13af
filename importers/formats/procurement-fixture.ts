import { createCanvas, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { chineseFont } from '../ocr/page-fixture.ts';
import { buildDocx, listPlace, numbering, paragraph, run } from './docx/docx-fixture.ts';

/** Lines of a cell are paragraphs of their own. */
export interface FixtureCell {
  text: string;
  rowSpan?: number;
  colSpan?: number;
}

export interface FixtureTable {
  kind: 'table';
  isRuled: boolean;
  /** Widths in points. */
  columns: readonly number[];
  /** The first row is the head, repeated on each page. */
  rows: readonly (readonly FixtureCell[])[];
}

export type FixturePart =
  | FixtureTable
  | { kind: 'title'; text: string }
  /** A numbered heading: 一、 and on. */
  | { kind: 'heading'; text: string }
  /** A numbered clause: （一） and on, anew below each heading. */
  | { kind: 'clause'; text: string }
  | { kind: 'text'; text: string };

/** One document, to be written in several formats. */
export interface ProcurementFixture {
  header: string;
  parts: readonly FixturePart[];
}

// ---- Word

export function writeDocx({ header, parts }: ProcurementFixture): Buffer {
  const body = parts.map((part) => {
    if (part.kind === 'table') return writeWordTable(part);
    if (part.kind === 'heading') return paragraph(part.text, listPlace(0));
    return paragraph(part.text, part.kind === 'clause' ? listPlace(1) : '');
  });
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>';
  const field = [
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="end"/>',
  ];
  return buildDocx({
    body: body.join('') + section,
    numbering: numbering([
      { text: '%1、', format: 'chineseCounting' },
      { text: '（%2）', format: 'chineseCounting' },
    ]),
    margins: { header1: paragraph(header), footer1: `<w:p>${field.map(run).join('')}</w:p>` },
  });
}

function writeWordTable({ columns, rows }: FixtureTable): string {
  const covered = new Map<number, { rows: number; colSpan: number }>();
  const written = rows.map((cells, at) => {
    const queue = [...cells];
    let row = at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    for (let column = 0; column < columns.length; ) {
      const above = covered.get(column);
      if (above !== undefined && above.rows > 0) {
        row += writeWordCell('', above.colSpan, '<w:vMerge/>');
        above.rows -= 1;
        column += above.colSpan;
        continue;
      }
      const { text = '', rowSpan = 1, colSpan = 1 } = queue.shift() ?? {};
      row += writeWordCell(text, colSpan, rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '');
      covered.set(column, { rows: rowSpan - 1, colSpan });
      column += colSpan;
    }
    return `<w:tr>${row}</w:tr>`;
  });
  const grid = columns.map((width) => `<w:gridCol w:w="${width * 20}"/>`).join('');
  return `<w:tbl><w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl>`;
}

function writeWordCell(text: string, colSpan: number, merge: string): string {
  const span = colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : '';
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${text
    .split('\n')
    .map((line) => paragraph(line))
    .join('')}</w:tc>`;
}

// ---- Pages

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 72;
const SIZE = 10.5;
const LINE = 17;
const PADDING = 5;
const DPI = 150;
const BOTTOM = HEIGHT - MARGIN;
const CHINESE_DIGITS = '零一二三四五六七八九十';
const NEVER_FIRST = /[、，。；：！？）》”％%]/;

interface Page {
  texts: { x: number; base: number; text: string; size: number }[];
  lines: [x1: number, y1: number, x2: number, y2: number][];
}

/** The document as a PDF with an embedded Chinese font. */
export function writePdf(fixture: ProcurementFixture): Buffer {
  const pdf = new PDFDocument();
  for (const page of setPages(fixture)) {
    drawPage(page, pdf.beginPage(WIDTH, HEIGHT) as unknown as SKRSContext2D);
    pdf.endPage();
  }
  return pdf.close();
}

/** The document as it comes from a scanner: pictures of its pages at 150 dpi in a PDF. */
export function writeScan(fixture: ProcurementFixture): Buffer {
  const pdf = new PDFDocument();
  const scale = DPI / 72;
  for (const page of setPages(fixture)) {
    const canvas = createCanvas(Math.round(WIDTH * scale), Math.round(HEIGHT * scale));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    drawPage(page, context);
    (pdf.beginPage(WIDTH, HEIGHT) as unknown as SKRSContext2D).drawImage(canvas, 0, 0, WIDTH, HEIGHT);
    pdf.endPage();
  }
  return pdf.close();
}

function drawPage({ texts, lines }: Page, context: SKRSContext2D): void {
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  context.lineWidth = 0.75;
  for (const { x, base, text, size } of texts) {
    context.font = `${size}px ${chineseFont()}`;
    let at = x;
    // One by one: what the font puts together has no characters of its own in the PDF.
    for (const character of text) {
      context.fillText(character, at, base);
      at += measure(character, size);
    }
  }
  for (const [x1, y1, x2, y2] of lines) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
}

const widths = new Map<string, number>();
const ruler = createCanvas(1, 1).getContext('2d');

function measure(character: string, size: number): number {
  let width = widths.get(character);
  if (width === undefined) {
    ruler.font = `100px ${chineseFont()}`;
    width = ruler.measureText(character).width / 100;
    widths.set(character, width);
  }
  return width * size;
}

/** As Chinese word processors break lines: anywhere, but not in front of punctuation. */
function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const part of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const character of part) {
      const next = measure(character, size);
      if (used + next > width && !NEVER_FIRST.test(character)) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += next;
    }
    lines.push(line);
  }
  return lines;
}

class Typesetter {
  readonly pages: Page[] = [];
  private readonly header: string;
  private y = 0;

  constructor(header: string) {
    this.header = header;
    this.breakPage();
  }

  write(text: string, { size = SIZE, indent = 0, isCentred = false } = {}): void {
    const [first = '', ...rest] = wrap(`${'　'.repeat(indent)}${text}`, WIDTH - 2 * MARGIN, size);
    for (const line of [first, ...rest]) {
      if (this.y + LINE > BOTTOM) this.breakPage();
      const width = [...line].reduce((sum, character) => sum + measure(character, size), 0);
      const lead = line.length - line.trimStart().length;
      const left = isCentred ? (WIDTH - width) / 2 : MARGIN + lead * size;
      this.page.texts.push({ x: left, base: this.y + size, text: line.trimStart(), size });
      this.y += LINE * (size / SIZE);
    }
    this.y += 4;
  }

  table(table: FixtureTable): void {
    const cells = placeCells(table);
    const draw = (row: number) => this.drawRow(table, cells, row);
    table.rows.forEach((_, row) => {
      draw(row);
    });
    this.y += 8;
  }

  private get page(): Page {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error('no page');
    return page;
  }

  private breakPage(): void {
    const number = `- ${this.pages.length + 1} -`;
    this.pages.push({ texts: [], lines: [[MARGIN, 56, WIDTH - MARGIN, 56]] });
    this.page.texts.push(
      { x: 200, base: 50, text: this.header, size: 9 },
      { x: 285, base: 806, text: number, size: 9 },
    );
    this.y = MARGIN;
  }

  private drawRow(table: FixtureTable, cells: readonly PlacedCell[], row: number): void {
    const own = cells.filter((cell) => cell.row === row);
    let left = own.map((cell) => cell.lines);
    const count = (lines: readonly string[][]) =>
      Math.max(1, ...lines.map((part, at) => ((own[at]?.rowSpan ?? 1) === 1 ? part.length : 1)));
    for (let isFirst = true; ; isFirst = false) {
      const fitting = Math.floor((BOTTOM - this.y - 2 * PADDING) / LINE);
      const height = count(left);
      if (fitting < Math.min(2, height)) {
        this.breakTable(table, cells, row);
        continue;
      }
      const shown = Math.min(fitting, height);
      this.drawStrip(
        table,
        cells,
        row,
        left.map((lines) => lines.slice(0, Math.max(shown, 1))),
        isFirst,
        shown === height,
      );
      left = left.map((lines) => lines.slice(shown));
      if (shown === height) return;
      this.breakTable(table, cells, row);
    }
  }

  /** Cells that go on have lines at the break, as word processors draw them. */
  private breakTable(table: FixtureTable, cells: readonly PlacedCell[], row: number): void {
    const open = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
    const rule = () => {
      if (table.isRuled) for (const { left, right } of open) this.page.lines.push([left, this.y, right, this.y]);
    };
    rule();
    this.breakPage();
    if (row > 0) {
      const head = cells.filter((cell) => cell.row === 0);
      this.drawStrip(
        table,
        cells,
        0,
        head.map(({ lines }) => lines),
        true,
        true,
      );
    }
    rule();
  }

  private drawStrip(
    table: FixtureTable,
    cells: readonly PlacedCell[],
    row: number,
    texts: readonly string[][],
    isFirst: boolean,
    isLast: boolean,
  ): void {
    const own = cells.filter((cell) => cell.row === row);
    const top = this.y;
    const shown = Math.max(1, ...texts.map((lines, at) => ((own[at]?.rowSpan ?? 1) === 1 ? lines.length : 1)));
    const bottom = top + shown * LINE + 2 * PADDING;
    for (const [at, { left }] of own.entries()) {
      for (const [index, text] of (texts[at] ?? []).entries()) {
        this.page.texts.push({ x: left + PADDING, base: top + PADDING + 12 + index * LINE, text, size: SIZE });
      }
    }
    if (table.isRuled) {
      for (const cell of cells.filter((one) => one.row <= row && row < one.row + one.rowSpan)) {
        const { left, right } = cell;
        this.page.lines.push([left, top, left, bottom], [right, top, right, bottom]);
        if (cell.row === row && isFirst) this.page.lines.push([left, top, right, top]);
        const ends = cell.row + cell.rowSpan - 1 === row;
        if (ends && isLast) this.page.lines.push([left, bottom, right, bottom]);
      }
    }
    this.y = bottom;
  }
}

interface PlacedCell {
  row: number;
  rowSpan: number;
  left: number;
  right: number;
  lines: string[];
}

function placeCells({ columns, rows }: FixtureTable): PlacedCell[] {
  const edges = [MARGIN];
  for (const width of columns) edges.push((edges.at(-1) ?? 0) + width);
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map(({ text, rowSpan = 1, colSpan = 1 }) => {
      while (taken.has(`${row},${column}`)) column += 1;
      const [left = 0, right = 0] = [edges[column], edges[column + colSpan]];
      for (let down = 0; down < rowSpan; down += 1) {
        for (let across = 0; across < colSpan; across += 1) taken.add(`${row + down},${column + across}`);
      }
      return { row, rowSpan, left, right, lines: wrap(text, right - left - 2 * PADDING, SIZE) };
    });
  });
}

function setPages({ header, parts }: ProcurementFixture): Page[] {
  const setter = new Typesetter(header);
  let headings = 0;
  let clauses = 0;
  for (const part of parts) {
    if (part.kind === 'table') setter.table(part);
    else if (part.kind === 'title') setter.write(part.text, { size: 16, isCentred: true });
    else if (part.kind === 'heading') {
      headings += 1;
      clauses = 0;
      setter.write(`${CHINESE_DIGITS[headings]}、${part.text}`, { size: 12 });
    } else if (part.kind === 'clause') {
      clauses += 1;
      setter.write(`（${CHINESE_DIGITS[clauses]}）${part.text}`, { indent: 2 });
    } else setter.write(part.text, { indent: 2 });
  }
  return setter.pages;
}
