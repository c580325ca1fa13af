import type { Block, ImportedDocument } from './document.ts';
import type { Location } from './location.ts';

/**
 * Where a sentence stands in documents: the first block or table row that contains it. Blanks do not count, since people copy
 * across line ends. Null where it stands nowhere.
 */
export function findQuote(documents: Iterable<ImportedDocument>, quote: string): Location | null {
  const wanted = strip(quote);
  if (wanted === '') return null;
  for (const { file, blocks } of documents) {
    for (const block of blocks) {
      const path = findInBlock(block, wanted);
      if (path !== null) return { file, page: block.page, path, quote: quote.trim() };
    }
  }
  return null;
}

function findInBlock(block: Block, wanted: string): string | null {
  if (block.type !== 'table') return strip(block.text).includes(wanted) ? block.path : null;
  const row = block.rows.findIndex((cells) => strip(cells.map(({ text }) => text).join('')).includes(wanted));
  return row === -1 ? null : `${block.path}/row[${row + 1}]`;
}

function strip(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
