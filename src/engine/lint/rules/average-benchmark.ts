import { listCheckedPrices, PRICE_BASIS } from '../price-findings.ts';
import type { LintRule } from '../rule.ts';
import { shorten } from '../word-rule.ts';

export const averageBenchmark: LintRule = {
  code: 'average-benchmark',
  title: '基准价不是最低价（取平均值、中位数、次低价、限价的比例等）',
  severities: ['error'],
  basis: PRICE_BASIS,
  check: ({ lot }, law) =>
    listCheckedPrices(lot, law).flatMap(({ item, formula, average }) => {
      const isUnlawful = formula === null ? average !== null : !formula.isLawfulBenchmark;
      if (!isUnlawful) return [];
      const quote = average === null ? '' : `（“${shorten(average)}”）`;
      return [
        {
          severity: 'error',
          message: `“${item.title}”的基准价不是最低报价${quote}。价格分应当采用低价优先法，以满足要求的最低价为基准价，请改正`,
          item,
        },
      ];
    }),
};
