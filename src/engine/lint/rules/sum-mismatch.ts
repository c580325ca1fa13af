import { createContradictionRule } from '../contradiction-rule.ts';

export const sumMismatch = createContradictionRule('sum-mismatch', '总分、部分、岗位的分值与其下合计不符');
