import { QUANTIFIED } from '../bases.ts';
import type { LintRule } from '../rule.ts';

export const totalMissing: LintRule = {
  code: 'total-missing',
  title: '没有写明总分，无从核对合计',
  severities: ['warning'],
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items.length === 0 || lot.totalPoints !== null
      ? []
      : [{ severity: 'warning', message: '没有写明总分，各因素的合计无从核对，请写明（如 100 分）' }],
};
