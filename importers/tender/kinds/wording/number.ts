import { Decimal } from '../../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../../src/domain/scalars.ts';
import { parseChineseInteger } from '../../../language/chinese-number.ts';

/** Pattern source for a number in digits or in Chinese: 2, 0.5, 二, 十五. */
export const NUMBER = '(?:\\d{1,9}(?:\\.\\d{1,6})?|[一二两三四五六七八九十百]{1,4})';
export const DIGITS = '\\d{1,9}(?:\\.\\d{1,6})?';

/** The number in plain digits without superfluous zeros: `2.0` → `2`, `十五` → `15`; null where it is none. */
export function readNumber(text: string): DecimalText | null {
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return new Decimal(text.replace(/^\+/, '')).toFixed();
  return parseChineseInteger(text)?.toFixed() ?? null;
}

/** A small count as a number: `4`, `四`; null where it is none. */
export function readCount(text: string): number | null {
  const value = readNumber(text);
  return value !== null && /^\d{1,4}$/.test(value) ? Number.parseInt(value, 10) : null;
}

export function isSame(one: DecimalText | null, other: DecimalText | null): boolean {
  return one !== null && other !== null && new Decimal(one).equals(other);
}

export function isMore(one: DecimalText, other: DecimalText): boolean {
  return new Decimal(one).greaterThan(other);
}

/** Whether points only fall or only rise from step to step; where they turn, two lists stand in one rule. */
export function isOneWay(points: readonly DecimalText[]): boolean {
  const turns = points.slice(1).map((point, index) => new Decimal(point).comparedTo(points[index] ?? point));
  return turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0);
}
