import { createContradictionRule } from '../contradiction-rule.ts';

export const tiersNotFalling = createContradictionRule('tiers-not-falling', '瑕疵增加而分值不降');
