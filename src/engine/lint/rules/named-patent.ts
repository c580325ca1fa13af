import { createWordRule } from '../word-rule.ts';

export const namedPatent = createWordRule({
  code: 'named-patent',
  title: '指定专利，或者以专利、著作权评分',
  basis: [{ key: 'unlawful-factors/named-patent' }],
  looksAt: ['items', 'qualifications', 'requirements'],
  advice: '不得限定或者指定特定专利；以专利、著作权评分的，请说明与采购需求的关系，否则删去',
});
