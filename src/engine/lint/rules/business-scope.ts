import { createWordRule } from '../word-rule.ts';

export const businessScope = createWordRule({
  code: 'business-scope',
  title: '以营业执照的经营范围为条件或者评分',
  basis: [{ key: 'unlawful-factors/business-scope' }],
  looksAt: ['items', 'qualifications'],
  advice: '除法律另有特别规定外，经营范围不得作为条件或者评分，请删去',
});
