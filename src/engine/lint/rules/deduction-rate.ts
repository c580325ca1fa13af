import { Decimal, showRate } from '../../../domain/decimal.ts';
import { isOutside, readRange } from '../law-value.ts';
import type { LintReport, LintRule } from '../rule.ts';

const RATES = [
  { name: 'smallMicroDeduction', key: 'small-enterprise/deduction-range', title: '小微企业' },
  { name: 'consortiumDeduction', key: 'small-enterprise/consortium-deduction-range', title: '联合体、分包' },
] as const;

/** A rate of zero is no deduction at all: see deduction-missing. */
export const deductionRate: LintRule = {
  code: 'deduction-rate',
  title: '小微企业、联合体的价格扣除比例超出规定范围',
  severities: ['error'],
  basis: RATES.map(({ key }) => ({ key })),
  check: ({ procurement, lot: { sme } }, law) =>
    RATES.flatMap(({ name, key, title }): LintReport[] => {
      const written = sme[name];
      const range = readRange(law.find(key), procurement.category);
      if (written === null || range === null) return [];
      const rate = new Decimal(written);
      if (rate.isZero() || !isOutside(rate, range)) return [];
      return [
        {
          severity: 'error',
          message: `${title}的价格扣除比例为 ${showRate(rate)}，应在 ${showRate(range.min)} 至 ${showRate(range.max)} 之间，请改正`,
          locations: sme.location === null ? [] : [sme.location],
        },
      ];
    }),
};
