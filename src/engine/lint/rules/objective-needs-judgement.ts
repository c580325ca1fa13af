import type { DraftItem } from '../../../domain/draft.ts';
import type { LintRule } from '../rule.ts';

/** Members' objective marks must agree; where someone has to judge quality they will not. */
export const objectiveNeedsJudgement: LintRule = {
  code: 'objective-needs-judgement',
  title: '标为客观分的因素要靠评委判断，不能由事实算出',
  severities: ['warning'],
  basis: [{ key: 'recheck/objective-marks-agree' }],
  check: ({ lot }) =>
    lot.items
      .filter((item) => item.objective === true && needsJudgement(item))
      .map((item) => ({
        severity: 'warning',
        message: `“${item.title}”标为客观分，标准却要评委判断，各评委的打分难以一致；请改为主观分，或者改成可以核对的事实`,
        item,
      })),
};

function needsJudgement(item: DraftItem): boolean {
  if (item.kind === 'deductions') return item.faults.length > 0;
  return item.kind === 'flaws' || item.kind === 'discretion';
}
