import type { Block } from '../../../src/domain/document.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { writeCompoundFile } from './compound-fixture.ts';
import { docFormat } from './doc-format.ts';

/** A paragraph: its runs (a text, or one with character properties), its mark and its properties. */
export interface ParagraphFixture {
  runs: (string | readonly [text: string, properties: Buffer])[];
  mark: string;
  style: number;
  properties: Buffer;
}

export interface DocFixture {
  body: readonly ParagraphFixture[];
  /** Notes to the characters \x02 of the body, in their order. */
  footnotes?: readonly string[];
  comments?: readonly string[];
  textBoxes?: readonly string[];
  /** Even, odd header, even, odd footer, first header, first footer of the only section. */
  margins?: readonly string[];
  /** Properties of the styles 0, 1, 2, …: what each is based on, and what it sets. */
  styles?: readonly (readonly [base: number, properties: Buffer])[];
  /** Lists 1, 2, …: the levels of each as format number and text (`\0.` is 1. on the first level). */
  lists?: readonly (readonly [format: number, text: string][])[];
  fonts?: readonly string[];
  data?: Buffer;
  /** Characters of one byte each, in the encoding of Western Windows. */
  isCompressed?: boolean;
  /** Other streams, or storages where the content is null. */
  streams?: Readonly<Record<string, Buffer | null>>;
  header?: { magic?: number; version?: number; flags?: number };
}

/** Base of a style that is based on none. */
export const NO_BASE = 0xfff;

const TEXT_AT = 0x800;
const PAGE = 512;
const RUNS_ON_PAGE = 3;

/** A Word 97 file with nothing in it but what a test is about. */
export function buildDoc(fixture: DocFixture): Buffer {
  const tables = new TableStream();
  const stories = [
    fixture.body,
    (fixture.footnotes ?? []).map((text) => paragraph(text)),
    (fixture.margins === undefined ? [] : ['', '', '', '', '', '', ...fixture.margins]).map((text) => paragraph(text)),
    [],
    (fixture.comments ?? []).map((text) => paragraph(text)),
    [],
    (fixture.textBoxes ?? []).map((text) => paragraph(text)),
  ];
  const paragraphs = stories.flat();
  const text = paragraphs.map(showText).join('');
  const bytesEach = fixture.isCompressed === true ? 1 : 2;
  const main: Buffer[] = [Buffer.concat([Buffer.from(text, fixture.isCompressed === true ? 'latin1' : 'utf16le')])];
  main.push(Buffer.alloc((PAGE - ((main[0]?.length ?? 0) % PAGE)) % PAGE));
  const addPages = (runs: FixtureRun[], kind: 'characters' | 'paragraphs') => {
    const first = (TEXT_AT + main.reduce((sum, part) => sum + part.length, 0)) / PAGE;
    const pages = writePages(runs, kind);
    main.push(...pages);
    const numbers = pages.map((_, index) => first + index);
    const starts = numbers.map((_, index) => runs[index * RUNS_ON_PAGE]?.start ?? 0);
    return Buffer.concat([...starts, runs.at(-1)?.end ?? 0, ...numbers].map(u32));
  };
  tables.add(33, writePieces(text.length, fixture.isCompressed === true));
  tables.add(13, addPages(findParagraphRuns(paragraphs, bytesEach), 'paragraphs'));
  tables.add(12, addPages(findCharacterRuns(paragraphs, bytesEach), 'characters'));
  if (fixture.styles !== undefined) tables.add(1, writeStyles(fixture.styles));
  if (fixture.fonts !== undefined) tables.add(15, writeFonts(fixture.fonts));
  if (fixture.lists !== undefined) {
    tables.add(74, writeOverrides(fixture.lists.length));
    tables.add(73, ...writeLists(fixture.lists));
  }
  const body = fixture.body.map(showText).join('');
  const references = [...body].flatMap((character, at) => (character === '\x02' ? [at] : []));
  if (fixture.footnotes !== undefined) {
    tables.add(2, Buffer.concat([...references, body.length].map(u32).concat(references.map(() => Buffer.alloc(2)))));
    tables.add(3, writeEnds(fixture.footnotes));
  }
  if (fixture.margins !== undefined) tables.add(11, writeEnds(['', '', '', '', '', '', ...fixture.margins]));
  if (fixture.comments !== undefined) tables.add(5, writeEnds(fixture.comments));
  if (fixture.textBoxes !== undefined) {
    const boxes = writeEnds(fixture.textBoxes);
    tables.add(56, Buffer.concat([boxes, Buffer.alloc(22 * fixture.textBoxes.length)]));
  }
  const header = writeHeader(
    fixture,
    tables,
    stories.map((story) => story.map(showText).join('').length),
  );
  return writeCompoundFile({
    WordDocument: Buffer.concat([header, ...main, Buffer.alloc(4096)]),
    '1Table': Buffer.concat(tables.parts),
    ...(fixture.data === undefined ? {} : { Data: fixture.data }),
    ...fixture.streams,
  });
}

