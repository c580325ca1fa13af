import { createWordRule } from '../word-rule.ts';

export const namedTestBody = createWordRule({
  code: 'named-test-body',
  title: '限定检测、认证机构',
  basis: [{ key: 'unlawful-factors/named-test-body' }],
  looksAt: ['items', 'qualifications', 'requirements'],
  advice: '不得限定证明材料的出具机构，请改为依法具备相应资质的机构',
});
