import type { ImportedDocument } from '../../../src/domain/document.ts';
import { normaliseForMatching } from '../../matching.ts';
import { scopeBlocks } from '../lot-scope.ts';
import { readTotalInText } from './declared-total.ts';
import { ASSESSMENT_WORDS, AWARD_WORDS, isPriceTitle } from './judge-run.ts';
import { readLotNumbers } from './lot-words.ts';
import { nestNodes, type OutlineLine, type OutlineNode, readMarker, readNode } from './outline.ts';
import { readOutlineItems } from './outline-items.ts';
import type { StatedTotal } from './row-words.ts';
import { type ScoredPart, sumItems } from './scored-part.ts';
import { isNegligible, type Surroundings, SurroundingsTracker } from './surroundings.ts';

const CHAPTER = /^第[一二三四五六七八九十百\d]{1,4}(?:章|篇|卷|编)/;
const MOST_LINES = 80;

interface Stretch {
  nodes: OutlineNode[];
  around: Surroundings;
  scope: number | null;
  position: number;
}

/** Scoring that stands in numbered paragraphs without a table, with the position of its first block. */
export function readParagraphParts(document: ImportedDocument): (ScoredPart & { position: number })[] {
  return findStretches(document).flatMap((stretch) => {
    const { items, totals } = readOutlineItems(nestNodes(stretch.nodes));
    const [first] = items;
    if (first?.locations[0] === undefined || items.length < 2 || !isScoring(stretch, items)) return [];
    const stated = [...totals, ...totalsAround(stretch, document)];
    return [
      {
        lots: lotsOf(stretch),
        items,
        totals: stated,
        subtotals: [],
        caption: null,
        captionText: '',
        location: first.locations[0],
        purpose: 'award' as const,
        isForm: false,
        position: stretch.position,
      },
    ];
  });
}

/** Runs of lines with points of their own, each up to a chapter's end or a heading of its own rank without points. */
function findStretches(document: ImportedDocument): Stretch[] {
  const scopes = scopeBlocks(document.blocks);
  const tracker = new SurroundingsTracker();
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  for (const [position, block] of document.blocks.entries()) {
    if (block.type === 'table' || block.type === 'image') continue;
    if (isNegligible(block.text)) continue;
    tracker.addLine(block, position, block.text);
    const around = tracker.current();
    for (const text of block.text.split('\n')) {
      const line: OutlineLine = {
        text,
        location: { file: document.file, page: block.page, path: block.path, quote: '' },
        isHeading: block.type === 'heading',
      };
      const node = CHAPTER.test(text.trim()) ? null : readNode(line, around.chapter === 'evaluation');
      const ends: boolean = open !== null && node === null && endsStretch(open, line);
      if (ends || (open !== null && (open.scope ?? 0) !== (scopes[position] ?? 0))) open = null;
      if (node !== null && open === null) {
        open = { nodes: [], around, scope: scopes[position] ?? null, position };
        stretches.push(open);
      }
      if (node !== null) open?.nodes.push(node);
      else open?.nodes.at(-1)?.lines.push(line);
    }
  }
  return stretches.filter(({ nodes }) => nodes.length > 1);
}

function endsStretch(stretch: Stretch, line: OutlineLine): boolean {
  const plain = normaliseForMatching(line.text.slice(0, 80));
  if (CHAPTER.test(plain)) return true;
  const last = stretch.nodes.at(-1);
  if (last !== undefined && last.lines.length > MOST_LINES) return true;
  if (plain.length < 40 && readLotNumbers(plain).length > 0) return true;
  const marked = readMarker(plain);
  const top = Math.min(...stretch.nodes.slice(0, 50).map(({ rank }) => rank));
  if (marked !== null) return marked.rank <= Math.min(top, last?.rank ?? top) && marked.rank < 5;
  return line.isHeading;
}

function isScoring(stretch: Stretch, items: ScoredPart['items']): boolean {
  const { chapter, headings, before } = stretch.around;
  if (chapter === 'contract' || chapter === 'forms') return false;
  const words = [...headings, ...before.slice(-3).map(({ text }) => text.slice(0, 120))].join('\n');
  if (ASSESSMENT_WORDS.test(words) && chapter !== 'evaluation') return false;
  let evidence = 0;
  if (chapter === 'evaluation') evidence += 3;
  if (AWARD_WORDS.test(words)) evidence += 2;
  if (items.some(({ title, groups }) => isPriceTitle(title) || groups.some((group) => isPriceTitle(group.title))))
    evidence += 3;
  if (sumItems(items).eq('100')) evidence += 3;
  return evidence >= 6;
}

function lotsOf({ around, scope }: Stretch): number[] {
  for (const { text } of around.before.slice(-3).reverse()) {
    const lots = text.length <= 60 ? readLotNumbers(text) : [];
    if (lots.length > 0) return lots;
  }
  return scope === null ? [] : [scope];
}

function totalsAround({ around }: Stretch, document: ImportedDocument): StatedTotal[] {
  return around.before.slice(-4).flatMap(({ text, block }) => {
    const points = readTotalInText(text);
    if (points === null) return [];
    return [
      { points, location: { file: document.file, page: block.page, path: block.path, quote: text.slice(0, 80) } },
    ];
  });
}
