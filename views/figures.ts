import { Decimal, showAmount } from '../src/domain/decimal.ts';
import type { Explanation } from '../src/domain/explanation.ts';
import type { Rounding } from '../src/domain/rounding.ts';
import type { DecimalText } from '../src/domain/scalars.ts';
import type { EvaluationView } from './evaluation-view.ts';

/** How many decimals the figures of one evaluation are shown with, so that columns line up. */
export interface PointScales {
  item: number;
  total: number;
  /** Members' own marks, which are not rounded. */
  mark: number;
}

/** How scores and totals were rounded; null where nothing says so. */
export interface KnownRoundings {
  item: Rounding | null;
  total: Rounding | null;
}

/** As the scheme declares, as the evaluation was told, else as an explanation shows. */
export function findRoundings({ scheme, roundings, evaluation }: EvaluationView): KnownRoundings {
  const declared = scheme.procurement.rules.rounding;
  return {
    item: declared.item ?? roundings?.item ?? findRounding(evaluation.explanation),
    total: declared.total ?? roundings?.total ?? null,
  };
}

/** As many decimals as the rounding keeps, or as the figures have where it is not known. */
export function findPointScales(view: EvaluationView): PointScales {
  const { tenderers } = view.evaluation;
  const results = tenderers.flatMap(({ items }) => Object.values(items));
  const roundings = findRoundings(view);
  const item = roundings.item?.scale ?? widest(results.flatMap(({ score }) => score ?? []));
  return {
    item,
    total: roundings.total?.scale ?? Math.max(item, widest(tenderers.flatMap(({ total }) => total ?? []))),
    mark: widest(results.flatMap(({ byMember }) => Object.values(byMember))),
  };
}

function findRounding({ unit, rounding, children }: Explanation): Rounding | null {
  if (unit === '分' && rounding !== null) return { scale: rounding.scale, mode: rounding.mode };
  for (const child of children) {
    const found = findRounding(child);
    if (found !== null) return found;
  }
  return null;
}

/** The most decimals that any of some figures has: what lines up a row of them. */
export function widest(values: readonly DecimalText[]): number {
  return values.reduce((scale, value) => Math.max(scale, new Decimal(value).decimalPlaces()), 0);
}

/** 24 → 24.00, -2 → −2.00. A value with more decimals than declared is shown whole rather than cut. */
export function showPoints(value: DecimalText | Decimal, scale: number): string {
  const points = new Decimal(value);
  return points.toFixed(Math.max(scale, points.decimalPlaces())).replace('-', '−');
}

/** 318000 → 318,000.00 */
export function showPrice(value: DecimalText): string {
  return showAmount(new Decimal(value));
}

/** The value of a node with its unit. */
export function showValue({ value, unit }: Pick<Explanation, 'value' | 'unit'>, scale: number): string {
  if (value === null) return '尚不能计算';
  if (unit === '元') return `${showPrice(value)} 元`;
  if (unit === '分') return `${showPoints(value, scale)} 分`;
  return unit === '' ? value : `${value} ${unit}`;
}
