import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Decimal, sum } from '../src/domain/decimal.ts';
import { NO_FACTS } from '../src/domain/facts.ts';
import { type KindExample, kindFileSchema } from '../src/domain/kind-file.ts';
import { lotSchema } from '../src/domain/lot.ts';
import { round } from '../src/domain/rounding.ts';
import { ITEM_KINDS, isObjective } from '../src/domain/scoring-item.ts';
import { checkSchemeConsistency } from '../src/engine/checks/scheme-consistency.ts';
import type { CriterionContext } from '../src/engine/criteria/criterion.ts';
import { criterionOf } from '../src/engine/criteria/index.ts';
import { calculatePricePoints, establishPriceBasis } from '../src/engine/criteria/price.ts';
import { workOutMark } from '../src/engine/member-marks.ts';
import { parseYaml, readYaml } from '../src/storage/files/read-yaml.ts';

const FOLDER = fileURLToPath(new URL('../schemes/kinds', import.meta.url));

function readKind(kind: string) {
  return readYaml(path.join(FOLDER, `${kind}.yaml`), kindFileSchema).value;
}

const SKELETON = `
schemaVersion: '1'
kind: commitment
title: 承诺
description: 说明
date: 2026-03-01
examples:
`;
const EXAMPLE = (title: string, rest: string) => `
  - title: ${title}
    item: { id: a, title: 甲, kind: commitment, maxPoints: 10 }
    ${rest}`;

describe('schemes/kinds', () => {
  it('has one file for every kind of scoring item and no other', () => {
    const names = readdirSync(FOLDER).map((name) => path.basename(name, '.yaml'));
    expect(names.sort()).toEqual([...ITEM_KINDS].sort());
  });

  it.each(ITEM_KINDS)('%s: the file is valid and named after its kind', (kind) => {
    expect(readKind(kind).kind).toBe(kind);
  });

  it.each(ITEM_KINDS)('%s: every example is an item that a lot could hold', (kind) => {
    for (const { title, item } of readKind(kind).examples) {
      const lot = { ...lotSchema.parse({ schemaVersion: '1', number: '1', title }), items: [item] };
      expect(checkSchemeConsistency(lot), title).toEqual([]);
    }
  });

  it.each(ITEM_KINDS)('%s: expected scores lie inside the range of their item', (kind) => {
    for (const { title, item, expect: expected } of readKind(kind).examples) {
      for (const score of expected.scores ?? [expected.score ?? item.minPoints]) {
        expect(new Decimal(score).lessThanOrEqualTo(item.maxPoints), `${title} ${score}`).toBe(true);
        expect(new Decimal(score).greaterThanOrEqualTo(item.minPoints), `${title} ${score}`).toBe(true);
      }
    }
  });

  it.each(ITEM_KINDS)('%s: every example gives the score worked out by hand', (kind) => {
    const file = readKind(kind);
    const levelOrders = new Map((file.levelOrders ?? []).map(({ id, levels }) => [id, levels] as const));
    for (const example of file.examples) runExample(example, { date: file.date, levelOrders });
  });

  it('refuses a fact that the kind does not use, and an example without score or finding', () => {
    const source =
      SKELETON +
      EXAMPLE('一', 'fact: { count: 3 }\n    expect: { score: 10 }') +
      EXAMPLE('二', 'fact: { fulfilled: true }\n    expect: { arithmetic: 十 }') +
      EXAMPLE('三', 'fact: { fulfilled: true }\n    expect: { score: 10 }');
    expect(() => parseYaml('commitment.yaml', source, kindFileSchema)).toThrow(
      /examples\[0\]\.fact\.count.*\n.*examples\[1\]\.expect/,
    );
  });

  it('refuses an example of another kind and a title that stands twice', () => {
    const source =
      SKELETON.replace('kind: commitment', 'kind: unknown') +
      EXAMPLE('一', 'expect: { score: 10 }') +
      EXAMPLE('一', 'expect: { score: 0 }') +
      EXAMPLE('三', 'expect: { score: 0 }');
    expect(() => parseYaml('unknown.yaml', source, kindFileSchema)).toThrow(/应为 unknown[\s\S]*“一”重复/);
  });
});

const DEFAULT_ROUNDING = { scale: 2, mode: 'half-up' } as const;

function runExample(example: KindExample, context: CriterionContext): void {
  const { item, title, expect: expected } = example;
  if (item.kind === 'price') {
    const prices = example.prices.map((price) => ({ quoted: new Decimal(price), evaluated: new Decimal(price) }));
    const basis = establishPriceBasis(item, { prices, ceiling: null, budget: null }, (value) => value);
    if (expected.benchmark !== undefined)
      expect(basis.benchmark?.toFixed(), title).toBe(new Decimal(expected.benchmark).toFixed());
    const scores = prices.map((price) => toScore(calculatePricePoints(basis, price).points));
    expect(scores, title).toEqual(expected.scores?.map((score) => new Decimal(score).toFixed()));
    return;
  }
  const facts = { ...(example.facts ?? NO_FACTS) };
  if (example.fact !== undefined) facts.items = { ...facts.items, [item.id]: example.fact };
  const outcomes = isObjective(item)
    ? [criterionOf(item.kind).fromFacts?.(item as never, facts, context)].flatMap((outcome) => outcome ?? [])
    : example.marks.map((mark) => workOutMark(item, mark));
  const points = outcomes.flatMap((outcome) => outcome.points ?? []);
  const score =
    points.length < outcomes.length || points.length === 0 ? null : toScore(sum(points).dividedBy(points.length));
  const codes = outcomes.flatMap((outcome) =>
    outcome.points === null ? [outcome.code] : (outcome.findings ?? []).map(({ code }) => code),
  );
  expect(score, title).toBe(expected.score ? new Decimal(expected.score).toFixed() : null);
  expect(codes, title).toEqual(expected.finding === undefined ? [] : [expected.finding]);
}

function toScore(points: Decimal | null): string | null {
  return points === null ? null : round(points, DEFAULT_ROUNDING).toFixed();
}
