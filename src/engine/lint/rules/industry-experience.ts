import { createWordRule } from '../word-rule.ts';

export const industryExperience = createWordRule({
  code: 'industry-experience',
  title: '以特定行业、特定主体的业绩、奖项加分',
  basis: [{ key: 'unlawful-factors/industry-experience' }],
  looksAt: ['items', 'qualifications'],
  advice: '不得以特定行业的业绩、奖项加分；请改为与采购标的相同或者相似的业绩，不限行业和业主类型',
});
