import { TENDER } from '../bases.ts';
import { createWordRule } from '../word-rule.ts';

export const enterpriseSize = createWordRule({
  code: 'enterprise-size',
  title: '以注册资本、资产、营业收入、从业人员、利润、纳税额等企业规模或者财务指标为条件或者评分',
  basis: [{ key: 'unlawful-factors/enterprise-size-tender', ...TENDER }, { key: 'unlawful-factors/enterprise-size' }],
  looksAt: ['items', 'qualifications'],
  advice: '企业规模和财务指标不得作为资格条件或者评审因素，请删去，改评与履约直接相关的人员、方案、业绩',
});
