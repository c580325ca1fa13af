import { expect, test } from 'vitest';
import { readBid } from '../../importers/bid/index.ts';
import { loadScheme } from '../storage/files/load-scheme.ts';
import { loadReferenceData } from '../use-cases/reference-data.ts';
import { checkBid } from './check-bid.ts';
import { forecastPrice } from './forecast-price.ts';

const reference = loadReferenceData();
const scheme = loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', 3);
const date = '2025-12-15';

function forecast(prices: string[], others: string[], eligible: boolean | null) {
  const check = checkBid({ bid: readBid([]), scheme, ...reference, date });
  const sme = { ...check.sme, eligible, enterpriseClass: 'small' as const };
  const outlook = forecastPrice({ check: { ...check, sme }, scheme, ...reference, date, prices, others });
  if (outlook === null) throw new Error('the scheme has a price item');
  return outlook;
}

/** 318,000 × (1 − 20%) = 254,400; lowest 228,000; 228,000 ÷ 254,400 × 10 = 8.9622… → 8.96. */
test('computes as the evaluation does: own deduction, lowest evaluated price, rounding', () => {
  const [row] = forecast(['318000'], ['228000', '301500'], true).rows;
  expect(row).toMatchObject({ evaluated: '254400', benchmark: '228000', priceScore: '8.96', isDeducted: true });
  expect(row?.priceArithmetic).toContain('228,000.00 ÷ 254,400.00 × 10 = 8.9622… → 8.96');
});

test("the others' prices are evaluated prices, which are not deducted again", () => {
  const [row] = forecast(['300000'], ['240000'], false).rows;
  expect(row).toMatchObject({ evaluated: '300000', benchmark: '240000', priceScore: '8' });
});

test('own prices do not compete with one another', () => {
  const { rows } = forecast(['300000', '200000'], ['240000'], false);
  expect(rows.map(({ benchmark, priceScore }) => [benchmark, priceScore])).toEqual([
    ['240000', '8'],
    ['200000', '10'],
  ]);
});

test('a deduction in doubt is computed both ways', () => {
  const { rows, notes } = forecast(['300000'], ['240000'], null);
  expect(rows.map(({ isDeducted, evaluated }) => [isDeducted, evaluated])).toEqual([
    [false, '300000'],
    [true, '240000'],
  ]);
  expect(notes.join()).toContain('尚待确认');
});

/** The ceiling of lot 3 is 377,218 yuan. */
test.each([
  ['377217.99', null],
  ['377218', null],
  ['377218.01', '超过最高限价'],
])('%s against the ceiling', (price, reason) => {
  const [row] = forecast([price], ['240000'], false).rows;
  if (reason === null) expect(row?.reason).toBeNull();
  else {
    expect(row?.reason).toContain(reason);
    expect(row?.priceScore).toBeNull();
  }
});

test('one price for a scheme without price item is none', () => {
  const foshan = loadScheme('schemes/procurements/foshan-2024', 1);
  const check = checkBid({ bid: readBid([]), scheme: foshan, ...reference, date });
  expect(forecastPrice({ check, scheme: foshan, ...reference, date, prices: ['1'], others: [] })).toBeNull();
});
