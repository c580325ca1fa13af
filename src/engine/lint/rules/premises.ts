import { createWordRule } from '../word-rule.ts';

export const premises = createWordRule({
  code: 'premises',
  title: '以场所面积、营业网点数量为条件或者评分',
  basis: [{ key: 'unlawful-factors/premises' }],
  looksAt: ['items', 'qualifications'],
  advice: '场所面积、网点数量与采购需求无关的不得作为条件或者评分，请删去，或者写明与需求的关系',
});
