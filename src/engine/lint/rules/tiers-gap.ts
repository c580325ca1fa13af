import { createContradictionRule } from '../contradiction-rule.ts';

export const tiersGap = createContradictionRule('tiers-gap', '瑕疵档次有缺口');
