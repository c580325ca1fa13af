import type { Decimal } from '../../../src/domain/decimal.ts';
import type { ImportedDocument } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import { normaliseForMatching } from '../../matching.ts';
import { quoteOf } from './grid.ts';
import { makeGroup } from './groups.ts';
import { isPriceTitle } from './judge-run.ts';
import { cleanSectionTitle } from './row-words.ts';
import { type ScoredPart, sumItems } from './scored-part.ts';
import { splitTitlePoints } from './stated-points.ts';

const PRICE_POINTS = /价格分|价格得分|报价得分|报价分|价格评分|投标报价得分|价格部分/;
const GOES_ON = /价格|报价|基准价|[=＝]/;
const RULE = /基准价|低价优先|[=＝×*]/;
const LONGEST = 1000;

/**
 * The price's part where a plain paragraph gives it and no table does: 价格分采用低价优先法…价格分=（基准价/报价）×30.
 * Only taken where no item is the price and the paragraph names exactly the points that the tables leave open.
 */
export function findPriceParagraph(
  document: ImportedDocument,
  award: readonly ScoredPart[],
  rest: Decimal,
): (ScoredPart & { position: number }) | null {
  const items = award.flatMap((part) => part.items);
  if (
    rest.lte('0') ||
    items.some(({ title, groups }) => isPriceTitle(title) || groups.some((group) => isPriceTitle(group.title)))
  )
    return null;
  const points = rest.toFixed().replace('.', '\\.');
  const names = new RegExp(`(?<![\\d.])${points}(?:分|%)|[×*xX]${points}(?![\\d.])`);
  for (const [position, block] of document.blocks.entries()) {
    if (
      block.type === 'table' ||
      block.type === 'image' ||
      block.text.length > LONGEST ||
      !PRICE_POINTS.test(block.text) ||
      !RULE.test(block.text) ||
      /其中|总分/.test(block.text)
    )
      continue;
    if (!names.test(normaliseForMatching(block.text).replace(/\s/g, ''))) continue;
    const location = { file: document.file, page: block.page, path: block.path, quote: quoteOf(block.text) };
    const before = document.blocks[position - 1];
    const leads = before?.type === 'paragraph' && PRICE_POINTS.test(before.text) && RULE.test(before.text);
    const texts = [...(leads ? [before.text.trim()] : []), block.text.trim()];
    for (const next of document.blocks.slice(position + 1, position + 4)) {
      if (next.type !== 'paragraph' || !GOES_ON.test(next.text) || next.text.length > LONGEST) break;
      texts.push(next.text.trim());
    }
    const heading = findHeading(document, position);
    const title = heading === null ? (PRICE_POINTS.exec(block.text)?.[0] ?? '价格分') : heading.title;
    const item = {
      number: null,
      title,
      groups: [],
      columnPoints: null,
      titlePoints: { value: rest.toFixed(), location },
      objective: null,
      texts,
      locations: [location],
      segment: 0,
      isWeighted: false,
    };
    const captionText = heading?.text ?? title;
    const caption = heading === null ? null : makeGroup(heading.text, 'caption', heading.location);
    const part = { lots: [], items: [item], totals: [], subtotals: [], caption, captionText, location };
    return sumItems([item]).eq(rest) ? { ...part, purpose: 'award', isForm: false, position } : null;
  }
  return null;
}

const LONGEST_HEADING = 40;

interface Heading {
  title: string;
  text: string;
  location: Location;
}

/** 三、报价评分（100分，权重30%） just above the paragraph. */
function findHeading(document: ImportedDocument, position: number): Heading | null {
  for (const block of document.blocks.slice(Math.max(0, position - 2), position).reverse()) {
    if (block.type === 'table' || block.type === 'image' || block.text.trim().length > LONGEST_HEADING) continue;
    const text = normaliseForMatching(block.text);
    const title = cleanSectionTitle(splitTitlePoints(text).title);
    if (isPriceTitle(title) && !/[。;=,]/.test(title))
      return {
        title,
        text,
        location: { file: document.file, page: block.page, path: block.path, quote: quoteOf(block.text) },
      };
  }
  return null;
}
