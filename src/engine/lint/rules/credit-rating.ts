import { createWordRule } from '../word-rule.ts';

export const creditRating = createWordRule({
  code: 'credit-rating',
  title: '以信用等级（AAA 等）、守合同重信用、纳税信用等证书评分',
  basis: [{ key: 'unlawful-factors/credit-rating' }],
  looksAt: ['items', 'qualifications'],
  advice: '信用等级证书与合同履行无关，不得作为条件或者评分，请删去；失信记录按资格审查查询',
});
