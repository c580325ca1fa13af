import { Decimal } from '../../domain/decimal.ts';
import { type Measure, measureDays } from '../../domain/units.ts';

/** Months and years differ by some days, so periods in different units within this share are the same. */
const SAME_PERIOD = new Decimal('0.05');
/** 次 and 次/年 measure the same where a contract runs for a year. */
const OFTEN: ReadonlySet<string> = new Set(['times', 'rate']);

export function isComparable(one: Measure, other: Measure): boolean {
  if (one.dimension === other.dimension) return true;
  if (OFTEN.has(one.dimension) && OFTEN.has(other.dimension)) return true;
  return measureDays(one) !== null && measureDays(other) !== null;
}

/** -1, 0 or 1 as `one` is smaller than, as large as or larger than `other`; null where they measure different things. */
export function compareMeasures(one: Measure, other: Measure): number | null {
  if (one.dimension === other.dimension || (OFTEN.has(one.dimension) && OFTEN.has(other.dimension)))
    return one.base.comparedTo(other.base);
  const [days, otherDays] = [measureDays(one), measureDays(other)];
  if (days === null || otherDays === null) return null;
  const difference = days.minus(otherDays);
  return difference.abs().lessThanOrEqualTo(otherDays.times(SAME_PERIOD)) ? 0 : difference.isNegative() ? -1 : 1;
}
