import { TENDER } from '../bases.ts';
import { createWordRule } from '../word-rule.ts';

export const statutoryQualification = createWordRule({
  code: 'statutory-qualification',
  title: '以法定资格条件评分',
  basis: [
    { key: 'unlawful-factors/statutory-qualification', ...TENDER },
    { key: 'unlawful-factors/statutory-qualification-any' },
  ],
  advice: '资格条件不得作为评审因素，请从评分中删去',
});
