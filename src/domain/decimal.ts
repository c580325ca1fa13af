import { Decimal as BaseDecimal } from 'decimal.js';

const DIGITS = 40;
const MANNERS = { rounding: BaseDecimal.ROUND_HALF_UP, toExpNeg: -100, toExpPos: 100 } as const;

/**
 * The one number type for amounts, points and rates. Forty significant digits, so that a ratio of two
 * prices keeps far more than the cents any scheme rounds to; never exponent notation.
 */
export const Decimal = BaseDecimal.clone({ ...MANNERS, precision: DIGITS });
export type Decimal = BaseDecimal;

/**
 * Twice the digits, for what is divided before it is multiplied or compared. Brought back by `settle`, 833500 ÷ 3000000 × 30 is 8.335,
 * which rounds up, and not 8.33499…, which would not.
 */
export const Guarded = BaseDecimal.clone({ ...MANNERS, precision: 2 * DIGITS });

/** A value computed with twice the digits, half-up to forty. */
export function settle(value: Decimal): Decimal {
  return new Decimal(value.toSignificantDigits(DIGITS));
}

export const ZERO: Decimal = new Decimal('0');
export const ONE: Decimal = new Decimal('1');

/** Sum of any number of values; the sum of none is 0. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/**
 * Writes a number as people read it in an explanation: up to `places` decimals, cut (not rounded) with an
 * ellipsis when more follow, so that what is shown never claims a precision that the value does not have.
 */
export function showDecimal(value: Decimal, places = 6): string {
  const exact = value.toFixed();
  const point = exact.indexOf('.');
  if (point < 0 || exact.length - point - 1 <= places) return exact;
  return `${exact.slice(0, point + 1 + places)}…`;
}

/** Writes an amount in yuan with thousands separators and at least two decimals: 318,000.00. */
export function showAmount(value: Decimal): string {
  const fixed = value.decimalPlaces() <= 2 ? value.toFixed(2) : showDecimal(value);
  const [whole = '', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Writes a rate as a percentage: 0.2 → 20%. */
export function showRate(value: Decimal): string {
  return `${value.times('100').toFixed()}%`;
}
