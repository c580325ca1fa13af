import type { ImportedDocument } from '../src/domain/document.ts';
import { NEW_PROCUREMENT } from './workspace-addresses.ts';

export type ImportFileState =
  | { type: 'waiting' }
  | { type: 'reading'; progress: { done: number; all: number } | null }
  | { type: 'read'; document: ImportedDocument }
  | { type: 'refused'; message: string }
  | { type: 'stopped' };

/** One of the files somebody handed in to be read. */
export interface ImportFileView {
  /** From 1, in the order they were handed in. */
  number: number;
  name: string;
  /** Null for a document out of an archive. */
  bytes: number | null;
  state: ImportFileState;
}

/** Files that were handed in together, and how far reading them has come. */
export interface ImportView {
  id: string;
  /** Address of their page. */
  href: string;
  isRunning: boolean;
  files: readonly ImportFileView[];
  /** Until everything is deleted; counted from the end of reading. */
  minutesLeft: number;
}

/** What the form says about itself. */
export interface ImportFormLimits {
  uploadBytes: number;
  files: number;
  minutesKept: number;
}

/** What files are handed in for: to be read, for a vendor's check of its own bid, or to begin a procurement. */
export type ImportPurpose = 'reading' | 'self-check' | 'new-procurement';

/** Where the pages of each purpose are. */
const PLACES: Readonly<Record<ImportPurpose, string>> = {
  reading: '/imports',
  'self-check': '/self-check',
  'new-procurement': `${NEW_PROCUREMENT}/from`,
};

/** The page of files handed in together. */
export function importHref(id: string, purpose: ImportPurpose = 'reading'): string {
  return `${PLACES[purpose]}/${encodeURIComponent(id)}`;
}

/** The page of one document, opened at a place; `href` is that of the files handed in together. */
export function importedFileHref(href: string, number: number, path?: string): string {
  const base = `${href}/files/${number}`;
  return path === undefined ? base : `${base}?at=${encodeURIComponent(path)}#${encodeURIComponent(path)}`;
}
