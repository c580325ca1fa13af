import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../domain/decimal.ts';
import { evaluateFormula } from './evaluate.ts';
import { FormulaError, parseFormula } from './parse.ts';
import { describeFormula, renderFormula } from './render.ts';

const NAMES = ['price', 'benchmark', 'count', 'mean'];

function compute(source: string, values: Record<string, string> = {}, prices: string[] = []): string {
  const scope = {
    values: new Map(Object.entries(values).map(([name, value]) => [name, new Decimal(value)])),
    sortedPrices: prices.map((price) => new Decimal(price)),
  };
  return evaluateFormula(parseFormula(source, NAMES), scope).toFixed();
}

describe('a formula', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['-2 + 5', '3'],
    ['0.1 + 0.2', '0.3'],
    ['min(3, 1, 2)', '1'],
    ['max(3, 1, 2)', '3'],
    ['clamp(12, 0, 10)', '10'],
    ['clamp(-1, 0, 10)', '0'],
    ['floor(2.9)', '2'],
    ['ceil(2.1)', '3'],
    ['round(2.345, 2)', '2.35'],
    ['abs(-4)', '4'],
    ['1 < 2 ? 5 : 6', '5'],
    ['1 > 2 || 2 > 1 ? 5 : 6', '5'],
    ['1 < 2 && 2 < 1 ? 5 : 6', '6'],
    ['（1 ＋ 2）× 4 ÷ 3', '4'],
    ['3 ≥ 3 ? 1 : 0', '1'],
    ['1 / 3 * 3', '1'],
    ['1 / 3 * 3 >= 1 ? 1 : 0', '1'],
    ['floor(2 / 3 * 3)', '2'],
    ['ceil(1 / 3 * 3)', '1'],
    ['round(0.5 / 3 * 3, 0)', '1'],
    ['step(1 / 3 * 3, 0, 4, 1, 5)', '5'],
  ])('%s is %s', (source, expected) => {
    expect(compute(source)).toBe(expected);
  });

  test.each([
    ['4', '0.99'],
    ['5', '0.97'],
    ['9', '0.97'],
    ['10', '0.95'],
  ])('a step table by number of bids: %s bids → %s', (count, expected) => {
    expect(compute('step(count, 1, 0.99, 5, 0.97, 10, 0.95)', { count })).toBe(expected);
  });

  test('comes to the same whether it divides or multiplies first', () => {
    const cents = fc
      .integer({ min: 1, max: 1_000_000_000_000 })
      .map((value) => new Decimal(String(value)).div('100').toFixed());
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 100 }), (benchmark, price, points) => {
        const given = { benchmark, price, mean: String(points) };
        expect(compute('benchmark / price * mean', given)).toBe(compute('benchmark * mean / price', given));
      }),
    );
  });

  test('a trimmed mean drops so many at both ends', () => {
    const prices = ['50', '90', '95', '100', '105', '110', '200'];
    expect(compute('trimmedMean(1)', {}, prices)).toBe('100');
    expect(compute('trimmedMean(0, 1)', {}, prices)).toBe(new Decimal('550').dividedBy('6').toFixed());
  });

  test.each([
    ['price / 0', /除数为 0/],
    ['trimmedMean(3)', /没有剩余/],
    ['step(count, 5, 1)', /不在分档表/],
    ['mean', /没有“评审价平均值”/],
  ])('%s cannot be computed and says why', (source, message) => {
    expect(() => compute(source, { price: '1', count: '2' }, ['1', '2'])).toThrow(message);
  });

  test.each([
    ['lowst / price', /不认识的量“lowst”，可用的有/],
    ['price +', /写法有误/],
    ['eval(1)', /不认识的函数“eval”/],
    ['constructor(1)', /不认识的函数/],
    ['price.x', /不支持的写法/],
    ['"a"', /不是数字/],
    ['1e5', /不是数字/],
    ['price = 3', /写法有误|不支持|不能用/],
    ['price > 3', /需要一个数/],
    ['price ? 1 : 2', /应是一个比较/],
    ['min()', /参数个数/],
    ['step(count, 1)', /参数个数|应写成/],
    ['this', /不支持|不认识/],
    ['[1]', /不支持/],
    [`${'1+'.repeat(1200)}1`, /过长/],
  ])('%s is refused', (source, message) => {
    expect(() => parseFormula(source, NAMES)).toThrow(FormulaError);
    expect(() => parseFormula(source, NAMES)).toThrow(message);
  });

  test('is described in words and written out with figures, with only the brackets it needs', () => {
    const formula = parseFormula('price > benchmark ? 30 - (price - benchmark) / benchmark * 100 : 30', NAMES);
    expect(describeFormula(formula)).toBe(
      '评审价＞评标（磋商）基准价时 30 − (评审价 − 评标（磋商）基准价) ÷ 评标（磋商）基准价 × 100，否则 30',
    );
    const scope = {
      values: new Map([
        ['price', new Decimal('110')],
        ['benchmark', new Decimal('100')],
      ]),
      sortedPrices: [],
    };
    expect(renderFormula(formula, scope)).toBe('30 − (110.00 − 100.00) ÷ 100.00 × 100');
  });
});