/** Reads a fixture; `shown` writes each block on a line as `path: text`, a table as its rows of cells. */
export async function readFixture(
  fixture: DocFixture,
): Promise<{ blocks: Block[]; shown: string[]; messages: Finding[] }> {
  const { blocks, messages } = await docFormat.read('test.doc', buildDoc(fixture));
  return { blocks, shown: blocks.map(show), messages };
}

export function paragraph(
  text: string | ParagraphFixture['runs'],
  { style = 0, properties = Buffer.alloc(0), mark = '\r' }: Partial<Omit<ParagraphFixture, 'runs'>> = {},
): ParagraphFixture {
  return { runs: typeof text === 'string' ? [text] : text, mark, style, properties };
}

/** A property: its code and its operand, the length before it where the code asks for one. */
export function property(code: number, ...operand: number[]): Buffer {
  const isVariable = code >> 13 === 6;
  const length = code === 0xd608 ? [(operand.length + 1) & 0xff, (operand.length + 1) >> 8] : [operand.length];
  return Buffer.from([code & 0xff, code >> 8, ...(isVariable ? length : []), ...operand]);
}

export const IN_TABLE = property(0x2416, 1);

/** Cells of a row between edges, with the flags of each cell; lines of a cell are separated by \n. */
export function row(
  texts: readonly string[],
  edges: readonly number[],
  flags: readonly number[] = [],
): ParagraphFixture[] {
  const cells = texts.flatMap((text) => {
    const lines = text.split('\n');
    return lines.map((line, index) =>
      paragraph(line, { properties: IN_TABLE, mark: index === lines.length - 1 ? '\x07' : '\r' }),
    );
  });
  const definition = [
    texts.length,
    ...edges.flatMap((edge) => [edge & 0xff, (edge >> 8) & 0xff]),
    ...texts.flatMap((_, index) => [(flags[index] ?? 0) & 0xff, (flags[index] ?? 0) >> 8, ...Buffer.alloc(18)]),
  ];
  const properties = Buffer.concat([IN_TABLE, property(0x2417, 1), property(0xd608, ...definition)]);
  return [...cells, paragraph('', { properties, mark: '\x07' })];
}

interface FixtureRun {
  start: number;
  end: number;
  properties: Buffer;
}

class TableStream {
  readonly parts: Buffer[] = [];
  readonly places: [index: number, at: number, size: number][] = [];
  private size = 0;

  /** `behind` follows the table without counting as part of it. */
  add(index: number, table: Buffer, behind: Buffer = Buffer.alloc(0)): void {
    this.places.push([index, this.size, table.length]);
    this.parts.push(table, behind);
    this.size += table.length + behind.length;
  }
}

function showText({ runs, mark }: ParagraphFixture): string {
  return runs.map((run) => (typeof run === 'string' ? run : run[0])).join('') + mark;
}

function findParagraphRuns(paragraphs: readonly ParagraphFixture[], bytesEach: number): FixtureRun[] {
  let start = TEXT_AT;
  return paragraphs.map((one) => {
    const end = start + showText(one).length * bytesEach;
    const run = { start, end, properties: Buffer.concat([u16(one.style), one.properties]) };
    start = end;
    return run;
  });
}

function findCharacterRuns(paragraphs: readonly ParagraphFixture[], bytesEach: number): FixtureRun[] {
  let start = TEXT_AT;
  return paragraphs.flatMap(({ runs, mark }) =>
    [...runs, mark].map((run) => {
      const [text, properties] = typeof run === 'string' ? [run, Buffer.alloc(0)] : run;
      const made = { start, end: start + text.length * bytesEach, properties };
      start = made.end;
      return made;
    }),
  );
}

function writePages(runs: readonly FixtureRun[], kind: 'characters' | 'paragraphs'): Buffer[] {
  const pages: Buffer[] = [];
  for (let first = 0; first < runs.length; first += RUNS_ON_PAGE) {
    const own = runs.slice(first, first + RUNS_ON_PAGE);
    const page = Buffer.alloc(PAGE);
    const itemBytes = kind === 'characters' ? 1 : 13;
    let free = PAGE - 2;
    for (const [index, { start, end, properties }] of own.entries()) {
      page.writeUInt32LE(start, index * 4);
      page.writeUInt32LE(end, index * 4 + 4);
      if (properties.length === 0) continue;
      const length = properties.length;
      free -= length + 2 + (length % 2);
      // A paragraph's length is counted in words, and one byte less where it is odd.
      const head = kind === 'characters' ? [length] : length % 2 === 1 ? [(length + 1) / 2] : [0, length / 2];
      Buffer.from(head).copy(page, free);
      properties.copy(page, free + head.length);
      page.writeUInt8(free / 2, (own.length + 1) * 4 + index * itemBytes);
    }
    page.writeUInt8(own.length, PAGE - 1);
    pages.push(page);
  }
  return pages;
}

