import { createContradictionRule } from '../contradiction-rule.ts';

export const tiersOpenEnd = createContradictionRule('tiers-open-end', '最后一档没有写“及以上”，更多瑕疵没有分值');
