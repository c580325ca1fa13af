import { Decimal } from '../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';

const FEWEST_DECIMALS = 2;

/**
 * A percentage as a fraction, written with two decimals at least: 20 → 0.20, 4.5 → 0.045.
 * @param percent figures without the sign
 */
export function readRate(percent: string): DecimalText {
  const rate = new Decimal(percent).div('100');
  return rate.toFixed(Math.max(FEWEST_DECIMALS, rate.decimalPlaces()));
}
