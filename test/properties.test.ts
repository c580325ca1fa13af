import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../src/domain/decimal.ts';
import { NO_FACTS } from '../src/domain/facts.ts';
import { lotSchema, type Scheme } from '../src/domain/lot.ts';
import { procurementSchema } from '../src/domain/procurement.ts';
import type { Review } from '../src/domain/review.ts';
import type { Tenderer } from '../src/domain/tenderer.ts';
import { type EvaluationInput, evaluate } from '../src/engine/evaluate.ts';
import { loadReferenceData } from '../src/use-cases/reference-data.ts';

const reference = loadReferenceData();
const location = { file: '示例文件.txt', path: 'p[1]', quote: '评分' };

/** A lot with every way of marking, under one of several price formulas. */
function schemeWith(formula: { benchmark: string; score: string }): Scheme {
  const items = [
    { id: 'price', title: '价格', kind: 'price', maxPoints: '30', objective: 'true', formula, location },
    {
      id: 'references',
      title: '业绩',
      kind: 'count',
      maxPoints: '10',
      pointsEach: '4',
      objective: 'true',
      since: '2021-01-01',
      location,
    },
    { id: 'promise', title: '承诺', kind: 'commitment', maxPoints: '5', objective: 'true', location },
    {
      id: 'plan',
      title: '方案',
      kind: 'flaws',
      maxPoints: '12',
      objective: 'false',
      technical: 'true',
      gateParts: ['必备'],
      location,
      tiers: [
        { flaws: '0', points: '12' },
        { flaws: '1', points: '9' },
        { flaws: '2', points: '6' },
        { flaws: '3', orMore: 'true', points: '0' },
      ],
    },
    { id: 'quality', title: '质量', kind: 'discretion', maxPoints: '20', objective: 'false', location },
    {
      id: 'parts',
      title: '内容',
      kind: 'deductions',
      maxPoints: '23',
      objective: 'false',
      pointsOff: '8',
      parts: ['甲', '乙', '丙'],
      location,
    },
  ];
  return {
    procurement: procurementSchema.parse({
      schemaVersion: '1',
      id: 'sample',
      title: '示例',
      method: 'competitive-consultation',
      category: 'services',
    }),
    lot: lotSchema.parse({
      schemaVersion: '1',
      number: '1',
      title: '示例包',
      ceilingPrice: '1000000',
      totalPoints: '100',
      sme: { setAside: 'false', smallMicroDeduction: '0.20' },
      items,
    }),
  };
}

const formulas = fc.constantFrom(
  { benchmark: 'lowest', score: 'benchmark / price * maxPoints' },
  {
    benchmark: 'mean',
    score:
      'price > benchmark ? maxPoints - (price - benchmark) / benchmark * 100 : maxPoints - (benchmark - price) / benchmark * 50',
  },
  {
    benchmark: 'trimmedMean(count >= 3 ? 1 : 0)',
    score: 'max(0, maxPoints - abs(price - benchmark) / benchmark * 100 * 0.5)',
  },
  { benchmark: 'lowest', score: 'maxPoints * (1 - (rank - 1) * 0.10)' },
  {
    benchmark: 'mean * step(count, 1, 0.99, 3, 0.97, 5, 0.95)',
    score: 'min(maxPoints, 40 - abs(price - benchmark) / benchmark * 100)',
  },
);

const prices = fc.integer({ min: 1, max: 120_000_000 }).map((cents) => new Decimal(cents).dividedBy('100').toFixed());
const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
const members = ['一号', '二号', '三号', '四号', '五号'];

const mark = fc.record({
  plan: fc.oneof(
    fc.record({ flaws: fc.nat({ max: 6 }) }),
    fc.constant({ missing: ['必备'] }),
    fc.constant({ provided: false }),
  ),
  quality: fc
    .integer({ min: 0, max: 2000 })
    .map((points) => ({ points: new Decimal(points).dividedBy('100').toFixed() })),
  parts: fc.record({ missing: fc.subarray(['甲', '乙', '丙']), wrong: fc.subarray(['甲', '乙', '丙']) }),
});

