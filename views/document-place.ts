import type { Block, TableBlock } from '../src/domain/document.ts';

export interface BlockPlace {
  /** Index of the block. */
  block: number;
  /** Index of the row, where the place lies in a table. */
  row: number | null;
}

/** Blocks by path; imported documents do not change, and one page asks for hundreds of places. */
const INDEXES = new WeakMap<readonly Block[], ReadonlyMap<string, number>>();

/** Where a path leads in a document: a block, a row or cell of a table, a page, or the first block below it. */
export function findPlace(blocks: readonly Block[], at: string): BlockPlace | null {
  const index = INDEXES.get(blocks) ?? indexBlocks(blocks);
  INDEXES.set(blocks, index);
  const exact = index.get(at);
  if (exact !== undefined) return { block: exact, row: null };
  const steps = at.split('/');
  for (const cellSteps of [1, 2]) {
    const block = index.get(steps.slice(0, -cellSteps).join('/'));
    const table = block === undefined ? undefined : blocks[block];
    if (block !== undefined && table?.type === 'table') return findCell(table, block, steps.slice(-cellSteps));
  }
  return null;
}

/** Every block, and the first block of whatever holds some: a sheet, a page, a file of an archive. */
function indexBlocks(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const [position, { path }] of blocks.entries()) if (!index.has(path)) index.set(path, position);
  for (const [position, { path, page }] of blocks.entries()) {
    const steps = path.split('/');
    const holders = steps.slice(1).map((_, length) => steps.slice(0, length + 1).join('/'));
    if (page !== null) holders.push(`page[${page}]`);
    for (const holder of holders) if (!index.has(holder)) index.set(holder, position);
  }
  return index;
}

function findCell(table: TableBlock, block: number, [rowStep, cellStep]: string[]): BlockPlace | null {
  const row = table.rows.findIndex((_, position) => `row[${position + 1}]` === rowStep);
  if (row < 0) return null;
  const hasCell = (table.rows[row] ?? []).some((_, position) => `cell[${position + 1}]` === cellStep);
  return cellStep === undefined || hasCell ? { block, row } : null;
}
