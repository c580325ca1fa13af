import type { Decimal } from '../../../src/domain/decimal.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import { itemKey, type ScoredPart, sumItems } from './scored-part.ts';

/**
 * Parts that say nothing new: one that stands twice (in the method and again in an annex or a form), and a list of the
 * groups' totals (价格 30、商务 20、技术 50) beside the items that make them up.
 */
export function dropRepeated(parts: readonly ScoredPart[], messages: Finding[]): ScoredPart[] {
  const kept: ScoredPart[] = [];
  const keys = new Map<string, Set<string>>();
  const real = parts.filter(({ isForm }) => !isForm);
  const lists = real.filter(isListOfTotals);
  for (const part of real.length === 0 ? parts : [...real, ...parts.filter(({ isForm }) => isForm)]) {
    const lots = part.lots.join(',');
    const known = keys.get(lots) ?? new Set<string>();
    const repeats = part.items.length > 1 && part.items.every((item) => known.has(itemKey(item)));
    const isList =
      lists.includes(part) &&
      real.some((other) => !lists.includes(other)) &&
      sumOf(real.filter((other) => !lists.includes(other))).gte(sumOf([part]));
    if (repeats || (part.isForm && kept.length > 0) || isList) {
      const place = kept[0]?.location;
      messages.push(
        finding('info', 'scoring-repeated', '这里重复了评分标准或只列出各部分的总分，未再计入', {
          locations: [part.location, ...(place === undefined ? [] : [place])],
        }),
      );
      continue;
    }
    for (const item of part.items) known.add(itemKey(item));
    keys.set(lots, known);
    kept.push(part);
  }
  return parts.filter((part) => kept.includes(part));
}

const LONGEST_REMARK = 15;
const MOST_PARTS = 8;

/** A few names with points and hardly a word of how they are given. */
export function isListOfTotals({ items }: ScoredPart): boolean {
  return (
    items.length > 1 &&
    items.length <= MOST_PARTS &&
    items.every(({ texts }) => texts.join('').length <= LONGEST_REMARK && !/[得每优差满]/.test(texts.join('')))
  );
}

function sumOf(parts: readonly ScoredPart[]): Decimal {
  return sumItems(parts.flatMap(({ items }) => items));
}
