import { Decimal } from '../../../domain/decimal.ts';
import type { LintRule } from '../rule.ts';

export const deductionInSetAside: LintRule = {
  code: 'deduction-in-set-aside',
  title: '专门面向中小企业的采购包又给小微企业价格扣除',
  severities: ['error'],
  basis: [{ key: 'small-enterprise/deduction-range' }],
  check({ lot: { sme } }) {
    const isWhole = sme.setAsideShare === null || new Decimal(sme.setAsideShare).greaterThanOrEqualTo('1');
    const rates = [sme.smallMicroDeduction, sme.consortiumDeduction].filter(
      (rate) => rate !== null && !new Decimal(rate).isZero(),
    );
    if (sme.setAside !== true || !isWhole || rates.length === 0) return [];
    return [
      {
        severity: 'error',
        message: '本包专门面向中小企业采购，不再执行价格扣除，请删去扣除比例',
        locations: sme.location === null ? [] : [sme.location],
      },
    ];
  },
};
