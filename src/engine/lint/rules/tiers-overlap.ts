import { createContradictionRule } from '../contradiction-rule.ts';

export const tiersOverlap = createContradictionRule('tiers-overlap', '“及以上”之后还有档次，档次重叠');
