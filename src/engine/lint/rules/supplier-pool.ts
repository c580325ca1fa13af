import { createWordRule } from '../word-rule.ts';

export const supplierPool = createWordRule({
  code: 'supplier-pool',
  title: '以备选库、名录库、入围名单为条件或者评分',
  basis: [{ key: 'unlawful-factors/supplier-pool' }],
  looksAt: ['items', 'qualifications'],
  advice: '不得以入库、入围作为条件或者评分，请删去',
});
