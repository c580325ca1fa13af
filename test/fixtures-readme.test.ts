import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { caseExpectationSchema, caseSchema, caseTendererSchema, decisionSchema } from '../src/domain/case.ts';
import { Decimal } from '../src/domain/decimal.ts';
import {
  certificateFactSchema,
  contractFactSchema,
  DEVIATIONS,
  factsSchema,
  ITEM_FACT_KEYS,
  itemFactSchema,
  personFactSchema,
  policyFactSchema,
  responseFactSchema,
} from '../src/domain/facts.ts';
import { priceItemSchema } from '../src/domain/items/price.ts';
import { flawSchema, markSchema } from '../src/domain/review.ts';
import { round } from '../src/domain/rounding.ts';
import { ITEM_KINDS } from '../src/domain/scoring-item.ts';
import { rejectionSchema } from '../src/domain/tenderer.ts';
import { calculatePricePoints, establishPriceBasis } from '../src/engine/criteria/price.ts';
import { FUNCTIONS, QUANTITIES } from '../src/engine/formulas/names.ts';
import { parseYaml } from '../src/storage/files/read-yaml.ts';

const README = 'fixtures/README.md';
const readme = readFileSync(README, 'utf8');
/** Everything set in code: in backticks or in a fenced block. */
const code = [...readme.matchAll(/```[a-z]*\n[\s\S]*?```|`[^`\n]+`/g)].map(([found]) => found).join('\n');

const SCHEMAS: Readonly<Record<string, z.ZodObject>> = {
  caseSchema,
  caseTendererSchema,
  caseExpectationSchema,
  decisionSchema,
  factsSchema,
  contractFactSchema,
  certificateFactSchema,
  personFactSchema,
  responseFactSchema,
  policyFactSchema,
  itemFactSchema,
  markSchema,
  flawSchema,
  rejectionSchema,
};

const formulasSchema = z.array(
  z.strictObject({
    what: z.string(),
    benchmark: z.string(),
    score: z.string(),
    full: z.string(),
    prices: z.array(z.string()),
    points: z.array(z.string()),
  }),
);

function isNamed(word: string): boolean {
  return new RegExp(`(?<![A-Za-z-])${word}(?![A-Za-z-])`).test(code);
}

function missing(words: readonly string[]): string[] {
  return words.filter((word) => !isNamed(word));
}

describe('fixtures/README.md', () => {
  test('shows the case in cases/example, word for word', () => {
    const example = /```yaml\n(schemaVersion[\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(example).toBe(readFileSync('fixtures/cases/example/case.yaml', 'utf8'));
    expect(parseYaml(README, example, caseSchema).value.tenderers).toHaveLength(4);
  });

  test.each(Object.keys(SCHEMAS))('names every field of %s', (name) => {
    expect(missing(Object.keys(SCHEMAS[name]?.shape ?? {}))).toEqual([]);
  });

  test('names every kind of item with the facts it takes', () => {
    expect(missing(ITEM_KINDS)).toEqual([]);
    expect(missing(Object.values(ITEM_FACT_KEYS).flat())).toEqual([]);
    expect(missing(DEVIATIONS)).toEqual([]);
  });

  test('names every quantity and every function of the formula language', () => {
    expect(missing(Object.keys(QUANTITIES))).toEqual([]);
    expect(missing(Object.keys(FUNCTIONS))).toEqual([]);
  });

  test.each(readFormulas())('$what: the formula gives the points that are shown', (row) => {
    const item = priceItemSchema.parse({
      id: 'price',
      title: row.what,
      kind: 'price',
      maxPoints: row.full,
      formula: { benchmark: row.benchmark, score: row.score },
    });
    const prices = row.prices.map((price) => ({ quoted: new Decimal(price), evaluated: new Decimal(price) }));
    const limits = { ceiling: new Decimal('200'), budget: new Decimal('200') };
    const basis = establishPriceBasis(item, { prices, ...limits }, (value) => value);
    const points = prices.map((price) => calculatePricePoints(basis, price).points);
    expect(points.map((value) => value && round(value, { scale: 2, mode: 'half-up' }).toFixed())).toEqual(row.points);
  });

  test('has an example for every function', () => {
    const used = readFormulas()
      .map(({ benchmark, score }) => `${benchmark} ${score}`)
      .join(' ');
    expect(Object.keys(FUNCTIONS).filter((name) => !used.includes(`${name}(`))).toEqual([]);
  });
});

function readFormulas() {
  const block = /```yaml\n(- what:[\s\S]*?)```/.exec(readme)?.[1] ?? '[]';
  return parseYaml(README, block, formulasSchema).value;
}
