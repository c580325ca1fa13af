import { createContradictionRule } from '../contradiction-rule.ts';

export const pointsOverMax = createContradictionRule('points-over-max', '等次的分值超过该项满分');
