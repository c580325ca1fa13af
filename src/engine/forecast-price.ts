import type { BidCheck } from '../domain/bid.ts';
import { Decimal, sum } from '../domain/decimal.ts';
import type { Explanation } from '../domain/explanation.ts';
import { NO_FACTS, type PolicyFact } from '../domain/facts.ts';
import type { LevelOrders } from '../domain/level-order.ts';
import type { Scheme } from '../domain/lot.ts';
import type { PriceOutlook, PriceOutlookRow } from '../domain/price-outlook.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import { isObjective } from '../domain/scoring-item.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import { evaluate } from './evaluate.ts';

export interface ForecastInput {
  check: BidCheck;
  scheme: Scheme;
  regulations: Regulations;
  levelOrders: LevelOrders;
  date: IsoDate;
  /** Own prices to compare, as quoted, in yuan. */
  prices: readonly DecimalText[];
  /** The others' prices after deduction, in yuan. */
  others: readonly DecimalText[];
}

const OWN = '本供应商';

/**
 * Price scores at given prices, computed as the evaluation would compute them. The others' prices count as evaluated.
 * @returns null where the scheme has no price item
 */
export function forecastPrice(input: ForecastInput): PriceOutlook | null {
  const { check, scheme, others } = input;
  const item = scheme.lot.items.find(({ kind }) => kind === 'price');
  if (item === undefined) return null;
  const points = new Map(check.items.map(({ id, proposedPoints }) => [id, proposedPoints]));
  const objective = scheme.lot.items.filter((entry) => entry.kind !== 'price' && isObjective(entry));
  const known = sum(objective.map(({ id }) => new Decimal(points.get(id) ?? '0')));
  const canAdd = scheme.lot.scales.length === 0;
  const { eligible } = check.sme;
  const variants = eligible === null ? [false, true] : [eligible];
  const rows = input.prices.flatMap((price) =>
    variants.map((isDeducted) => forecast(price, isDeducted, item.id, input)),
  );
  return {
    others: [...others],
    priceRule: rows[0]?.rule ?? '',
    pricePoints: item.maxPoints,
    objective: known.toFixed(),
    objectivePoints: sum(objective.map(({ maxPoints }) => new Decimal(maxPoints))).toFixed(),
    rows: rows.map(({ rule: _, ...row }) => ({
      ...row,
      sum: canAdd && row.priceScore !== null ? known.plus(row.priceScore).toFixed() : null,
    })),
    notes: listNotes(
      input,
      objective.filter(({ id }) => (points.get(id) ?? null) === null).map(({ title }) => title),
    ),
  };
}

function forecast(
  price: DecimalText,
  isDeducted: boolean,
  itemId: string,
  { check, scheme, regulations, levelOrders, date, others }: ForecastInput,
): Omit<PriceOutlookRow, 'sum'> & { rule: string } {
  const tenderers = [
    tenderer(OWN, price, isDeducted ? policyOf(check) : null),
    ...others.map((other, index) => tenderer(`其他供应商 ${index + 1}`, other, null)),
  ];
  const evaluation = evaluate({ scheme, regulations, levelOrders, date, tenderers, reviews: [] });
  const own = evaluation.tenderers[0];
  const isValid = own?.status === 'ranked';
  const node = find(evaluation.explanation, `t1.${itemId}`);
  const evaluated = find(evaluation.explanation, 't1.evaluatedPrice');
  return {
    quoted: price,
    isDeducted,
    evaluated: own?.evaluatedPrice ?? null,
    evaluatedArithmetic: evaluated?.arithmetic ?? '',
    benchmark: evaluation.benchmarkPrice,
    priceScore: isValid ? (own?.items[itemId]?.score ?? null) : null,
    priceArithmetic: node?.arithmetic ?? '',
    reason: isValid ? null : (own?.reasons.map(({ message }) => message).join('；') ?? null),
    rule: node?.rule ?? '',
  };
}

function tenderer(name: string, quotedPrice: DecimalText, policy: PolicyFact | null): Tenderer {
  return { name, quotedPrice, priceLocation: null, facts: { ...NO_FACTS, policy }, confirmed: true, rejections: [] };
}

/** The deduction was found to apply: for the class, for a share, or as a unit that has no class of its own. */
function policyOf({ sme: { enterpriseClass, smallMicroShare } }: BidCheck): PolicyFact {
  const own = enterpriseClass === 'small' || enterpriseClass === 'micro' ? enterpriseClass : null;
  return {
    enterpriseClass: own,
    prisonEnterprise: false,
    disabledWelfareUnit: own === null && smallMicroShare === null,
    smallMicroShare,
    relatedMembers: false,
    domesticCostShare: null,
    competesWithForeign: false,
    location: null,
  };
}

function find(node: Explanation, id: string): Explanation | null {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = find(child, id);
    if (found !== null) return found;
  }
  return null;
}

function listNotes({ check, others }: ForecastInput, open: readonly string[]): string[] {
  const notes = ['其他供应商的价格按评审价（扣除后的价格）计，不再扣除。'];
  if (others.length === 0) notes.push('没有给出其他供应商的价格，按本供应商一家计算，价格分没有比较意义。');
  if (check.sme.eligible === null) notes.push('能否享受价格扣除尚待确认，按扣除和不扣除各算一次。');
  if (open.length > 0) notes.push(`尚不能提示得分的客观项按 0 分计：${open.join('、')}。`);
  return notes;
}
