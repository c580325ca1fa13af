import { createContradictionRule } from '../contradiction-rule.ts';

export const unknownSection = createContradictionRule('unknown-section', '因素所属的部分没有定义');
