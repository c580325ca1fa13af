import type { Block } from '../../../src/domain/document.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { FILE_ID, FixtureEncryption } from './pdf-encryption-fixture.ts';
import type { PdfReadOptions } from './read-pages.ts';
import { readPdf } from './read-pdf.ts';

export interface PdfPageFixture {
  /** What is drawn; see the functions below. */
  content: string;
  rotate?: number;
  /** Annotation dictionaries. */
  annotations?: readonly string[];
}

export interface PdfFixture {
  pages: readonly (PdfPageFixture | string)[];
  /** More entries of the catalog. */
  catalog?: string;
  /** More objects, to be named `10 0 R` and on. */
  objects?: readonly (string | Buffer)[];
  /** References to pictures, which pages draw as `/picture1` and on. */
  pictures?: readonly string[];
  /** More entries of the trailer. */
  trailer?: string;
  encryption?: { permissions: number; password?: string };
}

export const PAGE_WIDTH = 595;
export const PAGE_HEIGHT = 842;

const GB1 = '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>';
/** Latin letters half as wide as Chinese characters. */
const WIDTHS = '/DW 1000 /W [1 95 500]';

/** Chinese fonts of PDF itself, which need no font file. */
const FONTS: Readonly<Record<string, string>> = {
  plain: font('STSong-Light', 'UniGB-UCS2-H', GB1),
  bold: font('SimHei', 'UniGB-UCS2-H', GB1),
  upright: font('STSong-Light', 'UniGB-UCS2-V', GB1),
  unmapped: font('Unknown', 'Identity-H', '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>'),
  /** One byte for each character. */
  latin: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  signs: '<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings /Encoding /WinAnsiEncoding >>',
};

function font(name: string, encoding: string, system: string): string {
  const metrics = `/FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /Ascent 880 /Descent -120 >>`;
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} ${system} ${WIDTHS} ${metrics} >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} /DescendantFonts [${descendant}] >>`;
}

export interface TextStyle {
  size?: number;
  font?: 'plain' | 'bold' | 'upright' | 'unmapped' | 'latin' | 'signs';
  /** Text rendering mode; 3 is invisible. */
  mode?: number;
  /** Counter-clockwise, in degrees. */
  angle?: number;
}

/** A line of text; `x` and `y` of its start, from the page's top left corner down to the baseline. */
export function text(x: number, y: number, characters: string, style: TextStyle = {}): string {
  const { size = 10, font: name = 'plain', mode = 0, angle = 0 } = style;
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((part) => part.toFixed(5));
  const isByte = name === 'latin' || name === 'signs';
  const bytes = isByte ? Buffer.from(characters, 'latin1') : Buffer.from(characters, 'utf16le').swap16();
  const place = `${cos} ${sin} -${sin} ${cos} ${x} ${PAGE_HEIGHT - y} Tm`.replace('--', '');
  return `BT /${name} ${size} Tf ${mode} Tr ${place} <${bytes.toString('hex')}> Tj ET\n`;
}

export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `${x1} ${PAGE_HEIGHT - y1} m ${x2} ${PAGE_HEIGHT - y2} l S\n`;
}

/** A thin filled rectangle, as word processors draw lines. */
export function bar(x: number, y: number, width: number, height: number): string {
  return `${x} ${PAGE_HEIGHT - y - height} ${width} ${height} re f\n`;
}

export function image(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${PAGE_HEIGHT - y - height} cm /picture Do Q\n`;
}

/** All lines of a grid. */
export function grid(xs: readonly number[], ys: readonly number[]): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return ys.map((y) => line(left, y, right, y)).join('') + xs.map((x) => line(x, top, x, bottom)).join('');
}

/** Rows of one-line cells, 20 points high, with their lines. */
export function table(xs: readonly number[], top: number, rows: readonly (readonly string[])[]): string {
  const ys = Array.from({ length: rows.length + 1 }, (_, row) => top + row * 20);
  const texts = rows.flatMap((cells, row) =>
    cells.map((cell, at) => text((xs[at] ?? 0) + 5, top + row * 20 + 14, cell)),
  );
  return grid(xs, ys) + texts.join('');
}

/** A PDF with nothing in it but what a test is about. */
export function buildPdf(fixture: PdfFixture): Buffer {
  const pages = fixture.pages.map((page) => (typeof page === 'string' ? { content: page } : page));
  const extra = fixture.objects ?? [];
  const encryption = fixture.encryption === undefined ? null : new FixtureEncryption(fixture.encryption);
  const firstPage = 10 + extra.length;
  const objects = new Map<number, string | Buffer>();
  const kids = pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(' ');
  const fonts = Object.entries(FONTS).map(([name, definition]) => `/${name} ${definition}`);
  const pictures = (fixture.pictures ?? []).map((reference, at) => `/picture${at + 1} ${reference}`).join(' ');
  objects.set(1, `<< /Type /Catalog /Pages 2 0 R ${fixture.catalog ?? ''} >>`);
  objects.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.set(3, `<< /Font << ${fonts.join(' ')} >> /XObject << /picture 4 0 R ${pictures} >> >>`);
  objects.set(
    4,
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream',
  );
  if (encryption !== null) objects.set(5, encryption.dictionary);
  extra.forEach((object, at) => {
    objects.set(10 + at, object);
  });
  pages.forEach(({ content, rotate, annotations = [] }, at) => {
    const number = firstPage + at * 2;
    const turned = rotate === undefined ? '' : `/Rotate ${rotate}`;
    const box = `/MediaBox [0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]`;
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R ${box} ${turned} /Resources 3 0 R /Contents ${number + 1} 0 R /Annots [${annotations.join(' ')}] >>`,
    );
    const plain = Buffer.from(content, 'latin1');
    const data = encryption === null ? plain : encryption.encryptStream(number + 1, plain);
    objects.set(
      number + 1,
      Buffer.concat([Buffer.from(`<< /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]),
    );
  });
  return writeFile(objects, encryption !== null, fixture.trailer ?? '');
}

function writeFile(objects: ReadonlyMap<number, string | Buffer>, isEncrypted: boolean, rest: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, object] of objects) {
    offsets.set(number, length);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const size = Math.max(...objects.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const id = FILE_ID.toString('hex');
  const trailer = `/Size ${size} /Root 1 0 R /ID [<${id}> <${id}>] ${isEncrypted ? '/Encrypt 5 0 R' : ''} ${rest}`;
  const start = length;
  add(Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n<< ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

export interface FixtureReading {
  blocks: Block[];
  messages: Finding[];
  /** A line for each block: `path: text`, headings with `#`, rows with `/`, cells with `|`, spans as `(rows x columns)`. */
  shown: string[];
  codes: string[];
}

export async function readFixture(fixture: PdfFixture, options?: PdfReadOptions): Promise<FixtureReading> {
  const { blocks, messages } = await readPdf('示例.pdf', buildPdf(fixture), options);
  return { blocks, messages, shown: blocks.map(show), codes: messages.map(({ code }) => code) };
}

function show(block: Block): string {
  if (block.type === 'heading') return `${block.path}: ${'#'.repeat(block.level)} ${block.text}`;
  if (block.type !== 'table') return `${block.path}: ${block.text}`;
  const rows = block.rows.map((row) =>
    row
      .map(({ text: cell, rowSpan, colSpan }) => (rowSpan * colSpan === 1 ? cell : `${cell}(${rowSpan}x${colSpan})`))
      .join(' | '),
  );
  return `${block.path}: ${rows.join(' / ')}`;
}
