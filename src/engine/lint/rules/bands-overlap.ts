import { findBandSeams } from '../band-seams.ts';
import { QUANTIFIED_OR_ASSESSMENT } from '../bases.ts';
import type { LintRule } from '../rule.ts';

export const bandsOverlap: LintRule = {
  code: 'bands-overlap',
  title: '数值区间重叠，同一数值落在两档',
  severities: ['error'],
  holdsAnyway: true,
  basis: QUANTIFIED_OR_ASSESSMENT,
  check: ({ lot }) =>
    lot.items.flatMap((item) =>
      findBandSeams(item)
        .filter(({ seam }) => seam === 'overlap')
        .map(({ at }) => ({
          severity: 'error',
          message: `“${item.title}”的区间在 ${at} 处重叠，同一数值有两种分值，请写明归哪一档`,
          item,
        })),
    ),
};
