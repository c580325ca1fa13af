import { createWordRule } from '../word-rule.ts';

export const contractAmount = createWordRule({
  code: 'contract-amount',
  title: '以特定合同金额的业绩为条件或者评分',
  basis: [{ key: 'unlawful-factors/contract-amount' }, { key: 'unlawful-factors/contract-amount-size' }],
  looksAt: ['items', 'qualifications'],
  advice: '合同金额与企业规模直接关联，不得作为门槛或者分档，请改按同类业绩的份数评分',
});
