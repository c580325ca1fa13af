import { TENDER } from '../bases.ts';
import { createContradictionRule } from '../contradiction-rule.ts';

export const ceilingOverBudget = createContradictionRule('ceiling-over-budget', '最高限价高于预算金额', [
  { key: 'scoring-standard/minimum-price', ...TENDER },
  { key: 'scoring-standard/ceiling-within-budget' },
]);
