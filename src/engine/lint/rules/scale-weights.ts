import { Decimal, ONE, sum } from '../../../domain/decimal.ts';
import { QUANTIFIED } from '../bases.ts';
import type { LintReport, LintRule } from '../rule.ts';

export const scaleWeights: LintRule = {
  code: 'scale-weights',
  title: '各评分表的权重之和不是 1，或者因素所属的评分表没有定义',
  severities: ['error'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check({ lot }) {
    const known = new Set(lot.scales.map(({ id }) => id));
    const strays = lot.items
      .filter(({ scale }) => scale !== undefined && !known.has(scale))
      .map(
        (item): LintReport => ({ severity: 'error', message: `“${item.title}”所属的评分表没有写明权重，请补上`, item }),
      );
    if (lot.scales.length === 0) return strays;
    const total = sum(lot.scales.map(({ weight }) => new Decimal(weight)));
    if (total.equals(ONE)) return strays;
    return [...strays, { severity: 'error', message: `各评分表的权重合计 ${total.toFixed()}，应为 1，请改正` }];
  },
};
