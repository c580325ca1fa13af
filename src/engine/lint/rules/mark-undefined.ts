import { CONSULTATION, TENDER } from '../bases.ts';
import type { LintReport, LintRule } from '../rule.ts';

const MARK = /[★☆▲△＊※■□●◆◇]/gu;

export const markUndefined: LintRule = {
  code: 'mark-undefined',
  title: '条款用了标记，文件却没有说明标记的含义',
  severities: ['warning'],
  basis: [
    { key: 'scoring-standard/mandatory-marked', ...TENDER },
    { key: 'scoring-standard/mandatory-marked-consultation', ...CONSULTATION },
  ],
  check({ procurement, lot }) {
    const known = new Set(procurement.marks.map(({ mark }) => mark));
    const requirements = [procurement, lot].flatMap((part) => [...part.mandatoryRequirements, ...part.requirements]);
    const reports = new Map<string, LintReport>();
    for (const { number, location } of requirements) {
      for (const [mark] of number.matchAll(MARK)) {
        if (known.has(mark) || reports.has(mark)) continue;
        reports.set(mark, {
          severity: 'warning',
          message: `条款 ${number} 用了“${mark}”，文件没有说明它的含义，请写明（不满足即无效，还是加分、扣分）`,
          locations: [location],
          wholeProcurement: true,
        });
      }
    }
    return [...reports.values()];
  },
};
