import { foldTitle } from './headings.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';

interface Bookmark {
  title?: string;
  items?: Bookmark[];
}

const MOST = 20_000;
const DEEPEST = 9;

/** Titles in the file's bookmarks with their depth from 1, without blanks. */
export async function readBookmarks(document: PDFDocumentProxy): Promise<Map<string, number>> {
  const levels = new Map<string, number>();
  const walk = (items: readonly Bookmark[], level: number) => {
    for (const { title, items: inner } of items) {
      if (levels.size >= MOST) return;
      const folded = foldTitle(title ?? '');
      if (folded !== '' && !levels.has(folded)) levels.set(folded, level);
      if (level < DEEPEST) walk(inner ?? [], level + 1);
    }
  };
  try {
    walk((await document.getOutline()) ?? [], 1);
  } catch {
    // Bookmarks only help; a file with broken ones is read without them.
  }
  return levels;
}
