import type { Block } from '../../../src/domain/document.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { writeZip, type ZipFixtureEntry } from '../zip-fixture.ts';
import { docxFormat } from './docx-format.ts';

export interface DocxFixture {
  /** Inner XML of the body. */
  body: string;
  /** Inner XML of the other parts; one that is given is related to the document. */
  styles?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  numbering?: string;
  settings?: string;
  /** Relationship → inner XML of a header or footer; the relationship of a header begins with `header`. */
  margins?: Readonly<Record<string, string>>;
  /** Relationship → target of a picture; each target becomes a part. */
  images?: Readonly<Record<string, string>>;
  parts?: readonly ZipFixtureEntry[];
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  `xmlns:w="${WORD}"`,
  `xmlns:r="${OFFICE}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const OTHER_PARTS = ['styles', 'footnotes', 'endnotes', 'comments', 'numbering', 'settings'] as const;

/** A Word file with nothing in it but what a test is about. */
export function buildDocx(fixture: DocxFixture): Buffer {
  const relationships: string[] = [];
  const entries: ZipFixtureEntry[] = [
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', content: writeRelationships([relate('main', 'officeDocument', 'word/document.xml')]) },
    { name: 'word/document.xml', content: writePart('document', `<w:body>${fixture.body}</w:body>`) },
  ];
  for (const name of OTHER_PARTS) {
    const inner = fixture[name];
    if (inner === undefined) continue;
    entries.push({ name: `word/${name}.xml`, content: writePart(name, inner) });
    relationships.push(relate(name, name, `${name}.xml`));
  }
  for (const [id, inner] of Object.entries(fixture.margins ?? {})) {
    const kind = id.startsWith('header') ? 'header' : 'footer';
    entries.push({ name: `word/${id}.xml`, content: writePart(kind === 'header' ? 'hdr' : 'ftr', inner) });
    relationships.push(relate(id, kind, `${id}.xml`));
  }
  for (const [id, target] of Object.entries(fixture.images ?? {})) {
    entries.push({ name: `word/${target}`, content: 'picture' });
    relationships.push(relate(id, 'image', target));
  }
  entries.push({ name: 'word/_rels/document.xml.rels', content: writeRelationships(relationships) });
  return writeZip([...entries, ...(fixture.parts ?? [])]);
}

/** Reads a fixture; `show` writes each block on a line as `path: text`, a table as its rows of cells. */
export async function readFixture(
  fixture: DocxFixture,
): Promise<{ blocks: Block[]; shown: string[]; messages: Finding[] }> {
  const { blocks, messages } = await docxFormat.read('test.docx', buildDocx(fixture));
  return { blocks, shown: blocks.map(show), messages };
}

export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${run(`<w:t>${text}</w:t>`)}</w:p>`;
}

export function run(inner: string): string {
  return `<w:r>${inner}</w:r>`;
}

export interface LevelFixture {
  text: string;
  format?: string;
  start?: number;
  /** Further elements of the level. */
  rest?: string;
}

/** List 1 with the given levels; `lists` are further `w:num` elements on the same template 0. */
export function numbering(levels: readonly LevelFixture[], lists = ''): string {
  const written = levels.map(
    ({ text, format = 'decimal', start = 1, rest = '' }, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${rest}` +
      `<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  const template = `<w:abstractNum w:abstractNumId="0">${written.join('')}</w:abstractNum>`;
  return `${template}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${lists}`;
}

export function listPlace(level: number, list = 1): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A table of rows of cells; a cell is its text or `[text, properties]`. */
export function table(...rows: (string | readonly [text: string, properties: string])[][]): string {
  const written = rows.map((row) => {
    const cells = row.map((cell) => {
      const [text, properties] = typeof cell === 'string' ? [cell, ''] : cell;
      return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl>${written.join('')}</w:tbl>`;
}

function show(block: Block): string {
  if (block.type !== 'table')
    return `${block.path}: ${block.type === 'heading' ? `[${block.level}] ` : ''}${block.text}`;
  const rows = block.rows.map((row) =>
    row
      .map(({ text, rowSpan, colSpan }) => (rowSpan * colSpan === 1 ? text : `${text}(${rowSpan}x${colSpan})`))
      .join(' | '),
  );
  return `${block.path}: ${rows.join(' / ')}`;
}

function writePart(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`;
}

function relate(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function writeRelationships(relationships: readonly string[]): string {
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `<Relationships xmlns="${namespace}">${relationships.join('')}</Relationships>`;
}
