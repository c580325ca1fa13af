import { Decimal } from '../../../domain/decimal.ts';
import { QUANTIFIED } from '../bases.ts';
import type { LintRule } from '../rule.ts';

export const pointsMissing: LintRule = {
  code: 'points-missing',
  title: '评审因素没有分值',
  severities: ['error'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items
      .filter(({ maxPoints }) => maxPoints === null || new Decimal(maxPoints).isZero())
      .map((item) => ({ severity: 'error', message: `“${item.title}”没有分值，请写明满分`, item })),
};
