import type { DraftItem } from '../../../domain/draft.ts';
import { QUANTIFIED } from '../bases.ts';
import { textOf } from '../clauses.ts';
import { gradesOf, isInterval } from '../grades.ts';
import type { LintReport, LintRule } from '../rule.ts';

/** 3～5分, 0-2 分, 1.8至3分 */
const INTERVAL = /\d{1,3}(?:\.\d{1,2})?\s?分?\s?[-~至到]\s?\d{1,3}(?:\.\d{1,2})?\s?分/;

/** 完整的得3分, 不计分: points that stand for one answer. */
const FIXED = /(?:得|计|给|加|扣)(?:满)?(?:\d{1,3}(?:\.\d{1,2})?\s?)?分/g;

/**
 * Free marks over the whole range are no quantified standard. Grades that each keep a range of marks leave the same
 * freedom inside a grade: lawful in many places, objected to in others, so for people to judge.
 */
export const pointsInterval: LintRule = {
  code: 'points-interval',
  title: '分值只给区间，没有与之对应的量化标准',
  severities: ['error', 'warning'],
  basis: QUANTIFIED,
  check: ({ lot }) =>
    lot.items.flatMap((item): LintReport[] => {
      const grades = gradesOf(item);
      if (item.kind === 'discretion' && grades.length <= 1 && isUnquantified(item)) {
        const message = `“${item.title}”只有 0～${item.maxPoints} 分的区间，没有分档的标准，请按量化指标设档，每档写明分值`;
        return [{ severity: 'error', message, item }];
      }
      const isWide = grades.some(isInterval);
      if (!isWide && !(item.kind === 'unknown' && INTERVAL.test(textOf(item)))) return [];
      const message = `“${item.title}”的一档对应一个分值区间，档内由评委自由打分，请为每档写明固定分值，或者核对标准是否足够量化`;
      return [{ severity: 'warning', message, item }];
    }),
};

/** No grades were read; two or more fixed marks in the text show that it has some all the same. */
function isUnquantified(item: DraftItem): boolean {
  const text = textOf(item);
  return INTERVAL.test(text) || [...text.matchAll(FIXED)].length < 2;
}
