import mammoth from 'mammoth';
import type { OfficePackage } from '../office-package.ts';
import { prepareFile } from './prepare-file.ts';
import type { DocumentContext } from './prepare-part.ts';

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

/**
 * Mammoth's document tree, caught before any HTML is written. Mammoth is given stand-ins for the parts it reads
 * (`file`, which its own tests use too): the zip library it opens files with unpacks whatever an archive asks for, and
 * its readers of styles, numbering and relationships fail on odd files.
 */
export async function readMammothDocument(
  source: OfficePackage,
  mainPart: string,
  context: DocumentContext,
): Promise<MammothResult> {
  let caught: MammothDocument | null = null;
  const parts = prepareFile(source, mainPart, context);
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
