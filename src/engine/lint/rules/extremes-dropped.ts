import { CONSULTATION, TENDER } from '../bases.ts';
import { listCheckedPrices, PRICE_BASIS } from '../price-findings.ts';
import type { LintRule } from '../rule.ts';
import { shorten } from '../word-rule.ts';

export const extremesDropped: LintRule = {
  code: 'extremes-dropped',
  title: '计算基准价时去掉最高、最低报价',
  severities: ['error'],
  basis: [
    { key: 'price-formula/open-tender-extremes-dropped', ...TENDER },
    { key: 'price-formula/competitive-consultation-extremes-dropped', ...CONSULTATION },
    ...PRICE_BASIS,
  ],
  check: ({ lot }, law) =>
    listCheckedPrices(lot, law).flatMap(({ item, formula, dropped }) => {
      if (dropped === null && formula?.uses.has('trimmedMean') !== true) return [];
      const quote = dropped === null ? '' : `（“${shorten(dropped)}”）`;
      return [
        { severity: 'error', message: `“${item.title}”去掉了最高或者最低报价${quote}，法规不允许，请删去`, item },
      ];
    }),
};
