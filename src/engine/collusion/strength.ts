import { Decimal } from '../../domain/decimal.ts';
import type { DecimalText } from '../../domain/scalars.ts';

const PLACES = 2;

/** Several signs of one kind: each one more halves what speaks for chance. @param single strength of one sign, as a fraction */
export function strengthOf(single: DecimalText, signs: number): DecimalText {
  const chance = new Decimal('1').minus(single);
  return cut(new Decimal('1').minus(chance.times(new Decimal('0.5').pow(Math.max(0, signs - 1)))));
}

/** A share of two counts. */
export function shareStrength(part: number, whole: number): Decimal {
  return whole === 0 ? new Decimal('0') : new Decimal(String(part)).div(String(whole));
}

/** Two decimals, never above 0.99: nothing here is certain. */
export function cut(value: Decimal): DecimalText {
  return Decimal.min(value, '0.99').toDecimalPlaces(PLACES, Decimal.ROUND_HALF_UP).toFixed(PLACES);
}
