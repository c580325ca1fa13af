import { createContradictionRule } from '../contradiction-rule.ts';

export const duplicateItem = createContradictionRule('duplicate-item', '评审因素的标识重复');
