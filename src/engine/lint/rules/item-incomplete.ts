import { finishDraft } from '../../../domain/finish-draft.ts';
import { QUANTIFIED_OR_ASSESSMENT } from '../bases.ts';
import type { LintRule } from '../rule.ts';

/** Missing points are told by points-missing. */
export const itemIncomplete: LintRule = {
  code: 'item-incomplete',
  title: '因素缺少计算所需的内容（证书、岗位、档次等没有列出）',
  severities: ['warning'],
  basis: QUANTIFIED_OR_ASSESSMENT,
  check: ({ procurement, lot }) =>
    lot.items
      .filter(({ maxPoints }) => maxPoints !== null)
      .flatMap((item) =>
        finishDraft({ procurement, lot: { ...lot, items: [item] } })
          .gaps.filter(({ place }) => place.startsWith('items'))
          .map(({ message }) => ({ severity: 'warning', message, item })),
      ),
};
