import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readQuantities } from '../../importers/language/quantity.ts';
import type { AnswerRow } from '../../src/domain/bid.ts';
import type { Quantity } from '../../src/domain/requirement.ts';
import { findAlterations } from '../../src/engine/checks/altered-requirements.ts';
import { compareQuantities } from '../../src/engine/checks/quantities.ts';

interface Demand {
  published: string;
  kept: string[];
  changed: string[];
}

const demands = parse(
  readFileSync(path.join(import.meta.dirname, '../../fixtures/bids/changed-demands.yaml'), 'utf8'),
) as Demand[];
/** Share that has to be right, in percent. */
const LEAST = { changed: 95, kept: 95 };
const tally = { changed: { right: 0, all: 0 }, kept: { right: 0, all: 0 } };

afterAll(() => {
  const lines = Object.entries(tally).map(([kind, { right, all }]) => `demands ${kind.padEnd(8)} ${right} of ${all}`);
  process.stdout.write(`${lines.join('\n')}\n`);
});

describe('a quotation of a published demand', () => {
  test.each(['changed', 'kept'] as const)('is told apart by what it asks for: %s', (kind) => {
    const wrong: string[] = [];
    for (const demand of demands)
      for (const quoted of [...demand[kind], ...(kind === 'kept' ? spoil(demand.published) : [])]) {
        const found = describeChanges(demand.published, quoted);
        const isRight = (kind === 'changed') === found.length > 0;
        tally[kind].all += 1;
        if (isRight) tally[kind].right += 1;
        else wrong.push(`${quoted}: ${found.join('；') || 'nothing'}`);
      }
    const { right, all } = tally[kind];
    expect(right * 100, wrong.join('\n')).toBeGreaterThanOrEqual(all * LEAST[kind]);
  });
});

/** As it stands, cut short, and with every twentieth character misread. */
function spoil(published: string): string[] {
  const misread = [...published].map((character, at) => (at % 20 === 13 ? '囗' : character)).join('');
  return [published, published.slice(0, Math.ceil(published.length * 0.6)), misread];
}

function describeChanges(published: string, quoted: string): string[] {
  const location = { file: '示例.docx', page: null, path: 'table[1]/row[2]', quote: '' };
  const quantities = readQuantities(published).map(({ before, after, ...quantity }): Quantity => {
    return { ...quantity, what: `${before}${after}` };
  });
  const row: AnswerRow = {
    number: null,
    demand: quoted,
    answer: '',
    demandQuantities: readQuantities(quoted),
    answerQuantities: [],
    declaredDeviation: null,
    remark: null,
    form: 'unknown',
    location,
  };
  const { alterations } = compareQuantities(quantities, row.demandQuantities, []);
  return findAlterations(row, [published], alterations).texts;
}
