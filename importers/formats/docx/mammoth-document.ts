import mammoth from 'mammoth';
import { parseXml } from '../xml-tree.ts';
import type { HeadingLevels } from './heading-levels.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import { type PartTally, preparePart } from './prepare-part.ts';
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

const STORY = /^(?:[^<]|<[?!])*<(?:[\w.-]+:)?(?:document|footnotes|endnotes|comments)[\s/>]/;
/** Headings and numbers come from our own reading of these; mammoth would parse them at length, or fail on odd ones. */
const NOT_FOR_MAMMOTH = /^mammoth\/|(?:^|\/)(?:styles|numbering)[^/]*\.xml$/i;

/**
 * Mammoth's document tree, caught before any HTML is written. Mammoth opens zips with a library that unpacks whatever
 * an archive asks for, so it is given the opened package instead (`file`, which its own tests use too).
 */
export async function readMammothDocument(
  source: WordPackage,
  headingLevels: HeadingLevels,
  tally: PartTally,
): Promise<MammothResult> {
  let caught: MammothDocument | null = null;
  const file = {
    exists: (part: string) => !NOT_FOR_MAMMOTH.test(part) && source.has(part),
    read: async (part: string, encoding?: string) => {
      const bytes = () => source.readBytes(part);
      if (encoding === 'base64') return bytes().toString('base64');
      return encoding === undefined ? bytes() : readPart(source, part, headingLevels, tally);
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

function readPart(source: WordPackage, part: string, headingLevels: HeadingLevels, tally: PartTally): string {
  const text = source.readText(part);
  const root = parseXml(text, WORD_NAMESPACES);
  if (part.endsWith('.rels') || !STORY.test(text.slice(0, 8192))) return text;
  const relationships = source.readRelationships(part).filter((relationship) => relationship.part !== null);
  const relationshipIds = new Set(relationships.map((relationship) => relationship.id));
  return preparePart(root, { headingLevels, relationshipIds, tally });
}