function writePieces(length: number, isCompressed: boolean): Buffer {
  const place = isCompressed ? (TEXT_AT * 2) | 0x40000000 : TEXT_AT;
  const pieces = Buffer.concat([u32(0), u32(length), u16(0), u32(place), u16(0)]);
  return Buffer.concat([Buffer.from([2]), u32(pieces.length), pieces]);
}

function writeStyles(styles: NonNullable<DocFixture['styles']>): Buffer {
  const baseBytes = 10;
  const written = styles.map(([base, properties], index) => {
    const own = Buffer.concat([u16(index), properties]);
    const head = Buffer.concat([
      u16(index),
      u16(1 | (base << 4)),
      Buffer.alloc(6),
      u16(1),
      Buffer.from('x\0', 'utf16le'),
    ]);
    const style = Buffer.concat([head, u16(own.length), own]);
    return Buffer.concat([u16(style.length), style]);
  });
  const head = Buffer.concat([u16(styles.length), u16(baseBytes), Buffer.alloc(14)]);
  return Buffer.concat([u16(head.length), head, ...written]);
}

function writeFonts(fonts: readonly string[]): Buffer {
  const written = fonts.map((name) => {
    const font = Buffer.concat([Buffer.alloc(39), Buffer.from(`${name}\0`, 'utf16le')]);
    return Buffer.concat([Buffer.from([font.length]), font]);
  });
  return Buffer.concat([u16(fonts.length), u16(0), ...written]);
}

function writeLists(lists: NonNullable<DocFixture['lists']>): [Buffer, Buffer] {
  const heads = lists.map((_, index) => Buffer.concat([u32(index + 1), Buffer.alloc(24)]));
  const levels = lists.flatMap((levels) =>
    Array.from({ length: 9 }, (_, index) => {
      const [format, text] = levels[index] ?? [255, ''];
      const head = Buffer.concat([u32(1), Buffer.from([format, 0]), Buffer.alloc(22)]);
      return Buffer.concat([head, u16(text.length), Buffer.from(text, 'utf16le')]);
    }),
  );
  return [Buffer.concat([u16(lists.length), ...heads]), Buffer.concat(levels)];
}

function writeOverrides(count: number): Buffer {
  const overrides = Array.from({ length: count }, (_, index) => Buffer.concat([u32(index + 1), Buffer.alloc(12)]));
  return Buffer.concat([u32(count), ...overrides, Buffer.alloc(4 * count, 0xff)]);
}

/** Places between texts, each of which ends with its paragraph mark. */
function writeEnds(texts: readonly string[]): Buffer {
  let at = 0;
  const places = [0, ...texts.map((text) => (at += text.length + 1))];
  return Buffer.concat(places.map(u32));
}

function writeHeader({ header }: DocFixture, tables: TableStream, lengths: readonly number[]): Buffer {
  const fib = Buffer.alloc(TEXT_AT);
  fib.writeUInt16LE(header?.magic ?? 0xa5ec, 0);
  fib.writeUInt16LE(header?.version ?? 0xc1, 2);
  fib.writeUInt16LE(header?.flags ?? 0x0200, 10);
  for (const [index, length] of lengths.entries()) fib.writeUInt32LE(length, 0x4c + index * 4);
  for (const [index, at, size] of tables.places) {
    fib.writeUInt32LE(at, 0x9a + index * 8);
    fib.writeUInt32LE(size, 0x9a + index * 8 + 4);
  }
  return fib;
}

function show(block: Block): string {
  if (block.type !== 'table')
    return `${block.path}: ${block.type === 'heading' ? `[${block.level}] ` : ''}${block.text}`;
  const rows = block.rows.map((cells) =>
    cells
      .map(({ text, rowSpan, colSpan }) => (rowSpan * colSpan === 1 ? text : `${text}(${rowSpan}x${colSpan})`))
      .join(' | '),
  );
  return `${block.path}: ${rows.join(' / ')}`;
}

function u16(value: number): Buffer {
  return Buffer.from([value & 0xff, (value >> 8) & 0xff]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
