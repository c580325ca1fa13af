import { createWordRule } from '../word-rule.ts';

export const associationAward = createWordRule({
  code: 'association-award',
  title: '以协会、组织颁发的证书、奖项、荣誉评分',
  basis: [{ key: 'unlawful-factors/association-award' }],
  looksAt: ['items', 'qualifications'],
  advice: '协会、组织颁发的证书和奖项不得作为条件或者评分，请删去；其他荣誉须说明与采购需求的关系',
});
