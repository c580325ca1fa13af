import type { Block } from '../src/domain/document.ts';

export interface BlockPlace {
  /** Index of the block. */
  block: number;
  /** Index of the row, where the place lies in a table. */
  row: number | null;
}

/** Where a path leads in a document: a block, a row or cell of a table, a page, or the first block below it. */
export function findPlace(blocks: readonly Block[], at: string): BlockPlace | null {
  const exact = blocks.findIndex(({ path }) => path === at);
  if (exact >= 0) return { block: exact, row: null };
  const table = blocks.findIndex((block) => block.type === 'table' && at.startsWith(`${block.path}/`));
  if (table >= 0) return findCell(blocks, table, at);
  const page = /^page\[(\d+)\]$/.exec(at)?.[1];
  const below = blocks.findIndex(({ path, page: on }) => path.startsWith(`${at}/`) || (on !== null && String(on) === page));
  return below < 0 ? null : { block: below, row: null };
}

function findCell(blocks: readonly Block[], index: number, at: string): BlockPlace | null {
  const table = blocks[index];
  if (table?.type !== 'table') return null;
  const [rowStep, cellStep, ...rest] = at.slice(table.path.length + 1).split('/');
  const row = table.rows.findIndex((_, position) => `row[${position + 1}]` === rowStep);
  if (row < 0 || rest.length > 0) return null;
  const hasCell = (table.rows[row] ?? []).some((_, position) => `cell[${position + 1}]` === cellStep);
  return cellStep === undefined || hasCell ? { block: index, row } : null;
}
