import { TENDER } from '../bases.ts';
import { createWordRule } from '../word-rule.ts';

export const minimumPrice = createWordRule({
  code: 'minimum-price',
  title: '设定最低限价',
  basis: [{ key: 'scoring-standard/minimum-price', ...TENDER }],
  looksAt: ['items', 'qualifications', 'requirements', 'rejection-grounds'],
  selects: () => true,
  advice: '不得设定最低限价，请删去；报价明显偏低的按异常低价审查',
});
