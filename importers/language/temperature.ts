import { Decimal } from '../../src/domain/decimal.ts';
import type { FoundQuantity } from './found-quantity.ts';

const FIGURE = String.raw`\d+(?:\.\d+)?`;
const SIGN = '(?:零下|零上|[-+])';
const UNIT = '(?:°C|摄氏度)';
const BELOW = /零下|-/;
/** -20~60°C, -20°C至+60°C, 零下10°C到零上40°C: a range with a sign of its own before an end. */
const RANGE = new RegExp(
  `(?<![\\d.A-Za-z])(?<sign>${SIGN})?\\s?(?<one>${FIGURE})\\s?${UNIT}?\\s?(?:~|至|到|—|-(?=${SIGN}|\\s?\\d))\\s?(?<sign2>${SIGN})?\\s?(?<other>${FIGURE})\\s?${UNIT}`,
  'g',
);
const SINGLE = new RegExp(`(?<![\\d.%A-Za-zC~至到]\\s?)(?<sign>${SIGN})\\s?(?<one>${FIGURE})\\s?${UNIT}`, 'g');

type Span = Pick<FoundQuantity, 'from' | 'to'>;

/**
 * Temperatures that are written with a sign: -18°C, 零下20°C, -20~60°C. Those without any are read as other quantities are.
 * @param compare how a single temperature at this place is meant
 */
export function readTemperatures(text: string, compare: (span: Span) => FoundQuantity['comparator']): FoundQuantity[] {
  const ranges = [...text.matchAll(RANGE)].flatMap((match): FoundQuantity[] => {
    const { sign, sign2, one = '', other = '' } = match.groups ?? {};
    if (sign === undefined && sign2 === undefined) return [];
    const span = spanOf(match);
    const ends = [signed(sign, one), signed(sign2, other)].toSorted((a, b) => a.comparedTo(b));
    const [low, high] = ends.map((end) => end.toFixed());
    return [
      { ...span, value: low ?? '', unit: '°C', comparator: '>=', end: 'low' },
      { ...span, value: high ?? '', unit: '°C', comparator: '<=', end: 'high' },
    ];
  });
  const singles = [...text.matchAll(SINGLE)].map(spanOfSingle(compare));
  return [...ranges, ...singles.filter(({ from, to }) => !ranges.some((range) => from < range.to && range.from < to))];
}

function spanOfSingle(compare: (span: Span) => FoundQuantity['comparator']) {
  return (match: RegExpExecArray): FoundQuantity => {
    const { sign, one = '' } = match.groups ?? {};
    const span = spanOf(match);
    return { ...span, value: signed(sign, one).toFixed(), unit: '°C', comparator: compare(span) };
  };
}

function spanOf(match: RegExpExecArray): Span {
  return { from: match.index, to: match.index + match[0].length };
}

function signed(sign: string | undefined, figure: string): Decimal {
  const value = new Decimal(figure);
  return sign !== undefined && BELOW.test(sign) ? value.negated() : value;
}
