import { createWordRule } from '../word-rule.ts';

export const yearsInBusiness = createWordRule({
  code: 'years-in-business',
  title: '以经营年限、成立时间为条件或者评分',
  basis: [{ key: 'unlawful-factors/years-in-business' }, { key: 'unlawful-factors/years-in-business-notice' }],
  looksAt: ['items', 'qualifications'],
  advice: '不得对成立、经营年限设门槛或者给分，请删去',
});
