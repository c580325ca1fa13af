import { Decimal } from '../../src/domain/decimal.ts';
import { NO_FACTS } from '../../src/domain/facts.ts';
import { lotSchema } from '../../src/domain/lot.ts';
import { procurementSchema } from '../../src/domain/procurement.ts';
import type { Mark } from '../../src/domain/review.ts';
import { type EvaluationInput, evaluate } from '../../src/engine/evaluate.ts';
import { loadReferenceData } from '../../src/use-cases/reference-data.ts';
import { type BenchResult, compare } from './measure.ts';

const ITEMS = 12;
const MEMBERS = 7;
const reference = loadReferenceData();
const location = { file: '示例文件.txt', path: 'p[1]', quote: '评分' };

/** A lot with a price, two computed items and nine marked ones: five by flaws, four by discretion. */
function buildInput(tenderers: number): EvaluationInput {
  const tiers = ['12', '9', '6', '3'].map((points, flaws) => ({ flaws: String(flaws), points }));
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const base = { id: `item-${index + 1}`, title: `因素 ${index + 1}`, location };
    if (index === 0)
      return {
        ...base,
        kind: 'price',
        maxPoints: '10',
        objective: 'true',
        formula: { benchmark: 'lowest', score: 'benchmark / price * maxPoints' },
      };
    if (index === 1) return { ...base, kind: 'count', maxPoints: '10', objective: 'true', pointsEach: '2' };
    if (index === 2) return { ...base, kind: 'commitment', maxPoints: '8', objective: 'true' };
    if (index < 8)
      return {
        ...base,
        kind: 'flaws',
        maxPoints: '12',
        objective: 'false',
        tiers: [...tiers, { flaws: '4', orMore: 'true', points: '0' }],
      };
    return { ...base, kind: 'discretion', maxPoints: '3', objective: 'false' };
  });
  const lot = lotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '示例包',
    ceilingPrice: '1000000',
    totalPoints: '100',
    items,
    sme: { setAside: 'false', smallMicroDeduction: '0.20' },
  });
  const procurement = procurementSchema.parse({
    schemaVersion: '1',
    id: 'bench',
    title: '示例',
    method: 'open-tender',
    category: 'services',
  });
  const names = Array.from({ length: tenderers }, (_, index) => `示例 ${index + 1} 号公司`);
  return {
    ...reference,
    scheme: { procurement, lot },
    date: '2026-06-01',
    tenderers: names.map((name, index) => ({
      name,
      quotedPrice: String(700000 + ((index * 7919) % 290000)),
      priceLocation: location as never,
      confirmed: true,
      rejections: [],
      facts: {
        ...NO_FACTS,
        items: {
          'item-2': { count: index % 6, location: null },
          'item-3': { fulfilled: index % 3 > 0, location: null },
        },
      },
    })),
    reviews: Array.from({ length: MEMBERS }, (_, member) => ({
      member: `${member + 1} 号成员`,
      statedTotals: {},
      marks: Object.fromEntries(
        names.map((name, index) => [
          name,
          Object.fromEntries(
            lot.items.flatMap((item, at): [string, Mark][] => {
              if (item.kind === 'flaws')
                return [
                  [item.id, { flaws: Math.min(4, ((index + at) % 4) + ((index + at * 3 + member) % 5 === 0 ? 1 : 0)) }],
                ];
              if (item.kind === 'discretion')
                return [[item.id, { points: `${(index * 3 + at) % 3}.${(member * 7 + index) % 10}` }]];
              return [];
            }),
          ),
        ]),
      ),
    })),
  };
}

/** The same marks as a grid of texts: tenderer × item × member. */
function toMarkGrid(input: EvaluationInput): string[][][] {
  return evaluate(input).tenderers.map((result) =>
    Object.values(result.items).map((item) => {
      const marks = Object.values(item.byMember);
      return marks.length > 0 ? marks : Array.from({ length: MEMBERS }, () => item.score ?? '0');
    }),
  );
}

/** What a spreadsheet would do: parse, add up, mean, round, total. */
function sumBare(grid: readonly (readonly (readonly string[])[])[]): string[] {
  return grid.map((items) => {
    let total = new Decimal('0');
    for (const marks of items) {
      let sum = new Decimal('0');
      for (const mark of marks) sum = sum.plus(new Decimal(mark));
      total = total.plus(sum.dividedBy(String(marks.length)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
    }
    return total.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed();
  });
}

export async function benchScore(): Promise<BenchResult[]> {
  const fifty = buildInput(50);
  const grid = toMarkGrid(fifty);
  const fourHundred = buildInput(400);
  return [
    await compare(
      { name: 'score/50x12x7', baseline: 'bare decimal.js sums, means, roundings', limit: 4 },
      () => evaluate(fifty),
      () => sumBare(grid),
      { warmup: 20, runs: 41 },
    ),
    await compare(
      { name: 'score/growth', baseline: '50 tenderers (ours: 400)', limit: 10 },
      () => evaluate(fourHundred),
      () => evaluate(fifty),
      { warmup: 10, runs: 31 },
    ),
  ];
}
