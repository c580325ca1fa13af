import { expect, test } from 'vitest';
import { showPoints, showPrice, showValue } from './figures.ts';

test.each([
  ['24', 2, '24.00'],
  ['9.3', 2, '9.30'],
  ['9.333', 2, '9.333'],
  ['-2', 0, '−2'],
])('%s with %i decimals is shown as %s', (value, scale, shown) => {
  expect(showPoints(value, scale)).toBe(shown);
});

test('prices have separators and two decimals', () => {
  expect(showPrice('318000')).toBe('318,000.00');
});

test('a value that cannot be computed says so', () => {
  expect(showValue({ value: null, unit: '分' }, 2)).toBe('尚不能计算');
  expect(showValue({ value: '8.9', unit: '分' }, 2)).toBe('8.90 分');
  expect(showValue({ value: '254400', unit: '元' }, 2)).toBe('254,400.00 元');
});
