import { TENDER } from '../bases.ts';
import { createWordRule } from '../word-rule.ts';

export const manufacturerAuthorisation = createWordRule({
  code: 'manufacturer-authorisation',
  title: '以生产厂家授权、承诺、证明、背书为条件或者评分',
  basis: [
    { key: 'unlawful-factors/manufacturer-authorisation-tender', ...TENDER },
    { key: 'unlawful-factors/manufacturer-authorisation' },
  ],
  looksAt: ['items', 'qualifications'],
  advice: '除进口货物外不得要求生产厂家的授权、承诺、证明、背书，请删去',
});
