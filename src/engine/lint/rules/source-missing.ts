import { createContradictionRule } from '../contradiction-rule.ts';

export const sourceMissing = createContradictionRule('source-missing', '因素没有写明在采购文件中的出处');
