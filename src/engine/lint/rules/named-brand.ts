import { createWordRule } from '../word-rule.ts';

export const namedBrand = createWordRule({
  code: 'named-brand',
  title: '指向特定品牌、商标、供应商，或者用“知名”“一线”等字样',
  basis: [{ key: 'unlawful-factors/named-brand' }],
  looksAt: ['items', 'qualifications', 'requirements'],
  advice: '不得限定或者指定品牌、商标、供应商，请改写为功能、性能和质量要求',
});
