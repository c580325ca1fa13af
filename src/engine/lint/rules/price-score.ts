import { listCheckedPrices, PRICE_BASIS } from '../price-findings.ts';
import type { LintRule } from '../rule.ts';

export const priceScore: LintRule = {
  code: 'price-score',
  title: '价格分的公式不是“基准价÷报价×满分”',
  severities: ['error'],
  basis: PRICE_BASIS,
  check: ({ lot }, law) =>
    listCheckedPrices(lot, law).flatMap(({ item, formula }) =>
      formula === null || formula.isLawfulScore
        ? []
        : [
            {
              severity: 'error',
              message: `“${item.title}”的价格分算出来与“基准价÷评审价×${item.maxPoints}”不同，请改用低价优先法的公式`,
              item,
            },
          ],
    ),
};
