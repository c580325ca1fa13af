import { createContradictionRule } from '../contradiction-rule.ts';

export const bandEmpty = createContradictionRule('band-empty', '区间的起点不小于终点');
