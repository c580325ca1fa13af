import { Decimal, sum } from '../domain/decimal.ts';
import type { ItemResult } from '../domain/evaluation.ts';
import type { Explanation, ExplanationInput } from '../domain/explanation.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Mark } from '../domain/review.ts';
import { describeRounding, type Rounding, round } from '../domain/rounding.ts';
import { isObjective, type ScoringItem } from '../domain/scoring-item.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import type { CriterionContext, NoPoints, Points } from './criteria/criterion.ts';
import { criterionOf } from './criteria/index.ts';
import { type BidPrice, calculatePricePoints, describePriceScore, type PriceBasis } from './criteria/price.ts';

/** One item of one tenderer, scored: the result, its explanation, and the exact points before rounding. */
export interface ScoredItem {
  item: ScoringItem;
  result: ItemResult;
  exact: Decimal | null;
  rounded: Decimal | null;
  explanation: Explanation;
  findings: Finding[];
  /** What each member gave, for the recheck. */
  memberPoints: ReadonlyMap<string, Decimal>;
}

/** An item as all tenderers share it: worked out once, used for each of them. */
export interface PreparedItem {
  item: ScoringItem;
  objective: boolean;
  rule: string;
  rounding: Rounding;
  roundingText: string;
  legalBasis: string[];
  priceBasis: PriceBasis | null;
}

export function prepareItem(
  item: ScoringItem,
  rounding: Rounding,
  legalBasis: string[],
  priceBasis: PriceBasis | null,
): PreparedItem {
  const rule =
    item.kind === 'price'
      ? priceBasis === null
        ? ''
        : describePriceScore(priceBasis)
      : criterionOf(item.kind).describe(item as never);
  return {
    item,
    objective: isObjective(item),
    rule,
    rounding,
    roundingText: describeRounding(rounding),
    legalBasis,
    priceBasis,
  };
}

export interface MemberMark {
  member: string;
  mark: Mark;
}

export interface ItemMaterial {
  tenderer: Tenderer;
  /** Prefix of explanation ids. */
  id: string;
  price: BidPrice | null;
  /** Marks given for this item, in the order of the members. */
  marks: readonly MemberMark[];
  /** Members who have to mark subjective items. */
  members: readonly string[];
  context: CriterionContext;
  bases: RecheckBases;
}

/** What the law says about marks, as citations in force on the day. */
export interface RecheckBases {
  /** Marks may still be changed for these reasons. */
  correctable: string | null;
  /** Objective marks must agree. */
  objectiveAgree: string | null;
  /** Every member marks alone; the mean counts. */
  memberMarks: string | null;
}

/** Scores one item: from confirmed facts where it is objective, else the mean of the members' marks. */
export function scoreItem(prepared: PreparedItem, material: ItemMaterial): ScoredItem {
  const { item } = prepared;
  const byMember = item.kind === 'price' ? [] : readMarks(prepared, material);
  const bad = byMember.flatMap(({ member, outcome }) => (outcome.points === null ? [{ member, outcome }] : []));
  const findings = bad.map(({ member, outcome }) =>
    itemFinding('error', outcome.code, `${member}：${outcome.message}`, prepared, material, material.bases.correctable),
  );
  const good = byMember.flatMap(({ member, outcome }) => (outcome.points === null ? [] : [{ member, outcome }]));
  const memberPoints = new Map(good.map(({ member, outcome }) => [member, outcome.points]));
  const computed = computeFromFacts(prepared, material);
  if (computed !== null) {
    if (computed.points === null && good.length === 0) {
      findings.push(itemFinding('error', computed.code, computed.message, prepared, material, null));
    }
    findings.push(
      ...(computed.points === null ? [] : (computed.findings ?? [])).map((found) => ({
        ...found,
        tenderer: material.tenderer.name,
        item: item.id,
      })),
    );
    findings.push(...recheckObjective(prepared, material, computed, memberPoints));
    if (computed.points !== null)
      return finish(prepared, material, computed.points, computed, memberPoints, findings, computed.arithmetic);
  }
  return finishMean(prepared, material, good, bad.length > 0, memberPoints, findings);
}

function readMarks(prepared: PreparedItem, { marks }: ItemMaterial): { member: string; outcome: Points | NoPoints }[] {
  const { item } = prepared;
  if (item.kind === 'price') return [];
  const { fromMark } = criterionOf(item.kind);
  return marks.map(({ member, mark }) => ({
    member,
    outcome: fromMark === undefined ? writtenPoints(item, mark) : fromMark(item as never, mark),
  }));
}

/** Kinds computed from facts still take a member's points, so that the two can be compared. */
function writtenPoints(item: ScoringItem, mark: Mark): Points | NoPoints {
  return (
    criterionOf('unknown').fromMark?.(item as never, mark) ?? {
      points: null,
      code: 'mark-not-allowed',
      message: '不能评分',
    }
  );
}

