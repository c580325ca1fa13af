import { isPriceItem, looksLikePrice } from '../price-items.ts';
import type { LintRule } from '../rule.ts';

export const scoredPriceOnlyMethod: LintRule = {
  code: 'scored-price-only-method',
  title: '谈判、询价等按最低报价成交的方式设了评分因素',
  severities: ['error'],
  basis: [
    { key: 'ranking/competitive-negotiation', methods: ['competitive-negotiation'] },
    { key: 'ranking/inquiry', methods: ['inquiry'] },
  ],
  check({ lot }) {
    const scored = lot.items.filter((item) => !isPriceItem(item) && !looksLikePrice(item));
    if (scored.length === 0) return [];
    return [
      {
        severity: 'error',
        message: `这种采购方式在满足实质性要求的供应商中按最后报价最低成交，不得另设评分因素（现有 ${scored.length} 项），请删去或者改用综合评分的方式`,
        locations: scored.flatMap(({ location }) => location ?? []),
      },
    ];
  },
};
