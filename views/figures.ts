import { Decimal, showAmount } from '../src/domain/decimal.ts';
import type { Explanation } from '../src/domain/explanation.ts';
import type { DecimalText } from '../src/domain/scalars.ts';
import type { EvaluationView } from './evaluation-view.ts';

/** How many decimals the figures of one evaluation are shown with, so that columns line up. */
export interface PointScales {
  item: number;
  total: number;
  /** Members' own marks, which are not rounded. */
  mark: number;
}

/** Declared by the scheme; else as the engine rounded; else as many as the figures have. */
export function findPointScales({ scheme, evaluation }: EvaluationView): PointScales {
  const declared = scheme.procurement.rules.rounding;
  const results = evaluation.tenderers.flatMap(({ items }) => Object.values(items));
  const item =
    declared.item?.scale ??
    findRoundedScale(evaluation.explanation) ??
    widest(results.flatMap(({ score }) => score ?? []));
  return {
    item,
    total: declared.total?.scale ?? Math.max(item, widest(evaluation.tenderers.flatMap(({ total }) => total ?? []))),
    mark: widest(results.flatMap(({ byMember }) => Object.values(byMember))),
  };
}

function findRoundedScale({ unit, rounding, children }: Explanation): number | null {
  if (unit === '分' && rounding !== null) return rounding.scale;
  for (const child of children) {
    const scale = findRoundedScale(child);
    if (scale !== null) return scale;
  }
  return null;
}

function widest(values: readonly DecimalText[]): number {
  return values.reduce((scale, value) => Math.max(scale, new Decimal(value).decimalPlaces()), 0);
}

/** 24 → 24.00. A value with more decimals than declared is shown whole rather than cut. */
export function showPoints(value: DecimalText | Decimal, scale: number): string {
  const points = new Decimal(value);
  return points.toFixed(Math.max(scale, points.decimalPlaces()));
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
