import { PRICE_FORMULA } from '../bases.ts';
import { looksLikePrice } from '../price-items.ts';
import type { LintRule } from '../rule.ts';

export const priceFormulaMissing: LintRule = {
  code: 'price-formula-missing',
  title: '价格因素没有可以计算的公式',
  severities: ['error'],
  holdsAnyway: true,
  basis: PRICE_FORMULA,
  check: ({ lot }) =>
    lot.items.filter(looksLikePrice).map((item) => ({
      severity: 'error',
      message: `“${item.title}”没有可以计算的价格分公式，请写明基准价和公式（最低价为基准价，基准价÷报价×满分）`,
      item,
    })),
};
