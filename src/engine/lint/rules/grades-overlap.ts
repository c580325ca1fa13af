import { Decimal } from '../../../domain/decimal.ts';
import type { DraftItem } from '../../../domain/draft.ts';
import { QUANTIFIED } from '../bases.ts';
import { isInterval, listNeighbours, saysBounds } from '../grades.ts';
import type { LintReport, LintRule } from '../rule.ts';

/**
 * 未提供得0分 beside 0～3分 does no harm: only two ranges of marks can be mistaken for each other. Where they share no more
 * than a bound, a mark is the same whichever grade it is in: for people to judge.
 */
export const gradesOverlap: LintRule = {
  code: 'grades-overlap',
  title: '档次的分值区间重叠（如 22～30、14～22、0～14）',
  severities: ['error', 'warning'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check: ({ lot }) => lot.items.filter((item) => !saysBounds(item)).flatMap(checkItem),
};

function checkItem(item: DraftItem): LintReport[] {
  const overlaps = listNeighbours(item)
    .filter(({ higher, lower }) => isInterval(higher) && isInterval(lower))
    .filter(({ higher, lower }) => new Decimal(lower.to).greaterThanOrEqualTo(higher.from));
  if (overlaps.length === 0) return [];
  const pairs = overlaps.map(({ higher, lower }) => `${higher.from}～${higher.to} 分与 ${lower.from}～${lower.to} 分`);
  const isTouchOnly = overlaps.every(({ higher, lower }) => new Decimal(lower.to).equals(higher.from));
  const message = isTouchOnly
    ? `“${item.title}”的档次 ${pairs.join('、')}共用端点，请写明端点归哪一档`
    : `“${item.title}”的档次 ${pairs.join('、')}重叠，同一分值对应两档，请改成不重叠的分值`;
  return [{ severity: isTouchOnly ? 'warning' : 'error', message, item }];
}
