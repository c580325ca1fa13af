import { createContradictionRule } from '../contradiction-rule.ts';

export const formulaInvalid = createContradictionRule('formula-invalid', '公式写法有误，不能计算');
