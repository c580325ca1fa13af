import { Decimal, sum } from '../../../domain/decimal.ts';
import type { DraftItem } from '../../../domain/draft.ts';
import { QUANTIFIED } from '../bases.ts';
import { textOf } from '../clauses.ts';
import type { LintReport, LintRule } from '../rule.ts';

/** 最高得5分, 最多不超过10分, 满分5分, 本项最高 5 分. */
const CAP = /(?:最高|最多|满分|上限|封顶)(?:可?得|加|计|不超过|为|值|是|:)?(\d{1,3}(?:\.\d{1,2})?)\s?分/g;

/** Caps inside one item either are the item's own, or add up to it (one cap for each part). */
export const textCapMismatch: LintRule = {
  code: 'text-cap-mismatch',
  title: '文字中的最高分与因素的满分不符',
  severities: ['error', 'warning'],
  holdsAnyway: true,
  basis: QUANTIFIED,
  check: ({ lot }) => lot.items.flatMap(checkItem),
};

function checkItem(item: DraftItem): LintReport[] {
  const { maxPoints } = item;
  if (maxPoints === null) return [];
  const caps = [...textOf(item).matchAll(CAP)].map((match) => new Decimal(match[1] ?? '0'));
  const over = caps.find((cap) => cap.greaterThan(maxPoints));
  if (over !== undefined) {
    const message = `“${item.title}”满分 ${maxPoints} 分，文字却写最高 ${over.toFixed()} 分，请改成一致`;
    return [{ severity: 'error', message, item }];
  }
  const isSettled = caps.length === 0 || caps.some((cap) => cap.equals(maxPoints)) || sum(caps).equals(maxPoints);
  if (isSettled || caps.length > 1 || item.kind === 'flaws' || item.kind === 'discretion') return [];
  const message = `“${item.title}”满分 ${maxPoints} 分，文字写最高 ${caps[0]?.toFixed()} 分，请核对是否缺了另一部分的分值`;
  return [{ severity: 'warning', message, item }];
}
