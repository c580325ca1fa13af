import type { Block, TableBlock, TableCell } from '../src/domain/document.ts';
import type { BlockPlace } from './document-place.ts';

/** A block, or the rows of a table that one part shows. */
export type ShownBlock = Block & {
  /** Rows of the table that stand in earlier parts. */
  rowsBefore?: number;
};

export interface DocumentPart {
  blocks: ShownBlock[];
  /** Index of the first block and row in the whole document. */
  from: { block: number; row: number };
}

/** So many paragraphs and cells are sent at once: some thirty pages, which travel compressed in less than 100 KB. */
const PART_WEIGHT = 1000;
/** A table whose merged cells leave no place to cut is cut at so many times the weight of a part all the same. */
const LONGEST_TABLE = 4;
const CHARACTERS_PER_WEIGHT = 120;
const CHARACTERS_SHOWN = 50_000;

/** Imported documents do not change, and a reader goes from place to place in one. */
const DIVIDED = new WeakMap<readonly Block[], DocumentPart[]>();

/** A long document in parts, each light enough for one page. A document without blocks has no parts. */
export function divideDocument(blocks: readonly Block[]): readonly DocumentPart[] {
  const parts = DIVIDED.get(blocks) ?? divide(blocks);
  DIVIDED.set(blocks, parts);
  return parts;
}

function divide(blocks: readonly Block[]): DocumentPart[] {
  const parts: DocumentPart[] = [];
  let weight = 0;
  const add = (block: ShownBlock, own: number, from: DocumentPart['from']) => {
    const last = parts.at(-1);
    if (last === undefined || weight + own > PART_WEIGHT) {
      parts.push({ blocks: [block], from });
      weight = own;
    } else {
      last.blocks.push(block);
      weight += own;
    }
  };
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'table') {
      for (const slice of sliceTable(block, PART_WEIGHT - weight)) {
        add(slice.block, slice.weight, { block: index, row: slice.block.rowsBefore ?? 0 });
      }
    } else add({ ...block, text: clip(block.text) }, weigh(block.text), { block: index, row: 0 });
  }
  return parts;
}

/** Index of the part that shows a place. */
export function findPart(parts: readonly DocumentPart[], place: BlockPlace): number {
  const isAfter = ({ from }: DocumentPart) =>
    from.block > place.block || (from.block === place.block && from.row > (place.row ?? 0));
  const after = parts.findIndex(isAfter);
  return (after < 0 ? parts.length : after) - 1;
}

interface TableSlice {
  block: TableBlock & { rowsBefore?: number };
  weight: number;
}

/** Cuts a table that is too heavy for one part between rows that no merged cell holds together. */
function sliceTable(table: TableBlock, roomBefore: number): TableSlice[] {
  const slices: TableSlice[] = [];
  let room = table.rows.reduce((sum, row) => sum + weighRow(row), 0) > PART_WEIGHT ? roomBefore : PART_WEIGHT;
  let start = 0;
  let weight = 0;
  let joinedUntil = 0;
  const close = (end: number) => {
    const rows = table.rows.slice(start, end).map((row) => row.map((cell) => ({ ...cell, text: clip(cell.text) })));
    slices.push({ block: { ...table, rows, ...(start === 0 ? {} : { rowsBefore: start }) }, weight });
    start = end;
    weight = 0;
    room = PART_WEIGHT;
  };
  for (const [index, row] of table.rows.entries()) {
    const own = weighRow(row);
    const isHeavy = weight + own > room && index >= joinedUntil;
    if (index > start && (isHeavy || weight + own > LONGEST_TABLE * PART_WEIGHT)) close(index);
    weight += own;
    joinedUntil = row.reduce((until, { rowSpan }) => Math.max(until, index + rowSpan), joinedUntil);
  }
  close(table.rows.length);
  return slices;
}

function weighRow(row: readonly TableCell[]): number {
  return row.reduce((sum, { text }) => sum + weigh(text), 1);
}

function weigh(text: string): number {
  return 1 + Math.min(text.length, CHARACTERS_SHOWN) / CHARACTERS_PER_WEIGHT;
}

function clip(text: string): string {
  if (text.length <= CHARACTERS_SHOWN) return text;
  return `${text.slice(0, CHARACTERS_SHOWN)}……（此处共 ${text.length} 字，其余未显示，见下载的数据）`;
}
