import { PdfSource } from '../formats/pdf/pdf-source.ts';
import { parseXml, unescapeXml, type XmlElement, XmlError } from '../formats/xml-tree.ts';
import { readIdentifier } from './custom-property.ts';
import { readMoment, readPdfMoment } from './moment.ts';
import type { TraceNotes } from './trace-notes.ts';

const NAMESPACES = {
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/xap/1.0/mm/': 'xmpMM',
  'http://ns.adobe.com/pdf/1.3/': 'pdf',
};

/**
 * What a PDF says of its making in its information dictionary, its metadata (XMP) and its trailer. Returns how many pages
 * it has.
 * @throws pdf.js's own errors
 */
export async function readPdfProperties(notes: TraceNotes, bytes: Uint8Array): Promise<number> {
  const source = await PdfSource.openBroken(bytes);
  try {
    const { info, metadata } = await source.document.getMetadata();
    addInformation(notes, info as Readonly<Record<string, unknown>>);
    const raw: unknown = metadata?.getRaw();
    if (typeof raw === 'string') addMetadata(notes, raw);
    const [identifier] = source.document.fingerprints;
    // Where the trailer has none, pdf.js makes one of the beginning of the file, which files of one program share.
    if (hasIdentifier(bytes, identifier ?? '')) notes.addProperty('document-id', readIdentifier(identifier ?? ''));
    return source.document.numPages;
  } finally {
    await source.close().catch(() => {});
  }
}

function addInformation(notes: TraceNotes, info: Readonly<Record<string, unknown>>): void {
  const custom = (info['Custom'] ?? {}) as Readonly<Record<string, unknown>>;
  notes.addProperty('author', readText(info['Author']));
  notes.addProperty('title', readText(info['Title']));
  notes.addProperty('company', readText(custom['Company']));
  notes.addProperty('program', readText(info['Creator']));
  notes.addProperty('program', readText(info['Producer']));
  for (const [name, key] of [
    ['created', 'CreationDate'],
    ['saved', 'ModDate'],
  ] as const) {
    const written = readText(info[key]);
    notes.addProperty(name, readPdfMoment(written), written);
  }
}

function addMetadata(notes: TraceNotes, raw: string): void {
  const descriptions = listDescriptions(raw);
  const find = (name: string) => descriptions.flatMap((one) => listTexts(one, name));
  for (const text of find('dc:creator')) notes.addProperty('author', text);
  for (const text of find('dc:title')) notes.addProperty('title', text);
  for (const text of [...find('xmp:CreatorTool'), ...find('pdf:Producer')]) notes.addProperty('program', text);
  for (const text of find('xmp:CreateDate')) notes.addProperty('created', readMoment(text), text);
  for (const text of find('xmp:ModifyDate')) notes.addProperty('saved', readMoment(text), text);
  for (const text of [...find('xmpMM:DocumentID'), ...find('xmpMM:OriginalDocumentID')]) {
    notes.addProperty('document-id', text);
  }
}

function listDescriptions(raw: string): XmlElement[] {
  try {
    const root = parseXml(raw, { namespaces: NAMESPACES });
    const rdf = root.name === 'rdf:RDF' ? root : root.first('rdf:RDF');
    return rdf?.elements().filter((element) => element.name === 'rdf:Description') ?? [];
  } catch (error) {
    if (error instanceof XmlError) return [];
    throw error;
  }
}

/** Values stand as attributes, as text, or as items of a list. */
function listTexts(description: XmlElement, name: string): string[] {
  const elements = description.elements().filter((element) => element.name === name);
  const items = elements.flatMap((element) => element.elements().flatMap((list) => list.elements()));
  const texts = [description.attribute(name) ?? '', ...[...elements, ...items].map((element) => element.text())];
  return texts.map(unescapeXml).filter((text) => text.trim() !== '');
}

const HIGH_RUN = /[\u0080-\u{10ffff}]+/gu;
const GB2312_RUN = /^(?:[\u00b0-\u00f7][\u00a1-\u00fe])+$/;

/** Some Chinese programs write GBK where PDF asks for UTF-16; it is then shown as Latin letters with accents, two by two. */
function readText(value: unknown): string {
  if (typeof value !== 'string') return '';
  const runs = value.match(HIGH_RUN) ?? [];
  if (runs.length === 0 || !runs.every((run) => GB2312_RUN.test(run))) return value;
  return new TextDecoder('gb18030').decode(Buffer.from(value, 'latin1'));
}

/** Whether the file itself names the identifier, in hexadecimal digits or as bytes. */
function hasIdentifier(bytes: Uint8Array, identifier: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [Buffer.from(identifier), Buffer.from(identifier.toUpperCase()), Buffer.from(identifier, 'hex')].some(
    (form) => form.length > 0 && file.includes(form),
  );
}
