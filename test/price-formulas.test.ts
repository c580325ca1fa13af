import { describe, expect, test } from 'vitest';
import { PRICE_WORDINGS } from '../importers/tender/kinds/fixtures/price.ts';
import { rowOf } from '../importers/tender/kinds/fixtures/wording.ts';
import { readItem } from '../importers/tender/kinds/index.ts';
import { Decimal } from '../src/domain/decimal.ts';
import type { PriceItem } from '../src/domain/items/price.ts';
import { calculatePricePoints, establishPriceBasis } from '../src/engine/criteria/price.ts';

function readPriceItem(points: string, text: string, priceTerms = ''): PriceItem {
  const { item } = readItem(rowOf({ title: '报价', points, text }), 'price', { priceTerms });
  if (item.kind !== 'price') throw new Error(`没有读成价格：${text}`);
  return item;
}

/** Points of each bid as the engine computes them from the parsed expressions, half-up to two decimals. */
function score(item: PriceItem, prices: readonly string[], ceiling: string | null = '200'): (string | null)[] {
  const bids = prices.map((price) => ({ quoted: new Decimal(price), evaluated: new Decimal(price) }));
  const basis = establishPriceBasis(
    item,
    { prices: bids, ceiling: ceiling === null ? null : new Decimal(ceiling), budget: null },
    (value) => value,
  );
  expect(basis.failure).toBeNull();
  return bids.map((bid) => calculatePricePoints(basis, bid).points?.toFixed(2) ?? null);
}

const THREE = ['90', '100', '110'];
const FOUR = ['88', '95', '82', '105'];
const LOWEST = (points: string) => `最低报价为评标基准价，得满分。价格得分=（评标基准价/投标报价）×${points}`;

