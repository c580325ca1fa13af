import type { ImportedDocument } from '../../../src/domain/document.ts';
import { readTotalInText } from './declared-total.ts';
import { quoteOf } from './grid.ts';
import { AWARD_WORDS, isPriceTitle } from './judge-run.ts';
import { nestNodes, type OutlineNode, readNode } from './outline.ts';
import { readOutlineItems } from './outline-items.ts';
import { type ScoredPart, sumItems } from './scored-part.ts';

const LEAST_LENGTH = 60;
const LONGEST = 20_000;

/** Scoring that stands as numbered lines inside one cell of a table: 评标办法 | 综合评分法：一、价格分（30分）… */
export function readCellParts(document: ImportedDocument): (ScoredPart & { position: number })[] {
  return document.blocks.flatMap((block, position) => {
    if (block.type !== 'table') return [];
    return block.rows.flatMap((cells, row) => {
      if (!cells.some(({ text }) => AWARD_WORDS.test(text.slice(0, 200)))) return [];
      return cells.flatMap(({ text }) => {
        if (text.length < LEAST_LENGTH || text.length > LONGEST) return [];
        const place = {
          file: document.file,
          page: block.page,
          path: `${block.path}/row[${row + 1}]`,
          quote: quoteOf(text),
        };
        const { items, totals } = readOutlineItems(nestNodes(readNodes(text, place)));
        const total = readTotalInText(text);
        const whole = totals[0]?.points ?? total ?? '100';
        if (items.length < 2 || !sumItems(items).eq(whole) || !items.some(({ title }) => isPriceTitle(title)))
          return [];
        const stated = total === null ? [] : [{ points: total, location: place }];
        const part = { lots: [], items, totals: [...totals, ...stated], subtotals: [], caption: null, captionText: '' };
        return [{ ...part, location: place, purpose: 'award' as const, isForm: false, position }];
      });
    });
  });
}

function readNodes(text: string, place: OutlineNode['location']): OutlineNode[] {
  const nodes: OutlineNode[] = [];
  for (const line of text.split('\n')) {
    const read = { text: line, location: place, isHeading: false };
    const node = readNode(read, false);
    if (node !== null) nodes.push(node);
    else nodes.at(-1)?.lines.push(read);
  }
  return nodes;
}
