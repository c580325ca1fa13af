import { Decimal } from '../../../domain/decimal.ts';
import { QUANTIFIED } from '../bases.ts';
import { isInterval, listNeighbours } from '../grades.ts';
import type { LintRule } from '../rule.ts';

/** Whole marks leave 7 and 8 side by side; only marks that are left out in between are told. */
const WHOLE_MARK = '1';

export const gradesGap: LintRule = {
  code: 'grades-gap',
  title: '档次之间有没有归属的分值',
  severities: ['warning'],
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items.flatMap((item) =>
      listNeighbours(item)
        .filter(({ higher, lower }) => isInterval(higher) || isInterval(lower))
        .filter(({ higher, lower }) => new Decimal(higher.from).minus(lower.to).greaterThan(WHOLE_MARK))
        .map(({ higher, lower }) => ({
          severity: 'warning',
          message: `“${item.title}”的 ${lower.to} 分与 ${higher.from} 分之间不属于任何一档，请核对`,
          item,
        })),
    ),
};
