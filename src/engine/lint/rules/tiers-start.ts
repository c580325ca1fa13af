import { createContradictionRule } from '../contradiction-rule.ts';

export const tiersStart = createContradictionRule('tiers-start', '瑕疵档次没有从 0 处、满分开始');
