import { TENDER } from '../bases.ts';
import type { LintRule } from '../rule.ts';

export const budgetMissing: LintRule = {
  code: 'budget-missing',
  title: '没有写明预算金额',
  severities: ['warning'],
  basis: [{ key: 'scoring-standard/budget-disclosed', ...TENDER }],
  check({ procurement, lot }) {
    if (lot.budget !== null || lot.ceilingPrice !== null || procurement.budget !== null) return [];
    return [{ severity: 'warning', message: '没有写明采购包的预算金额或者最高限价，请写明' }];
  },
};
