import { Decimal } from '../../src/domain/decimal.ts';
import { measure, UNITS } from '../../src/domain/units.ts';
import type { FoundQuantity } from './found-quantity.ts';

const UNIT = UNITS.filter((unit) => !unit.includes('/'))
  .map((unit) => (/[A-Za-z]$/.test(unit) ? `${unit}(?![A-Za-z])` : unit))
  .join('|');
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
/** 220V±10%, 50±1Hz, 160cm(±5cm). */
const AROUND = new RegExp(
  `(?<![\\d.])(?<![ABD-Zabd-z]|(?<![ADad])[Cc])(?<middle>${FIGURE})\\s?(?<unit>${UNIT})?\\s?\\(?\\s?(?:±|\\+/-)\\s?(?<part>${FIGURE})\\s?(?<other>${UNIT})`,
  'g',
);
/** ±0.5°C with nothing before it to be around: how far a value may be off, where the words speak of that. */
const ALONE = new RegExp(`(?:±|\\+/-)\\s?(?<part>${FIGURE})\\s?(?<unit>${UNIT})`, 'g');

const OFF = /误差|精度|偏差|公差|波动|不确定度|漂移|均匀/;

/** A value with its tolerance as the range it may lie in; a tolerance by itself as what is off at most. */
export function readTolerances(text: string): FoundQuantity[] {
  const around = [...text.matchAll(AROUND)].flatMap((match): FoundQuantity[] => {
    const { middle = '', unit, part = '', other = '' } = match.groups ?? {};
    const span = { from: match.index, to: match.index + match[0].length };
    const own = unit ?? (other === '%' ? undefined : other);
    const off = own === undefined ? null : offBy(plain(middle), own, plain(part), other);
    if (own === undefined || off === null) return [];
    const value = new Decimal(plain(middle));
    return [
      { ...span, value: value.minus(off).toFixed(), unit: own, comparator: '>=', end: 'low' },
      { ...span, value: value.plus(off).toFixed(), unit: own, comparator: '<=', end: 'high' },
    ];
  });
  const alone = [...text.matchAll(ALONE)].map((match): FoundQuantity => {
    const { part = '', unit = '' } = match.groups ?? {};
    return {
      from: match.index,
      to: match.index + match[0].length,
      value: new Decimal(plain(part)).toFixed(),
      unit,
      comparator: '<=',
      ...(OFF.test(text.slice(Math.max(0, match.index - 16), match.index)) ? {} : { isVague: true }),
    };
  });
  return [...around, ...alone.filter(({ from, to }) => !around.some((range) => from < range.to && range.from < to))];
}

/** The tolerance in the value's own unit; null where they measure different things. */
function offBy(middle: string, unit: string, part: string, other: string): Decimal | null {
  if (other === '%' && unit !== '%') return new Decimal(middle).times(part).dividedBy('100');
  const [one, off] = [measure('1', unit), measure(part, other)];
  if (one === null || off === null || one.dimension !== off.dimension) return null;
  return off.base.dividedBy(one.base);
}

function plain(figure: string): string {
  return figure.replaceAll(',', '');
}
