import { QUANTIFIED } from '../bases.ts';
import type { LintRule } from '../rule.ts';

export const proposedItem: LintRule = {
  code: 'proposed-item',
  title: '因素是建议稿，不在采购文件中',
  severities: ['info'],
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items
      .filter(({ proposed }) => proposed)
      .map((item) => ({
        severity: 'info',
        message: `“${item.title}”是系统建议的因素，采购文件中没有，请采购人确认或者删去`,
        item,
      })),
};
