import { Decimal } from '../../../src/domain/decimal.ts';
import type { ImportedDocument } from '../../../src/domain/document.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import { normaliseForMatching } from '../../matching.ts';
import type { CriterionTable } from '../criterion-row.ts';
import { readCellParts } from './cell-parts.ts';
import { type Composition, findCompositions } from './composition.ts';
import { findTextTotals } from './declared-total.ts';
import { gatherTables } from './gather-tables.ts';
import { readParagraphParts } from './paragraph-parts.ts';
import { findPriceParagraph } from './price-paragraph.ts';
import { findScales, listUnits } from './scales.ts';
import { type ScoredPart, sumItems } from './scored-part.ts';
import { readTableParts } from './table-parts.ts';
import { checkUnread } from './unread.ts';

export interface Scoring {
  tables: CriterionTable[];
  messages: Finding[];
}

type PlacedPart = ScoredPart & { position: number };

const OPEN_WEIGHT = /(?:权重|分值|得分)(?:为|占|:|：)?[ _]{1,30}[%分]/;

/**
 * The scoring of a procurement document, lot by lot, as rows with their points and places; nothing is made of their
 * wording yet. What does not add up, contradicts itself or could not be read is told by findings. A document without
 * scoring, or a model form whose points are open, gives no rows.
 * @param lots numbers of the lots the document has, as far as they are known
 */
export function readScoring(documents: readonly ImportedDocument[], lots: readonly number[] = []): Scoring {
  const messages: Finding[] = [];
  const parts: PlacedPart[] = [];
  const blanks: Location[] = [];
  const compositions: Composition[] = [];
  const textTotals = documents.flatMap(findTextTotals);
  const lines = weightLines(documents);
  for (const document of documents) {
    const fromTables = readTableParts(document);
    messages.push(...fromTables.messages);
    blanks.push(...fromTables.blanks);
    compositions.push(...fromTables.compositions, ...findCompositions(document));
    const complete = completeWithParagraphs(fromTables.parts, document, textTotals[0]?.points ?? '100');
    parts.push(...completeScales(complete, document, lines));
  }
  const open = findOpenWeights(documents);
  const award = parts.filter(({ purpose }) => purpose === 'award');
  const isModel =
    open !== null && award.length > 0 && award.length <= 2 && !sumItems(award.flatMap(({ items }) => items)).eq('100');
  if (isModel && open !== null) blanks.push(open);
  const read = gatherTables(
    isModel ? parts.filter((part) => !award.includes(part)) : parts,
    textTotals,
    lines,
    compositions,
    lots,
  );
  for (const location of blanks)
    messages.push(
      finding('warning', 'scoring-blank', '评分标准的分值或权重留空，没有填写；未列出评审因素，请补充后再读取', {
        locations: [location],
      }),
    );
  const isUnread = blanks.length === 0 && !read.tables.some(({ purpose }) => purpose === 'award');
  return {
    tables: read.tables,
    messages: [...messages, ...read.messages, ...(isUnread ? checkUnread(documents) : [])],
  };
}

/** Paragraphs count where no table scores bids, or where they state exactly what the tables leave open (价格 30 分 in the text). */
function completeWithParagraphs(tables: PlacedPart[], document: ImportedDocument, whole: string): PlacedPart[] {
  const award = tables.filter(({ purpose }) => purpose === 'award');
  const fromTables = sumItems(award.flatMap(({ items }) => items));
  if (award.length > 0 && fromTables.gte(whole)) return tables;
  const paragraphs = readParagraphParts(document);
  if (award.length === 0) return [...(paragraphs.length > 0 ? paragraphs : readCellParts(document)), ...tables];
  const rest = new Decimal(whole).minus(fromTables);
  const missing = paragraphs.flatMap((part) => {
    const items = part.items.filter((item) => sumItems([item]).eq(rest));
    return sumItems(part.items).eq(rest) ? [part] : items.length === 1 ? [{ ...part, items }] : [];
  });
  const [first] = missing;
  const path = first?.items[0]?.locations[0]?.path;
  const position = document.blocks.findIndex((block) => block.path === path);
  const found = first === undefined ? findPriceParagraph(document, award, rest) : { ...first, position };
  return found === null ? tables : [...tables, found].sort((a, b) => a.position - b.position);
}

/** Where tables give scales of 100 points each and none is the price, the price's own scale stands in a paragraph. */
function completeScales(parts: PlacedPart[], document: ImportedDocument, lines: readonly string[]): PlacedPart[] {
  const award = parts.filter(({ purpose, isForm }) => purpose === 'award' && !isForm);
  if (award.length === 0) return parts;
  const price = findPriceParagraph(document, award, new Decimal('100'));
  if (price === null) return parts;
  const ofLots = [...new Set(award.map(({ lots }) => lots.join(',')))].map((key) =>
    award.filter(({ lots }) => lots.join(',') === key),
  );
  const isScale = ofLots.every((list) => findScales(listUnits([...list, price]), lines) !== null);
  return isScale ? [...parts, price].sort((a, b) => a.position - b.position) : parts;
}

/** A sentence that leaves the weights of the whole open: 报价得分权重   %. */
function findOpenWeights(documents: readonly ImportedDocument[]): Location | null {
  for (const document of documents)
    for (const block of document.blocks) {
      if (block.type === 'table' || block.type === 'image') continue;
      const match = OPEN_WEIGHT.exec(block.text);
      if (match !== null)
        return {
          file: document.file,
          page: block.page,
          path: block.path,
          quote: block.text.slice(Math.max(0, match.index - 20), match.index + 40).trim(),
        };
    }
  return null;
}

/** Lines that may say how scales are weighted. */
function weightLines(documents: readonly ImportedDocument[]): string[] {
  return documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type !== 'table' && block.type !== 'image' && /[×*xX]|权重|占/.test(block.text)
        ? [normaliseForMatching(block.text.slice(0, 500)).replace(/\s/g, '')]
        : [],
    ),
  );
}
