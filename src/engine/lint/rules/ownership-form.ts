import { createWordRule } from '../word-rule.ts';

export const ownershipForm = createWordRule({
  code: 'ownership-form',
  title: '以所有制形式、组织形式、股权结构、是否上市为条件或者评分',
  basis: [{ key: 'unlawful-factors/ownership-form' }],
  looksAt: ['items', 'qualifications'],
  advice: '不得限定供应商的所有制形式、组织形式，请删去',
});
