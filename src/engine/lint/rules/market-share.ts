import { createWordRule } from '../word-rule.ts';

export const marketShare = createWordRule({
  code: 'market-share',
  title: '以市场占有率、销售量、销售额评分',
  basis: [{ key: 'unlawful-factors/market-share' }, { key: 'unlawful-factors/market-share-size' }],
  looksAt: ['items', 'qualifications'],
  advice: '市场占有率和销售指标与履约质量无关，请删去',
});
