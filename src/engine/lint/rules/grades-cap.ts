import { Decimal } from '../../../domain/decimal.ts';
import { QUANTIFIED } from '../bases.ts';
import { gradesOf } from '../grades.ts';
import type { LintReport, LintRule } from '../rule.ts';

export const gradesCap: LintRule = {
  code: 'grades-cap',
  title: '最高一档的分值与因素的满分不符',
  severities: ['error', 'warning'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items.flatMap((item): LintReport[] => {
      const grades = gradesOf(item);
      if (grades.length === 0 || item.maxPoints === null) return [];
      const top = Decimal.max(...grades.map(({ to }) => new Decimal(to)));
      const order = top.comparedTo(item.maxPoints);
      if (order === 0) return [];
      return [
        {
          severity: order > 0 ? 'error' : 'warning',
          message: `“${item.title}”满分 ${item.maxPoints} 分，最高一档是 ${top.toFixed()} 分，请改成一致`,
          item,
        },
      ];
    }),
};
