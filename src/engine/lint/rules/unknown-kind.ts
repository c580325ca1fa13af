import { QUANTIFIED } from '../bases.ts';
import { looksLikePrice } from '../price-items.ts';
import type { LintRule } from '../rule.ts';

/** A price without a formula is told by price-formula-missing. */
export const unknownKind: LintRule = {
  code: 'unknown-kind',
  title: '因素的评分规则没有读懂，只能手工打分',
  severities: ['warning'],
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items
      .filter((item) => item.kind === 'unknown' && !looksLikePrice(item))
      .map((item) => ({
        severity: 'warning',
        message: `“${item.title}”的评分规则没有读懂，请对照原文改成能计算或者能分档的规则`,
        item,
      })),
};
