import { createWordRule } from '../word-rule.ts';

export const bidFormat = createWordRule({
  code: 'bid-format',
  title: '以投标（响应）文件的装订、纸张、排序、编制质量评分或者认定无效',
  basis: [{ key: 'unlawful-factors/bid-format' }],
  looksAt: ['items', 'rejection-grounds'],
  advice: '不得因装订、纸张、文件排序等形式问题影响供应商，请删去',
});
