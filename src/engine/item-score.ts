import { type Decimal, showDecimal } from '../domain/decimal.ts';
import type { ItemResult } from '../domain/evaluation.ts';
import type { Explanation } from '../domain/explanation.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Location } from '../domain/location.ts';
import { describeRounding, type Rounding, round } from '../domain/rounding.ts';
import { isObjective, type ScoringItem } from '../domain/scoring-item.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import type { CriterionContext, NoPoints, Points } from './criteria/criterion.ts';
import { criterionOf } from './criteria/index.ts';
import { type BidPrice, calculatePricePoints, describePriceScore, type PriceBasis } from './criteria/price.ts';
import { type MarkSheet, type MemberPoints, type OutcomeCache, readMarks, type UnusableMark } from './member-marks.ts';

/** One item of one tenderer, scored: the result, its explanation, and the exact points before rounding. */
export interface ScoredItem {
  item: ScoringItem;
  result: ItemResult;
  exact: Decimal | null;
  rounded: Decimal | null;
  explanation: Explanation;
  findings: Finding[];
  /** What each member gave. */
  given: readonly MemberPoints[];
}

/** An item as all tenderers share it: worked out once, used for each of them. */
export interface PreparedItem {
  item: ScoringItem;
  objective: boolean;
  rule: string;
  rounding: Rounding;
  roundingText: string;
  legalBasis: string[];
  locations: Location[];
  priceBasis: PriceBasis | null;
  outcomes: OutcomeCache;
}

export function prepareItem(
  item: ScoringItem,
  rounding: Rounding,
  legalBasis: string[],
  priceBasis: PriceBasis | null,
): PreparedItem {
  return {
    item,
    objective: isObjective(item),
    rule: describeRule(item, priceBasis),
    rounding,
    roundingText: describeRounding(rounding),
    legalBasis,
    locations: item.location === null ? [] : [item.location],
    priceBasis,
    outcomes: new Map(),
  };
}

