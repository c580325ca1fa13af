import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EvaluationCase } from '../src/domain/case.ts';
import { Decimal } from '../src/domain/decimal.ts';
import type { Evaluation, TendererResult } from '../src/domain/evaluation.ts';
import { loadCase } from '../src/storage/files/load-case.ts';
import { loadReferenceData } from '../src/use-cases/reference-data.ts';
import { scoreCase } from '../src/use-cases/score-case.ts';

const FOLDER = 'fixtures/cases';
const reference = loadReferenceData();

/** Every case folder states what a person worked out by hand; only what is stated is compared. */
describe.each(listCases(FOLDER))('%s', (folder) => {
  test('gives what was worked out by hand', async () => {
    const { case: given } = loadCase(folder);
    const { evaluation } = await scoreCase(folder, reference);
    const expected = given.expect;
    if (expected === undefined) throw new Error(`${folder} has no expect`);
    expect(readResult(evaluation, expected)).toEqual(readExpectation(expected));
  });
});

type Expectation = NonNullable<EvaluationCase['expect']>;

function listCases(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return listCases(place);
    return entry.name === 'case.yaml' ? [folder] : [];
  });
}

/** `9.30` and `9.3` are the same number. */
function plain(value: string | null): string | null {
  return value === null ? null : new Decimal(value).toFixed();
}

function plainAll(values: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, plain(value)]));
}

function readExpectation(expected: Expectation) {
  return {
    ...(expected.benchmarkPrice === undefined ? {} : { benchmarkPrice: plain(expected.benchmarkPrice) }),
    tenderers: Object.fromEntries(
      Object.entries(expected.tenderers).map(([name, { items, total, evaluatedPrice, consequences, ...rest }]) => [
        name,
        {
          ...rest,
          ...(items === undefined ? {} : { items: plainAll(items) }),
          ...(total === undefined ? {} : { total: plain(total) }),
          ...(evaluatedPrice === undefined ? {} : { evaluatedPrice: plain(evaluatedPrice) }),
          ...(consequences === undefined ? {} : { consequences: plainAll(consequences) }),
        },
      ]),
    ),
    missingFindings: [],
    unwantedFindings: [],
  };
}

function readResult(evaluation: Evaluation, expected: Expectation) {
  const has = (wanted: string) =>
    evaluation.findings.some((found) => {
      const [code, ...words] = wanted.split(' ');
      return (
        found.code === code &&
        words.every((word) => `${found.tenderer ?? ''} ${found.item ?? ''} ${found.message}`.includes(word))
      );
    });
  return {
    ...(expected.benchmarkPrice === undefined ? {} : { benchmarkPrice: plain(evaluation.benchmarkPrice) }),
    tenderers: Object.fromEntries(
      Object.entries(expected.tenderers).map(([name, wanted]) => [
        name,
        pick(
          evaluation.tenderers.find((result) => result.name === name),
          wanted,
        ),
      ]),
    ),
    missingFindings: (expected.findings ?? []).filter((wanted) => !has(wanted)),
    unwantedFindings: (expected.noFindings ?? []).filter(has),
  };
}

function pick(result: TendererResult | undefined, wanted: Expectation['tenderers'][string]) {
  if (result === undefined) return undefined;
  return {
    ...(wanted.status === undefined ? {} : { status: result.status }),
    ...(wanted.reasons === undefined ? {} : { reasons: result.reasons.map(({ code }) => code) }),
    ...(wanted.rank === undefined ? {} : { rank: result.rank }),
    ...(wanted.items === undefined
      ? {}
      : {
          items: plainAll(
            Object.fromEntries(Object.keys(wanted.items).map((id) => [id, result.items[id]?.score ?? null])),
          ),
        }),
    ...(wanted.total === undefined ? {} : { total: plain(result.total) }),
    ...(wanted.evaluatedPrice === undefined ? {} : { evaluatedPrice: plain(result.evaluatedPrice) }),
    ...(wanted.consequences === undefined
      ? {}
      : {
          consequences: plainAll(
            Object.fromEntries(Object.entries(result.consequences ?? {}).map(([id, { value }]) => [id, value])),
          ),
        }),
  };
}
