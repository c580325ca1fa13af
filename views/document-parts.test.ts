import { describe, expect, test } from 'vitest';
import type { Block, TableBlock } from '../src/domain/document.ts';
import { divideDocument, findPart } from './document-parts.ts';
import { findPlace } from './document-place.ts';

const paragraph = (number: number, text = '文'): Block => ({
  type: 'paragraph',
  path: `p[${number}]`,
  page: null,
  text,
});
const paragraphs = (count: number) => Array.from({ length: count }, (_, index) => paragraph(index + 1));
const table = (rows: number, rowSpanAt: Record<number, number> = {}): TableBlock => ({
  type: 'table',
  path: 'table[1]',
  page: null,
  rows: Array.from({ length: rows }, (_, row) => [{ text: '', rowSpan: rowSpanAt[row] ?? 1, colSpan: 1 }]),
});
/** Row numbers that each part begins with. */
const cuts = (block: TableBlock) => divideDocument([block]).map(({ blocks: [first] }) => first?.rowsBefore ?? 0);

describe('a long document', () => {
  test('is divided where a part would be too heavy', () => {
    // A paragraph of one character weighs 1 + 1/120, so 991 fit into 1,000.
    const parts = divideDocument(paragraphs(2500));
    expect(parts.map(({ blocks }) => blocks.length)).toEqual([991, 991, 518]);
    expect(parts.flatMap(({ blocks }) => blocks.map(({ path }) => path))).toEqual(
      paragraphs(2500).map(({ path }) => path),
    );
  });

  test('keeps every row of a table once, with its number', () => {
    const parts = divideDocument([paragraph(1), table(1100), paragraph(2)]);
    const rows = parts.flatMap(({ blocks }) => blocks.map((block) => (block.type === 'table' ? block.rows.length : 0)));
    expect(rows.reduce((sum, count) => sum + count)).toBe(1100);
    expect(parts).toHaveLength(3);
    expect(findPart(parts, { block: 2, row: null })).toBe(2);
  });

  test('is not cut through merged cells, unless they leave no other way', () => {
    // A row with one empty cell weighs 2, so 500 rows fit, and four times as many where nothing can be cut.
    expect(cuts(table(600))).toEqual([0, 500]);
    expect(cuts(table(600, { 495: 10 }))).toEqual([0, 505]);
    expect(cuts(table(2100, { 0: 2100 }))).toEqual([0, 2000]);
  });

  test('shows of an endless text the beginning, and how long it is', () => {
    const [part] = divideDocument([paragraph(1, '文'.repeat(60_000))]);
    const [block] = part?.blocks ?? [];
    expect(block !== undefined && 'text' in block ? block.text : '').toMatch(/^文{50000}……（此处共 60000 字/);
  });

  test('without blocks has no parts', () => {
    expect(divideDocument([])).toEqual([]);
  });

  test('shows each place in the part that has it', () => {
    const blocks = [...paragraphs(2000), table(1100), paragraph(2001)];
    const parts = divideDocument(blocks);
    for (const path of [
      'p[1]',
      'p[2000]',
      'p[2001]',
      'table[1]',
      ...[1, 500, 501, 1001, 1100].map((row) => `table[1]/row[${row}]`),
    ]) {
      const place = findPlace(blocks, path);
      if (place === null) throw new Error(path);
      const { blocks: shown } = parts[findPart(parts, place)] ?? { blocks: [] };
      const holds = shown.some((block) => {
        const before = block.rowsBefore ?? 0;
        if (place.row === null || block.type !== 'table') return block.path === path;
        return place.row >= before && place.row < before + block.rows.length;
      });
      expect(holds, path).toBe(true);
    }
  });
});
