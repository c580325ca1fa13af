import { z } from 'zod';
import { Decimal } from './decimal.ts';
import { count } from './scalars.ts';

/** How a value is rounded: digits after the point and what happens in the middle. Declared by the scheme, never implied. */
export const roundingSchema = z.strictObject({
  scale: count,
  mode: z.enum(['half-up', 'half-even', 'down', 'up']),
});
export type Rounding = z.output<typeof roundingSchema>;

const MODES = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
} as const;

const MODE_NAMES = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '舍去尾数', up: '进位' } as const;

export function round(value: Decimal, rounding: Rounding): Decimal {
  if (value.decimalPlaces() <= rounding.scale) return value;
  return value.toDecimalPlaces(rounding.scale, MODES[rounding.mode]);
}

/** “四舍五入，保留 2 位小数” */
export function describeRounding(rounding: Rounding): string {
  return `${MODE_NAMES[rounding.mode]}，保留 ${rounding.scale} 位小数`;
}