function describeRule(item: ScoringItem, priceBasis: PriceBasis | null): string {
  if (item.kind === 'price') return priceBasis === null ? '' : describePriceScore(priceBasis);
  return criterionOf(item.kind).describe(item as never);
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

export interface ItemMaterial {
  tenderer: Tenderer;
  /** Prefix of explanation ids. */
  id: string;
  price: BidPrice | null;
  /** The members' sheets for this tenderer, in the order of the members. */
  sheets: readonly MarkSheet[];
  /** Members who have to mark subjective items. */
  members: readonly string[];
  context: CriterionContext;
  bases: RecheckBases;
}

/** Scores one item: from confirmed facts where it is objective, else the mean of the members' marks. */
export function scoreItem(prepared: PreparedItem, material: ItemMaterial): ScoredItem {
  const { item, objective } = prepared;
  const { given, unusable } = readMarks(item, material.sheets, prepared.outcomes);
  const findings = unusable.map((mark) => describeUnusable(mark, prepared, material));
  const computed = computeFromFacts(prepared, material);
  if (computed !== null) {
    findings.push(...describeComputed(prepared, material, computed, given));
    if (computed.points !== null)
      return finish(prepared, material, { ...computed, exact: computed.points }, given, findings);
  }
  const missing = computed === null ? findMissing(item.id, material) : [];
  if (computed === null) {
    findings.push(...describeMissing(prepared, material, missing, given.length + unusable.length));
    if (objective) findings.push(...describeDifference(prepared, material, given));
  }
  const inputs = given.map(({ input }) => input);
  const mean = unusable.length === 0 && missing.length === 0 && isFilled(given) ? calculateMean(given) : NOT_COMPUTED;
  return finish(prepared, material, { ...mean, inputs }, given, findings);
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

const NOT_COMPUTED = { exact: null, arithmetic: null };

function calculateMean(given: readonly [MemberPoints, ...MemberPoints[]]): { exact: Decimal; arithmetic: string } {
  let total = given[0].outcome.points;
  let listed = given[0].outcome.text;
  for (let at = 1; at < given.length; at += 1) {
    const { points, text } = (given[at] as MemberPoints).outcome;
    total = total.plus(points);
    listed += ` + ${text}`;
  }
  if (given.length === 1) return { exact: total, arithmetic: listed };
  const mean = total.dividedBy(given.length);
  return { exact: mean, arithmetic: `(${listed}) ÷ ${given.length} = ${showDecimal(mean, 4)}` };
}

/** Members without a mark for the item. */
function findMissing(item: string, { members, sheets }: ItemMaterial): string[] {
  if (
    sheets.length === members.length &&
    sheets.every(({ member, items }, at) => members[at] === member && Object.hasOwn(items, item))
  )
    return NOBODY;
  return members.filter(
    (member) => !sheets.some((sheet) => sheet.member === member && Object.hasOwn(sheet.items, item)),
  );
}

const NOBODY: string[] = [];

function isFilled(given: readonly MemberPoints[]): given is readonly [MemberPoints, ...MemberPoints[]] {
  return given.length > 0;
}

interface Outcome {
  exact: Decimal | null;
  arithmetic: string | null;
  inputs: Explanation['inputs'];
}

function finish(
  prepared: PreparedItem,
  { id }: ItemMaterial,
  outcome: Outcome,
  given: readonly MemberPoints[],
  findings: Finding[],
): ScoredItem {
  const { item, rounding } = prepared;
  const { exact, arithmetic } = outcome;
  const before = exact === null ? null : exact.toFixed();
  const rounded = exact === null ? null : round(exact, rounding);
  const score = rounded === null ? null : rounded === exact ? before : rounded.toFixed();
  const byMember: Record<string, string> = {};
  for (const { member, outcome: marked } of given) byMember[member] = marked.text;
  return {
    item,
    result: { score, byMember },
    exact,
    rounded,
    findings,
    given,
    explanation: {
      id: `${id}.${item.id}`,
      title: item.title,
      value: score,
      unit: '分',
      rule: prepared.rule,
      arithmetic:
        before === score || arithmetic === null ? arithmetic : `${arithmetic} → ${score}（${prepared.roundingText}）`,
      inputs: outcome.inputs,
      rounding: before === null || score === null || before === score ? null : { ...rounding, before, after: score },
      legalBasis: prepared.legalBasis,
      locations: prepared.locations,
      children: [],
    },
  };
}

function describeUnusable({ member, problem }: UnusableMark, prepared: PreparedItem, material: ItemMaterial): Finding {
  return about(prepared, material, problem.code, `${member}：${problem.message}`, material.bases.correctable);
}

function describeMissing(
  prepared: PreparedItem,
  material: ItemMaterial,
  missing: readonly string[],
  marks: number,
): Finding[] {
  const { title } = prepared.item;
  const basis = material.bases.memberMarks;
  if (missing.length > 0)
    return [about(prepared, material, 'mark-missing', `“${title}”缺少 ${missing.join('、')} 的评分`, basis)];
  if (marks === 0) return [about(prepared, material, 'mark-missing', `“${title}”还没有成员评分`, basis)];
  return [];
}

/** Objective marks must agree with each other and with the evidence: marks that are all equally wrong are found too. */
function describeComputed(
  prepared: PreparedItem,
  material: ItemMaterial,
  computed: Points | NoPoints,
  given: readonly MemberPoints[],
): Finding[] {
  const { item } = prepared;
  const first = given[0];
  if (first === undefined) {
    return computed.points === null
      ? [about(prepared, material, computed.code, computed.message, null)]
      : ownFindings(computed, prepared, material);
  }
  const own = computed.points === null ? [] : ownFindings(computed, prepared, material);
  const difference = describeDifference(prepared, material, given);
  if (difference.length > 0 || computed.points === null || computed.points.equals(first.outcome.points))
    return [...own, ...difference];
  const message = `客观分“${item.title}”成员均评 ${first.outcome.text} 分，按证据应为 ${computed.points.toFixed()} 分`;
  return [...own, about(prepared, material, 'objective-mark-against-evidence', message, material.bases.objectiveAgree)];
}

function ownFindings(computed: Points, prepared: PreparedItem, material: ItemMaterial): Finding[] {
  return (computed.findings ?? []).map((found) => ({
    ...found,
    tenderer: material.tenderer.name,
    item: prepared.item.id,
  }));
}

function describeDifference(prepared: PreparedItem, material: ItemMaterial, given: readonly MemberPoints[]): Finding[] {
  const first = given[0];
  if (first === undefined || given.every(({ outcome }) => outcome.points.equals(first.outcome.points))) return [];
  const shown = given.map(({ member, outcome }) => `${member} ${outcome.text}`).join('，');
  const message = `客观分“${prepared.item.title}”成员评分不一致：${shown}`;
  return [about(prepared, material, 'objective-marks-differ', message, material.bases.objectiveAgree)];
}

function about(
  prepared: PreparedItem,
  material: ItemMaterial,
  code: string,
  message: string,
  legalBasis: string | null,
): Finding {
  return finding('error', code, message, { item: prepared.item.id, tenderer: material.tenderer.name, legalBasis });
}
