import { findBandSeams } from '../band-seams.ts';
import { QUANTIFIED_OR_ASSESSMENT } from '../bases.ts';
import type { LintRule } from '../rule.ts';

export const bandsGap: LintRule = {
  code: 'bands-gap',
  title: '数值区间有缺口，有的数值没有分值',
  severities: ['error'],
  holdsAnyway: true,
  basis: QUANTIFIED_OR_ASSESSMENT,
  check: ({ lot }) =>
    lot.items.flatMap((item) =>
      findBandSeams(item)
        .filter(({ seam }) => seam === 'gap')
        .map(({ at }) => ({
          severity: 'error',
          message: `“${item.title}”的区间在 ${at} 处有缺口，没有对应的分值，请补上`,
          item,
        })),
    ),
};