/** Hand arithmetic; D10, D11 and P09 name tenders whose rule is put in our own words. */
const WORKED: { name: string; points: string; text: string; terms?: string; prices: string[]; scores: string[] }[] = [
  {
    name: 'lowest × 30: 90÷100×30=27, 90÷110×30=24.545…',
    points: '30',
    text: LOWEST('30'),
    prices: THREE,
    scores: ['30.00', '27.00', '24.55'],
  },
  {
    name: '×30% of 100',
    points: '30',
    text: '最低报价为基准价。得分=(基准价/最后报价)×30%',
    prices: THREE,
    scores: ['30.00', '27.00', '24.55'],
  },
  {
    name: 'weight 10: 820÷88=9.318…',
    points: '10',
    text: LOWEST('10'),
    prices: FOUR,
    scores: ['9.32', '8.63', '10.00', '7.81'],
  },
  { name: 'weight 20', points: '20', text: LOWEST('20'), prices: FOUR, scores: ['18.64', '17.26', '20.00', '15.62'] },
  { name: 'weight 30', points: '30', text: LOWEST('30'), prices: FOUR, scores: ['27.95', '25.89', '30.00', '23.43'] },
  {
    name: 'two bids: 100÷140×20',
    points: '20',
    text: LOWEST('20'),
    prices: ['100', '140'],
    scores: ['20.00', '14.29'],
  },
  {
    name: 'D10: mean 100; 10 % below costs 10×0.3, 10 % above 10×0.6',
    points: '60',
    text: '去掉家数六分之一（不足六家则不去掉）的最低价和相同家数的最高价后的平均值为评标基准价。先得60分。\n正偏离：报价得分=60-丨（有效报价-评标基准价）丨/评标基准价*100*0.6；\n负偏离：报价得分=60-丨（有效报价-评标基准价）丨/评标基准价*100*0.3。',
    prices: THREE,
    scores: ['57.00', '60.00', '54.00'],
  },
  {
    name: 'D10 with six bids: 60 and 140 are left out, mean 100',
    points: '60',
    text: '去掉家数六分之一（不足六家则不去掉）的最低价和相同家数的最高价后的平均值为评标基准价。正偏离比例每1%扣0.6分，负偏离比例每1%扣0.3分，线性插值。',
    prices: ['60', '95', '100', '100', '105', '140'],
    scores: ['48.00', '58.50', '60.00', '60.00', '57.00', '36.00'],
  },
  {
    name: 'D11: 30 at the mean, 10 % below +5, 10 % above −10',
    points: '35',
    text: '以有效报价算术平均值为基准价；等于基准价得30分；每高1%扣1分，每低1%加0.5分（最高35分）。',
    prices: THREE,
    scores: ['35.00', '30.00', '20.00'],
  },
  {
    name: 'P09: 0.1×40×0.5=2 below, 0.1×40=4 above; benchmark told elsewhere, strokes for bars',
    points: '40',
    text: '（1）报价等于评标基准价时得满分（40分）；\n（2）报价高于评标基准价时，商务标得分＝40-—偏差率—×100％×40\n（3）报价低于评标基准价时，商务标得分＝40-—偏差率—×100％×40×50%',
    terms:
      '（1）各有效报价的平均值；（2）若有效报价超过5个，去掉最高报价和最低报价后的平均值。偏差率=100%×（投标人报价－评标基准价）/评标基准价',
    prices: THREE,
    scores: ['38.00', '40.00', '36.00'],
  },
  {
    name: 'P09 with five bids nothing is left out: mean 108, with six 60 and 140 are',
    points: '40',
    text: '评标基准价为有效报价的平均值，有效报价超过5家时去掉一个最高价和一个最低价后平均。每高于基准价1%扣0.4分，每低于基准价1%扣0.2分，按插值计算。',
    prices: ['60', '95', '100', '100', '105', '140'],
    scores: ['32.00', '39.00', '40.00', '40.00', '38.00', '24.00'],
  },
  {
    name: 'ranking: 30, 27, 24 and equal prices share a rank',
    points: '30',
    text: '报价最低的为第一名得满分，每下一名递减10%。',
    prices: ['110', '90', '100', '100'],
    scores: ['21.00', '30.00', '27.00', '27.00'],
  },
  {
    name: 'whole percents only: 100.99 costs nothing, 101 costs 1',
    points: '30',
    text: '最低报价为基准价，每高于基准价1%扣1分，不足1%的部分不计，扣完为止。',
    prices: ['100', '100.99', '101', '130', '150'],
    scores: ['30.00', '30.00', '29.00', '0.00', '0.00'],
  },
  {
    name: 'a part of a percent counts as one: 100.01 costs 1',
    points: '30',
    text: '最低报价为基准价，每高于基准价1%扣1分，不足1%的按1%计，扣完为止。',
    prices: ['100', '100.01', '101', '101.01'],
    scores: ['30.00', '29.00', '29.00', '28.00'],
  },
  {
    name: 'mean × 95 %: benchmark 95, 5 above is 5.26 %',
    points: '30',
    text: '评标基准价=有效报价的平均值×95%。每高于评标基准价1%扣1分，每低于评标基准价1%扣0.5分，按插值计算。',
    prices: THREE,
    scores: ['27.37', '24.74', '14.21'],
  },
  {
    name: 'half ceiling, half mean: benchmark 150',
    points: '50',
    text: '评标基准价=A×50%+B×50%，A为最高限价，B为有效报价的平均值。报价得分=50-|投标报价-评标基准价|/评标基准价×100',
    prices: THREE,
    scores: ['10.00', '16.67', '23.33'],
  },
];

describe('parsed price formulas in the engine', () => {
  test.each(WORKED)('$name', ({ points, text, terms, prices, scores }) => {
    expect(score(readPriceItem(points, text, terms), prices)).toEqual(scores);
  });

  test.each(PRICE_WORDINGS.filter(({ kind }) => kind === 'price').map(({ points, text }) => ({ points, text })))(
    'every price wording computes and stays between 0 and full marks: $text',
    ({ points, text }) => {
      const scores = score(readPriceItem(points ?? '', text), ['1', '50', '90', '100', '110', '180', '199']);
      for (const value of scores) {
        expect(value).not.toBeNull();
        expect(new Decimal(value ?? '-1').greaterThanOrEqualTo('0')).toBe(true);
        expect(new Decimal(value ?? '-1').lessThanOrEqualTo(points ?? '0')).toBe(true);
      }
    },
  );
});
