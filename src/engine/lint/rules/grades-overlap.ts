import { Decimal } from '../../../domain/decimal.ts';
import { QUANTIFIED } from '../bases.ts';
import { isInterval, listNeighbours, saysBounds } from '../grades.ts';
import type { LintRule } from '../rule.ts';

/** 未提供得0分 beside 0～3分 does no harm: only two ranges of marks can be mistaken for each other. */
export const gradesOverlap: LintRule = {
  code: 'grades-overlap',
  title: '档次的分值区间重叠（如 22～30、14～22、0～14）',
  severities: ['error'],
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items
      .filter((item) => !saysBounds(item))
      .flatMap((item) =>
        listNeighbours(item)
          .filter(({ higher, lower }) => isInterval(higher) && isInterval(lower))
          .filter(({ higher, lower }) => new Decimal(lower.to).greaterThanOrEqualTo(higher.from))
          .map(({ higher, lower }) => ({
            severity: 'error',
            message: `“${item.title}”的档次 ${higher.from}～${higher.to} 分与 ${lower.from}～${lower.to} 分重叠，同一分值对应两档，请改成不重叠的分值`,
            item,
          })),
      ),
};
