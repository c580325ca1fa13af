import { Decimal } from '../domain/decimal.ts';
import type { DraftItem, DraftScheme } from '../domain/draft.ts';
import { draftItemSchema } from '../domain/draft.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { Requirement } from '../domain/requirement.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import { groupRequirements, type RequirementGroup } from './requirement-groups.ts';

export interface Skeleton {
  /** Empty where the method is priced only, or where the law gives no weight; `messages` say why. */
  items: DraftItem[];
  messages: Finding[];
}

/** Full marks of a scheme by common practice (百分制), where the lot declares none. */
const FULL_MARKS = '100';
const MOST_PARTS = 8;
/** Fewest points that can fall in three steps of whole points. */
const THREE_STEPS = '3';

/**
 * A lawful scheme to start from, for a purchaser who has requirements and no scoring yet. Every item is `proposed` and has no
 * place: nothing of it stands in the document.
 *
 * Price: the lowest weight that the law allows for method, category and day (information systems: the fixed one), by the legal
 * formula. The rest: whole points, the same for every requirement group; what does not divide goes, a point each, to the
 * groups with the most requirements, the earlier first. Technical groups are judged by flaws, commercial terms by a commitment.
 */
export function proposeSkeleton(facts: DraftScheme, regulations: Regulations, date: IsoDate): Skeleton {
  const { procurement, lot } = facts;
  const { method, category } = procurement;
  if (method === null) return refuse('skeleton-method-unknown', '采购方式未定，无法拟定评审因素，请先确定采购方式。');
  if (method === 'competitive-negotiation' || method === 'inquiry')
    return refuse('skeleton-price-only', '谈判、询价以最低报价成交，不设评审因素和分值。', 'info');
  if (method === 'single-source')
    return refuse('skeleton-price-only', '单一来源采购协商成交，不设评审因素和分值。', 'info');
  if (category === null)
    return refuse('skeleton-category-unknown', '采购类别未定，无法确定价格分比重，请先确定采购类别。');
  const weight = findWeight(facts, regulations, date);
  const formula = regulations.find(`price-formula/${method}`, date)?.value;
  if (weight === null || !isFormula(formula))
    return refuse('skeleton-weight-unknown', '没有适用于本项目的价格分比重规定，未拟定评审因素，请人工设置。');
  const total = new Decimal(lot.totalPoints ?? FULL_MARKS);
  const pricePoints = total.times(weight);
  const groups = [
    ...groupRequirements([...procurement.requirements, ...lot.requirements].filter(({ form }) => form === 'technical')),
    ...commercialGroup([...procurement.requirements, ...lot.requirements].filter(({ form }) => form === 'commercial')),
  ];
  if (groups.length === 0) return refuse('skeleton-without-requirements', '没有采购需求条款，无法拟定评审因素。');
  const points = sharePoints(total.minus(pricePoints), groups);
  const price = {
    id: 'price',
    title: '价格',
    kind: 'price',
    maxPoints: pricePoints.toFixed(),
    objective: 'true',
    proposed: 'true',
    text: '低价优先法：满足文件要求的最低评审价为基准价，得满分，其他按比例计算。',
    formula: { benchmark: formula.benchmark, score: formula.score.replace(/\bmaxPoints\b/g, pricePoints.toFixed()) },
  };
  const others = groups.map((group, index) => describeItem(group, points[index] ?? '0', index));
  const message = `文件没有评审因素，按采购需求拟定了 ${others.length + 1} 项（含价格），均为建议，请逐项确认后发布。`;
  return {
    items: [price, ...others].map((item) => draftItemSchema.parse(item)),
    messages: [finding('info', 'skeleton-proposed', message)],
  };
}

function refuse(code: string, message: string, severity: Finding['severity'] = 'warning'): Skeleton {
  return { items: [], messages: [finding(severity, code, message)] };
}

/** Information systems have a fixed weight; everything else the lowest that is allowed. */
function findWeight({ procurement }: DraftScheme, regulations: Regulations, date: IsoDate): DecimalText | null {
  const keys = procurement.isInformationSystem === true ? ['information-systems'] : [procurement.method ?? ''];
  for (const key of keys) {
    const value = regulations.find(`price-weight/${key}`, date)?.value;
    if (typeof value !== 'object' || Array.isArray(value)) continue;
    const range = value[procurement.category ?? ''];
    if (typeof range === 'object' && !Array.isArray(range) && typeof range['min'] === 'string') return range['min'];
  }
  return null;
}

function isFormula(value: unknown): value is { benchmark: string; score: string } {
  return typeof value === 'object' && value !== null && 'benchmark' in value && 'score' in value;
}

function commercialGroup(requirements: readonly Requirement[]): RequirementGroup[] {
  return requirements.length === 0
    ? []
    : [{ title: '商务条款承诺', isCommercial: true, requirements: [...requirements] }];
}

/** Whole points, the same for all; the remainder to those with the most requirements. Their sum is exactly the whole. */
export function sharePoints(whole: Decimal, groups: readonly RequirementGroup[]): DecimalText[] {
  const each = whole.div(groups.length).floor();
  const rest = whole.minus(each.times(groups.length));
  const order = groups
    .map(({ requirements }, index) => ({ index, count: requirements.length }))
    .toSorted((one, other) => other.count - one.count || one.index - other.index);
  const points = groups.map(() => each);
  let left = rest;
  for (const { index } of order) {
    const more = Decimal.min(left, '1');
    points[index] = each.plus(more);
    left = left.minus(more);
  }
  return points.map((value) => value.toFixed());
}

function describeItem(group: RequirementGroup, points: DecimalText, index: number): object {
  const parts = [...new Set(group.requirements.map(({ title, number }) => title ?? number))].slice(0, MOST_PARTS);
  const base = { title: group.title, maxPoints: points, proposed: 'true' };
  if (group.isCommercial)
    return {
      ...base,
      id: 'commercial',
      kind: 'commitment',
      objective: 'true',
      covers: parts,
      text: '书面承诺完全满足所列商务条款的得满分，否则不得分。',
    };
  return {
    ...base,
    id: `technical-${index + 1}`,
    title: `${group.title}的实施方案`,
    kind: 'flaws',
    objective: 'false',
    technical: 'true',
    parts,
    tiers: describeTiers(new Decimal(points)),
    text: '方案逐项响应所列需求，没有瑕疵的得满分，每有一处瑕疵降一档；瑕疵指缺少应有内容、与采购需求不符、前后矛盾或照本项目条件做不到。',
  };
}

/** Falls in three equal steps of whole points to nothing; few points fall at once. */
function describeTiers(points: Decimal): object[] {
  if (points.lt(THREE_STEPS))
    return [
      { flaws: '0', points: points.toFixed() },
      { flaws: '1', orMore: 'true', points: '0' },
    ];
  const step = points.div(THREE_STEPS).floor();
  return [
    { flaws: '0', points: points.toFixed() },
    { flaws: '1', points: points.minus(step).toFixed() },
    { flaws: '2', points: points.minus(step.times('2')).toFixed() },
    { flaws: '3', orMore: 'true', points: '0' },
  ];
}
