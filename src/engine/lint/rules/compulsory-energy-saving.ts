import { createWordRule } from '../word-rule.ts';

export const compulsoryEnergySaving = createWordRule({
  code: 'compulsory-energy-saving',
  title: '以强制采购的节能产品加分',
  basis: [{ key: 'unlawful-factors/compulsory-energy-saving' }],
  exemptsPolicy: false,
  advice: '强制采购的节能产品是采购要求，不得加分；请写入采购需求，只对优先采购的产品加分',
});
