import { createWordRule } from '../word-rule.ts';

export const compulsoryStandard = createWordRule({
  code: 'compulsory-standard',
  title: '以强制性标准、强制性认证加分',
  basis: [{ key: 'unlawful-factors/compulsory-standard' }],
  advice: '依法必须满足的标准和认证是要求，不得加分，请写入实质性要求',
});