const inputs: fc.Arbitrary<EvaluationInput> = fc
  .record({ formula: formulas, bids: fc.integer({ min: 1, max: 7 }), panel: fc.integer({ min: 1, max: 5 }) })
  .chain(({ formula, bids, panel }) => {
    const bidders = names.slice(0, bids);
    const tenderer = (name: string): fc.Arbitrary<Tenderer> =>
      fc
        .record({
          price: prices,
          references: fc.nat({ max: 5 }),
          promise: fc.boolean(),
          small: fc.constantFrom(null, 'small' as const, 'medium' as const),
          rejected: fc.integer({ min: 0, max: 4 }),
        })
        .map((facts) => ({
          name,
          quotedPrice: facts.price,
          priceLocation: null,
          confirmed: true,
          rejections:
            facts.rejected === 0
              ? [{ code: 'rejected-by-panel', reason: '示例原因', legalBasis: '采购文件', location: null }]
              : [],
          facts: {
            ...NO_FACTS,
            policy:
              facts.small === null
                ? null
                : {
                    enterpriseClass: facts.small,
                    prisonEnterprise: false,
                    disabledWelfareUnit: false,
                    smallMicroShare: null,
                    relatedMembers: false,
                    domesticCostShare: null,
                    competesWithForeign: false,
                    location: null,
                  },
            items: {
              references: { count: facts.references, location: null },
              promise: { fulfilled: facts.promise, location: null },
            },
          },
        }));
    const review = (member: string): fc.Arbitrary<Review> =>
      fc.tuple(...bidders.map(() => mark)).map((marks) => ({
        member,
        marks: Object.fromEntries(bidders.map((name, index) => [name, marks[index] as Review['marks'][string]])),
        statedTotals: {},
      }));
    return fc.record({
      scheme: fc.constant(schemeWith(formula)),
      regulations: fc.constant(reference.regulations),
      levelOrders: fc.constant(reference.levelOrders),
      date: fc.constant('2026-06-01'),
      tenderers: fc.tuple(...bidders.map(tenderer)),
      reviews: fc.tuple(...members.slice(0, panel).map(review)),
    });
  });

function resultsByName(input: EvaluationInput) {
  const { tenderers, benchmarkPrice } = evaluate(input);
  const sortedMarks = tenderers.map((result) => ({
    ...result,
    items: Object.fromEntries(
      Object.entries(result.items).map(([id, item]) => [
        id,
        { ...item, byMember: Object.fromEntries(Object.entries(item.byMember).sort()) },
      ]),
    ),
  }));
  return { benchmarkPrice, tenderers: Object.fromEntries(sortedMarks.map((result) => [result.name, result]).sort()) };
}

describe('an evaluation', () => {
  test('does not depend on the order of bids or members', () => {
    fc.assert(
      fc.property(
        inputs.chain((input) =>
          fc.record({
            input: fc.constant(input),
            tenderers: shuffled(input.tenderers),
            reviews: shuffled(input.reviews),
          }),
        ),
        ({ input, tenderers, reviews }) => {
          expect(resultsByName({ ...input, tenderers, reviews })).toEqual(resultsByName(input));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('keeps every score in its range and every total the sum of its scores', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const result of evaluate(input).tenderers) {
          let total = new Decimal('0');
          for (const item of input.scheme.lot.items) {
            const score = result.items[item.id]?.score;
            if (score === undefined || score === null) continue;
            expect(new Decimal(score).greaterThanOrEqualTo(item.minPoints)).toBe(true);
            expect(new Decimal(score).lessThanOrEqualTo(item.maxPoints)).toBe(true);
            total = total.plus(score);
          }
          if (result.total !== null) expect(result.total).toBe(total.toFixed());
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is not moved by rejected bids', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const full = resultsByName(input);
        const kept = input.tenderers.filter(({ name }) => full.tenderers[name]?.status === 'ranked');
        const without = resultsByName({ ...input, tenderers: kept });
        expect(without.benchmarkPrice).toEqual(full.benchmarkPrice);
        for (const { name } of kept) expect(without.tenderers[name]).toEqual(full.tenderers[name]);
      }),
      { numRuns: 150 },
    );
  });

  test('gives identical JSON when it is done twice', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { regulations, levelOrders, ...data } = input;
        const again = { ...structuredClone(data), regulations, levelOrders };
        expect(JSON.stringify(evaluate(again))).toBe(JSON.stringify(evaluate(input)));
      }),
      { numRuns: 100 },
    );
  });

  test('ranks a better total never behind a worse one', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const ranked = evaluate(input).tenderers.filter(({ rank }) => rank !== null);
        for (const a of ranked) {
          for (const b of ranked) {
            if (new Decimal(a.total ?? '0').greaterThan(b.total ?? '0')) expect(a.rank).toBeLessThan(b.rank ?? 0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
}
