import mammoth from 'mammoth';
import { escapeXml } from '../xml-tree.ts';
import { RELATIONSHIPS } from './namespaces.ts';
import { type PartContext, preparePart } from './prepare-part.ts';
import type { WordPackage } from './word-package.ts';

export interface MammothParent {
  type: 'paragraph' | 'run' | 'hyperlink';
  children: MammothElement[];
}
export interface MammothRow {
  type: 'tableRow';
  children: MammothElement[];
}
export interface MammothCell {
  type: 'tableCell';
  children: MammothElement[];
  rowSpan: number;
  colSpan: number;
}
export interface MammothTable {
  type: 'table';
  children: MammothElement[];
}
export type MammothElement =
  | MammothParent
  | MammothTable
  | MammothRow
  | MammothCell
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'break'; breakType: 'line' | 'page' | 'column' }
  | { type: 'checkbox'; checked: boolean }
  | { type: 'noteReference'; noteType: 'footnote' | 'endnote'; noteId: string }
  | { type: 'commentReference'; commentId: string }
  | { type: 'image'; altText?: string; contentType?: string }
  | { type: 'bookmarkStart'; name: string };

export interface MammothDocument {
  type: 'document';
  children: MammothElement[];
  notes: { resolve(reference: MammothElement): { body: MammothElement[] } | null };
  comments: { commentId: string; body: MammothElement[] }[];
}

export interface MammothResult {
  document: MammothDocument;
  messages: readonly string[];
}

/** The parts mammoth looks for where a package has no relationships, and the relationship each is found by. */
const STORIES = [
  ['document', null],
  ['footnotes', 'footnotes'],
  ['endnotes', 'endnotes'],
  ['comments', 'comments'],
] as const;

/**
 * Mammoth's document tree, caught before any HTML is written. Mammoth is given stand-ins for the parts it reads
 * (`file`, which its own tests use too): the zip library it opens files with unpacks whatever an archive asks for, and
 * its readers of styles, numbering and relationships fail on odd files.
 */
export async function readMammothDocument(
  source: WordPackage,
  mainPart: string,
  context: Omit<PartContext, 'imageParts'>,
): Promise<MammothResult> {
  let caught: MammothDocument | null = null;
  const parts = writeStandIns(source, mainPart, context);
  const file = {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      if (encoding === undefined) return source.readBytes(name);
      return encoding === 'base64' ? source.readBytes(name).toString('base64') : parts.get(name);
    },
  };
  const result = await mammoth.convertToHtml({ file } as unknown as Parameters<typeof mammoth.convertToHtml>[0], {
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    transformDocument: (document: MammothDocument) => {
      caught = document;
      return { ...document, children: [], comments: [] };
    },
  });
  if (caught === null) throw new Error('mammoth handed over no document');
  return { document: caught, messages: result.messages.map((message) => message.message) };
}

function writeStandIns(
  source: WordPackage,
  mainPart: string,
  context: Omit<PartContext, 'imageParts'>,
): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [name, type] of STORIES) {
    const part = type === null ? mainPart : source.findRelated(mainPart, type);
    if (part === null) continue;
    const root = type === null ? source.readXml(part) : source.readSecondary(part);
    if (root === null) continue;
    const imageParts = new Map<string, string>();
    for (const relationship of source.readRelationships(part)) {
      if (relationship.part !== null) imageParts.set(relationship.id, relationship.part);
    }
    parts.set(`word/${name}.xml`, preparePart(root, { ...context, imageParts }));
    parts.set(`word/_rels/${name}.xml.rels`, writeRelationships(imageParts));
  }
  return parts;
}

function writeRelationships(parts: ReadonlyMap<string, string>): string {
  const written = [...parts].map(([id, part]) => `<Relationship Id="${id}" Type="part" Target="/${escapeXml(part)}"/>`);
  return `<Relationships xmlns="${RELATIONSHIPS}">${written.join('')}</Relationships>`;
}
