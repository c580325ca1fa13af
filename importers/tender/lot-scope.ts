import type { Block } from '../../src/domain/document.ts';

/**
 * For each block the number of the lot it stands under (第三包, 采购包3, 标段三, 合同包1 as a heading or a line of its own),
 * null where it speaks of all lots. A list that names one lot a line has each line under its own lot.
 */
export function scopeBlocks(blocks: readonly Block[]): (number | null)[] {
  return blocks.map(() => null);
}
