import { Decimal } from '../../../domain/decimal.ts';
import type { LintRule } from '../rule.ts';

/** Works under the tendering law raise the price score instead of deducting from the price. */
export const deductionMissing: LintRule = {
  code: 'deduction-missing',
  title: '未预留份额的采购包没有写明小微企业价格扣除',
  severities: ['error', 'warning'],
  basis: [{ key: 'small-enterprise/deduction-range' }],
  check({ procurement: { method, category, isGovernmentProcurement }, lot: { sme, items } }) {
    if (isGovernmentProcurement === false) return [];
    if (method === 'single-source' || (category === 'works' && method !== 'competitive-consultation')) return [];
    const isGranted = sme.smallMicroDeduction !== null && !new Decimal(sme.smallMicroDeduction).isZero();
    if (sme.setAside === true || isGranted) return [];
    const isShown = sme.setAside === false && method !== null && items.length > 0;
    return [
      {
        severity: isShown ? 'error' : 'warning',
        message: isShown
          ? '本包不专门面向中小企业，应当写明小微企业的价格扣除比例，请补上'
          : '没有写明本包是否专门面向中小企业，也没有价格扣除比例，请写明其一',
        locations: sme.location === null ? [] : [sme.location],
      },
    ];
  },
};
