import { QUANTIFIED } from '../bases.ts';
import type { LintRule } from '../rule.ts';

const BY_PRICE = ['competitive-negotiation', 'inquiry', 'single-source'];

export const noItems: LintRule = {
  code: 'no-items',
  title: '综合评分的采购包没有评审因素',
  severities: ['error', 'warning'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check({ procurement: { method }, lot }) {
    if (lot.items.length > 0 || (method !== null && BY_PRICE.includes(method))) return [];
    if (lot.totalPoints !== null) {
      return [{ severity: 'error', message: `写明总分 ${lot.totalPoints} 分，却没有评审因素，请补上评分表` }];
    }
    return [{ severity: 'warning', message: '没有评审因素。采用综合评分法的，请补上评分表；按最低价成交的不需要' }];
  },
};
