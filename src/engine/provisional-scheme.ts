import type { DraftItem, DraftScheme } from '../domain/draft.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { describeGap, isFinished } from '../domain/finish-draft.ts';
import { itemBase } from '../domain/items/item-base.ts';
import type { UnknownItem } from '../domain/items/unknown.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { ScoringItem } from '../domain/scoring-item.ts';
import { checkSchemeConsistency } from './checks/scheme-consistency.ts';

/** Contradictions between items, not in one of them: they do not keep it from being judged. */
const BETWEEN_ITEMS = ['duplicate-item', 'unknown-section', 'source-missing'];

export interface ProvisionalScheme {
  scheme: Scheme;
  /** What is judged by people because the draft leaves it open. */
  findings: Finding[];
}

/**
 * A draft as far as a bid can be held against it before anybody has finished it. An item that was not read in full, or
 * that contradicts itself, keeps its title, points and place and is left to people; one without points is left out.
 * Nobody may be scored with it.
 */
export function buildProvisionalScheme(
  { procurement, lot }: DraftScheme,
  known: Pick<Procurement, 'title' | 'category'>,
): ProvisionalScheme {
  const findings: Finding[] = [];
  const leave = (item: DraftItem, why: string): ScoringItem[] => {
    const { maxPoints, location } = item;
    const outcome = maxPoints === null ? '不列入检查' : '不提示得分';
    const message = `“${item.title}”${why}，${outcome}，请对照采购文件自行核对`;
    findings.push(finding('warning', 'draft-item-open', message, { locations: location === null ? [] : [location] }));
    return maxPoints === null ? [] : [leaveToPeople(item, maxPoints)];
  };
  const items = lot.items.flatMap((item) => (isFinished(item) ? [item] : leave(item, describeGap(item) ?? '没有分值')));
  const whole = { ...lot, items };
  const problems = checkSchemeConsistency(whole);
  const judged = items.flatMap((item, index) => {
    const own = problems.filter(({ code, place }) => isOf(place, index) && !BETWEEN_ITEMS.includes(code));
    return own.length === 0 ? [item] : leave(item, `的评分规则没有读准（${own[0]?.message}）`);
  });
  for (const { code, place, message } of problems)
    if (place[0] !== 'items') findings.push(finding('warning', `draft-${code}`, `${message}，请核对采购文件`));
  return { scheme: { procurement: { ...procurement, ...known }, lot: { ...whole, items: judged } }, findings };
}

function isOf([list, position]: readonly (string | number)[], index: number): boolean {
  return list === 'items' && position === index;
}

function leaveToPeople(item: DraftItem, maxPoints: string): UnknownItem {
  const kept = Object.fromEntries(Object.entries(item).filter(([key]) => key in itemBase)) as Omit<UnknownItem, 'kind'>;
  return { ...kept, maxPoints, kind: 'unknown' };
}
