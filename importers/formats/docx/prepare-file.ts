import { type OfficePackage, RELATIONSHIPS } from '../office-package.ts';
import { escapeXml } from '../xml-tree.ts';
import { findMarginParts, type MarginPart } from './headers-footers.ts';
import { WORD_DECLARATIONS } from './namespaces.ts';
import { type DocumentContext, type PartContext, preparePart } from './prepare-part.ts';

/** The parts mammoth reads, by the names it looks for where a package has no relationships. */
export type PreparedFile = Map<string, string>;

/** The notes, named as their relationship is. */
const NOTES = ['footnotes', 'endnotes', 'comments'] as const;

/** @throws ZipError, XmlError */
export function prepareFile(source: OfficePackage, mainPart: string, context: DocumentContext): PreparedFile {
  const prepared: PreparedFile = new Map();
  prepareBody(source, mainPart, context, prepared);
  for (const name of NOTES) {
    const part = source.findRelated(mainPart, name);
    const root = part === null ? null : source.readSecondary(part);
    if (part === null || root === null) continue;
    const imageParts = findImageParts(source, part);
    const { content } = preparePart(root, { ...startPart(context), imageParts });
    addPart(prepared, name, writeRoot(root.name, content), imageParts);
  }
  return prepared;
}

/** Mammoth reads no headers and footers; they are put at the end of the body, marked by their path. */
function prepareBody(source: OfficePackage, mainPart: string, context: DocumentContext, prepared: PreparedFile): void {
  const root = source.readXml(mainPart);
  const body = root.first('w:body');
  if (body === undefined) throw new Error('the document has no body');
  const imageParts = findImageParts(source, mainPart);
  const { content, sections } = preparePart(body, { ...startPart(context), imageParts });
  const margins = prepareMargins(source, findMarginParts(source, mainPart, sections), context);
  for (const [id, part] of margins.imageParts) imageParts.set(id, part);
  addPart(prepared, 'document', writeRoot('w:document', `<w:body>${content}${margins.content}</w:body>`), imageParts);
}

/** A field for a page number with its last result, which differs from one page to the next. */
const PAGE_NUMBER = /<w:instrText>\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b.*?<w:fldChar w:fldCharType="end"\/>/gs;

interface Margins {
  content: string;
  imageParts: Map<string, string>;
}

/** Sections often repeat a header in a part of their own; the same one is read once. */
function prepareMargins(source: OfficePackage, margins: readonly MarginPart[], context: DocumentContext): Margins {
  const counter = context.listNumbers.startCounting();
  const counts = { header: 0, footer: 0 };
  const written = new Set<string>();
  const all: Margins = { content: '', imageParts: new Map() };
  for (const { kind, part } of margins) {
    const root = source.readSecondary(part);
    if (root === null) continue;
    const name = `${kind}[${counts[kind] + 1}]`;
    const imageParts = findImageParts(source, part);
    const marks = { story: `${name}/`, relationshipPrefix: `${name}-` };
    const { content } = preparePart(root, { ...context, counter, imageParts, ...marks });
    const same = kind + content.replace(PAGE_NUMBER, '').replaceAll(name, '');
    if (written.has(same) || !showsAnything(same)) continue;
    written.add(same);
    counts[kind] += 1;
    all.content += content;
    for (const [id, target] of imageParts) all.imageParts.set(`${name}-${id}`, target);
  }
  return all;
}

/** Blanks and page numbers (12, 第 1 页 共 9 页) are nothing to keep, typed or not. */
function showsAnything(content: string): boolean {
  const text = content.replace(/^\w+/, '').replace(/<[^>]*>/g, '');
  return /<a:blip |<w:sym /.test(content) || /\p{L}/u.test(text.replace(/[第页共总]|\bpage\b|\bof\b/gi, ''));
}

function startPart(context: DocumentContext): Omit<PartContext, 'imageParts'> {
  return { ...context, story: '', counter: context.listNumbers.startCounting(), relationshipPrefix: '' };
}

function findImageParts(source: OfficePackage, part: string): Map<string, string> {
  const imageParts = new Map<string, string>();
  for (const { id, part: target } of source.readRelationships(part)) {
    if (target !== null) imageParts.set(id, target);
  }
  return imageParts;
}

function addPart(prepared: PreparedFile, name: string, xml: string, imageParts: ReadonlyMap<string, string>): void {
  const written = [...imageParts].map(
    ([id, part]) => `<Relationship Id="${id}" Type="part" Target="/${escapeXml(part)}"/>`,
  );
  prepared.set(`word/${name}.xml`, xml);
  prepared.set(
    `word/_rels/${name}.xml.rels`,
    `<Relationships xmlns="${RELATIONSHIPS}">${written.join('')}</Relationships>`,
  );
}

function writeRoot(name: string, content: string): string {
  return `<${name} ${WORD_DECLARATIONS}>${content}</${name}>`;
}
