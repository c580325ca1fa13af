import type { ImportedDocument } from '../src/domain/document.ts';
import { viewerHref } from './viewed-document.ts';

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
  bytes: number;
  state: ImportFileState;
  /** The file itself is kept, not only what was read from it. */
  hasOriginal: boolean;
}

/** Files that were handed in together, and how far reading them has come. */
export interface ImportView {
  id: string;
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

/** The page of files handed in together. */
export function importHref(id: string): string {
  return `/imports/${encodeURIComponent(id)}`;
}

/** The page of one document, opened at a place. */
export function importedFileHref(id: string, number: number, path?: string): string {
  return viewerHref(`${importHref(id)}/files/${number}`, path === undefined ? {} : { at: path });
}
