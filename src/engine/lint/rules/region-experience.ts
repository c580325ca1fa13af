import { createWordRule } from '../word-rule.ts';

export const regionExperience = createWordRule({
  code: 'region-experience',
  title: '以特定行政区域的业绩、奖项加分',
  basis: [{ key: 'unlawful-factors/region-experience' }],
  looksAt: ['items', 'qualifications'],
  advice: '不得以特定行政区域的业绩、奖项加分，请改为不限地区的同类业绩',
});
