import type { Block } from '../../../src/domain/document.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { writeZip, type ZipFixtureEntry } from '../zip-fixture.ts';
import { xlsxFormat } from './xlsx-format.ts';

export interface SheetFixture {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  /** Rows of `<x:row>`, as `rows()` writes them. */
  data: string;
  /** Inner XML before and after the cells: columns, merged areas. */
  before?: string;
  after?: string;
  /** Inner XML of the list of comments, and of the drawing. */
  comments?: string;
  drawing?: string;
}

export interface XlsxFixture {
  sheets: readonly SheetFixture[];
  sharedStrings?: readonly string[];
  /** Number formats of the styles 0, 1, 2, …: a code, or the number of one that is built in. */
  formats?: readonly (string | number)[];
  is1904?: boolean;
  parts?: readonly ZipFixtureEntry[];
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');

/** An Excel file with nothing in it but what a test is about. */
export function buildXlsx(fixture: XlsxFixture): Buffer {
  const relationships: string[] = [];
  const entries: ZipFixtureEntry[] = [
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', content: writeRelationships([relate('main', 'officeDocument', 'xl/workbook.xml')]) },
  ];
  const sheets = fixture.sheets.map((sheet, index) => {
    const id = `s${index + 1}`;
    entries.push(...writeSheet(sheet, index + 1));
    relationships.push(relate(id, 'worksheet', `worksheets/sheet${index + 1}.xml`));
    const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`;
    return `<x:sheet name="${sheet.name ?? `表${index + 1}`}" sheetId="${index + 1}"${state} r:id="${id}"/>`;
  });
  if (fixture.sharedStrings !== undefined) {
    const items = fixture.sharedStrings.map(
      (text) => `<x:si>${text.startsWith('<') ? text : `<x:t>${text}</x:t>`}</x:si>`,
    );
    entries.push({ name: 'xl/sharedStrings.xml', content: writePart('x:sst', items.join('')) });
    relationships.push(relate('strings', 'sharedStrings', 'sharedStrings.xml'));
  }
  if (fixture.formats !== undefined) {
    entries.push({ name: 'xl/styles.xml', content: writePart('x:styleSheet', writeStyles(fixture.formats)) });
    relationships.push(relate('styles', 'styles', 'styles.xml'));
  }
  const properties = `<x:workbookPr${fixture.is1904 === true ? ' date1904="1"' : ''}/>`;
  entries.push({
    name: 'xl/workbook.xml',
    content: writePart('x:workbook', `${properties}<x:sheets>${sheets.join('')}</x:sheets>`),
  });
  entries.push({ name: 'xl/_rels/workbook.xml.rels', content: writeRelationships(relationships) });
  return writeZip([...entries, ...(fixture.parts ?? [])]);
}

/** Reads a fixture; `shown` writes each block on a line as `path: text`, a table as its rows of cells. */
export async function readFixture(
  fixture: XlsxFixture,
): Promise<{ blocks: Block[]; shown: string[]; messages: Finding[] }> {
  const { blocks, messages } = await xlsxFormat.read('test.xlsx', buildXlsx(fixture));
  return { blocks, shown: blocks.map(show), messages };
}

/** Rows of cells; a text is written inline, a number as it is, and what begins with `<` is the cell itself. */
export function rows(...lines: (string | number | null)[][]): string {
  return lines
    .map((cells, rowIndex) => {
      const written = cells.map((cell, column) => {
        const reference = `r="${String.fromCharCode(65 + column)}${rowIndex + 1}"`;
        if (cell === null) return '';
        if (typeof cell === 'number') return `<x:c ${reference}><x:v>${cell}</x:v></x:c>`;
        if (cell.startsWith('<')) return cell.replace('<x:c', `<x:c ${reference}`);
        return `<x:c ${reference} t="inlineStr"><x:is><x:t>${cell}</x:t></x:is></x:c>`;
      });
      return `<x:row r="${rowIndex + 1}">${written.join('')}</x:row>`;
    })
    .join('');
}

/** A number in one of the fixture's formats. */
export function styled(value: string, style: number): string {
  return `<x:c s="${style}"><x:v>${value}</x:v></x:c>`;
}

function writeSheet(sheet: SheetFixture, position: number): ZipFixtureEntry[] {
  const relationships: string[] = [];
  const entries: ZipFixtureEntry[] = [];
  if (sheet.comments !== undefined) {
    const content = writePart('x:comments', `<x:commentList>${sheet.comments}</x:commentList>`);
    entries.push({ name: `xl/comments${position}.xml`, content });
    relationships.push(relate('comments', 'comments', `../comments${position}.xml`));
  }
  if (sheet.drawing !== undefined) {
    entries.push({ name: `xl/drawings/drawing${position}.xml`, content: writePart('xdr:wsDr', sheet.drawing) });
    relationships.push(relate('drawing', 'drawing', `../drawings/drawing${position}.xml`));
  }
  const inner = `${sheet.before ?? ''}<x:sheetData>${sheet.data}</x:sheetData>${sheet.after ?? ''}`;
  return [
    ...entries,
    { name: `xl/worksheets/sheet${position}.xml`, content: writePart('x:worksheet', inner) },
    { name: `xl/worksheets/_rels/sheet${position}.xml.rels`, content: writeRelationships(relationships) },
  ];
}

function writeStyles(formats: readonly (string | number)[]): string {
  const codes = formats.map((code, index) =>
    typeof code === 'number'
      ? ''
      : `<x:numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map((code, index) => `<x:xf numFmtId="${typeof code === 'number' ? code : 200 + index}"/>`);
  return `<x:numFmts>${codes.join('')}</x:numFmts><x:cellXfs>${styles.join('')}</x:cellXfs>`;
}

function show(block: Block): string {
  if (block.type !== 'table') return `${block.path}: ${block.text}`;
  const lines = block.rows.map((row) =>
    row
      .map(({ text, rowSpan, colSpan }) => (rowSpan * colSpan === 1 ? text : `${text}(${rowSpan}x${colSpan})`))
      .join(' | '),
  );
  return `${block.path}: ${lines.join(' / ')}`;
}

function writePart(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${root} ${NAMESPACES}>${inner}</${root}>`;
}

function relate(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function writeRelationships(relationships: readonly string[]): string {
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `<Relationships xmlns="${namespace}">${relationships.join('')}</Relationships>`;
}
