import type { Block, ImportedDocument } from './document.ts';
import type { Location } from './location.ts';

/**
 * Where a sentence stands in documents: the first block or table row that contains it. Blanks do not count, since people copy
 * across line ends, nor do characters that show nothing. Null where it stands nowhere.
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

/**
 * A sentence at a place that somebody pointed at: a block, a row or cell of a table, or a page (`page[3]`), where it may run over
 * several blocks. Blanks do not count, nor does the dot run of a cut quote. Null where it does not stand there.
 */
export function confirmQuote({ file, blocks }: ImportedDocument, path: string, quote: string): Location | null {
  const wanted = strip(quote).replace(/(…|\.\.\.)$/, '');
  const page = /^page\[(\d+)\]$/.exec(path)?.[1];
  const there = blocks.filter((block) =>
    page === undefined ? block.path === path || path.startsWith(`${block.path}/`) : String(block.page) === page,
  );
  const [first] = there;
  if (wanted === '' || first === undefined) return null;
  const text = strip(there.map((block) => readAt(block, path)).join(''));
  return text.includes(wanted) ? { file, page: first.page, path, quote: quote.trim() } : null;
}

/** All that stands in a block, or in the row of it that a path names. */
function readAt(block: Block, path: string): string {
  if (block.type !== 'table') return block.text;
  const row = /\/row\[(\d+)\]/.exec(path.slice(block.path.length))?.[1];
  const cells = row === undefined ? block.rows.flat() : (block.rows[Number.parseInt(row, 10) - 1] ?? []);
  return cells.map(({ text }) => text).join('');
}

function findInBlock(block: Block, wanted: string): string | null {
  if (block.type !== 'table') return strip(block.text).includes(wanted) ? block.path : null;
  const row = block.rows.findIndex((cells) => strip(cells.map(({ text }) => text).join('')).includes(wanted));
  return row === -1 ? null : `${block.path}/row[${row + 1}]`;
}

function strip(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '');
}