function computeFromFacts(prepared: PreparedItem, material: ItemMaterial): Points | NoPoints | null {
  const { item, priceBasis } = prepared;
  if (item.kind === 'price') {
    if (priceBasis === null || material.price === null)
      return { points: null, code: 'fact-missing', message: '没有可用的报价' };
    return calculatePricePoints(priceBasis, material.price);
  }
  if (!prepared.objective) return null;
  return criterionOf(item.kind).fromFacts?.(item as never, material.tenderer.facts, material.context) ?? null;
}

function recheckObjective(
  prepared: PreparedItem,
  material: ItemMaterial,
  computed: Points | NoPoints,
  memberPoints: ReadonlyMap<string, Decimal>,
): Finding[] {
  const given = [...memberPoints.entries()];
  const first = given[0];
  if (first === undefined) return [];
  const shown = given.map(([member, points]) => `${member} ${points.toFixed()}`).join('，');
  if (given.some(([, points]) => !points.equals(first[1]))) {
    return [
      itemFinding(
        'error',
        'objective-marks-differ',
        `客观分“${prepared.item.title}”成员评分不一致：${shown}`,
        prepared,
        material,
        material.bases.objectiveAgree,
      ),
    ];
  }
  if (computed.points === null || computed.points.equals(first[1])) return [];
  return [
    itemFinding(
      'error',
      'objective-mark-against-evidence',
      `客观分“${prepared.item.title}”成员均评 ${first[1].toFixed()} 分，按证据应为 ${computed.points.toFixed()} 分`,
      prepared,
      material,
      material.bases.objectiveAgree,
    ),
  ];
}

function finishMean(
  prepared: PreparedItem,
  material: ItemMaterial,
  good: readonly { member: string; outcome: Points }[],
  hasBadMarks: boolean,
  memberPoints: ReadonlyMap<string, Decimal>,
  findings: Finding[],
): ScoredItem {
  const missing = material.members.filter((member) => !material.marks.some((given) => given.member === member));
  const incomplete = hasBadMarks || good.length === 0 || (missing.length > 0 && !prepared.objective);
  if (!prepared.objective && missing.length > 0) {
    findings.push(
      itemFinding(
        'error',
        'mark-missing',
        `“${prepared.item.title}”缺少 ${missing.join('、')} 的评分`,
        prepared,
        material,
        material.bases.memberMarks,
      ),
    );
  } else if (!prepared.objective && good.length === 0 && !hasBadMarks) {
    findings.push(
      itemFinding(
        'error',
        'mark-missing',
        `“${prepared.item.title}”还没有成员评分`,
        prepared,
        material,
        material.bases.memberMarks,
      ),
    );
  }
  const inputs = good.map(({ member, outcome }): ExplanationInput => ({ name: member, value: outcome.arithmetic }));
  if (incomplete) return finish(prepared, material, null, { inputs }, memberPoints, findings, null);
  const total = sum(memberPoints.values());
  const number = memberPoints.size.toString();
  const mean = memberPoints.size === 1 ? total : total.dividedBy(number);
  const listed = good.map(({ outcome }) => outcome.points.toFixed()).join(' + ');
  const arithmetic = memberPoints.size === 1 ? listed : `(${listed}) ÷ ${number} = ${showShort(mean)}`;
  return finish(prepared, material, mean, { inputs }, memberPoints, findings, arithmetic);
}

function finish(
  prepared: PreparedItem,
  { id }: ItemMaterial,
  exact: Decimal | null,
  shown: Pick<Points, 'inputs' | 'locations'>,
  memberPoints: ReadonlyMap<string, Decimal>,
  findings: Finding[],
  arithmetic: string | null,
): ScoredItem {
  const { item, rounding } = prepared;
  const rounded = exact === null ? null : round(exact, rounding);
  const score = rounded === null ? null : rounded.toFixed();
  const changed = rounded !== null && exact !== null && !rounded.equals(exact);
  const byMember: Record<string, string> = {};
  for (const [member, points] of memberPoints) byMember[member] = points.toFixed();
  return {
    item,
    result: { score, byMember },
    exact,
    rounded,
    findings,
    memberPoints,
    explanation: {
      id: `${id}.${item.id}`,
      title: item.title,
      value: score,
      unit: '分',
      rule: prepared.rule,
      arithmetic: changed && arithmetic !== null ? `${arithmetic} → ${score}（${prepared.roundingText}）` : arithmetic,
      inputs: shown.inputs,
      rounding: changed ? { ...rounding, before: exact.toFixed(), after: score ?? '' } : null,
      legalBasis: prepared.legalBasis,
      locations: item.location === null ? [] : [item.location],
      children: [],
    },
  };
}

function itemFinding(
  severity: 'error' | 'warning',
  code: string,
  message: string,
  prepared: PreparedItem,
  material: ItemMaterial,
  legalBasis: string | null,
): Finding {
  return finding(severity, code, message, { item: prepared.item.id, tenderer: material.tenderer.name, legalBasis });
}

function showShort(value: Decimal): string {
  return value.decimalPlaces() > 4 ? `${value.toDecimalPlaces(4, Decimal.ROUND_DOWN).toFixed(4)}…` : value.toFixed();
}
