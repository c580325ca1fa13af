import { createWordRule } from '../word-rule.ts';

export const abolishedApproval = createWordRule({
  code: 'abolished-approval',
  title: '以国务院已取消的行政审批、资质为条件或者评分',
  basis: [{ key: 'unlawful-factors/abolished-approval' }],
  looksAt: ['items', 'qualifications'],
  advice: '该审批或者资质已经取消，不得作为条件或者评分，请删去',
});
