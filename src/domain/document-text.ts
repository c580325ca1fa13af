import type { Block, ImportedDocument } from './document.ts';

/** What a document says, block by block, a table row by row: for searches, never for places. */
export function writeText({ blocks }: Pick<ImportedDocument, 'blocks'>): string {
  return blocks
    .map(writeBlock)
    .filter((text) => text !== '')
    .join('\n');
}

function writeBlock(block: Block): string {
  if (block.type !== 'table') return block.text;
  return block.rows.map((row) => row.map(({ text }) => text).join('\t')).join('\n');
}
