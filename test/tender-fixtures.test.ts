import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { importDocument } from '../importers/importer.ts';
import { readTender } from '../importers/tender/index.ts';
import type { DraftItem, DraftLot, TenderDraft } from '../src/domain/draft.ts';
import { workedScores } from './acceptance/compare-items.ts';

/**
 * Invented procurement documents of many kinds, each with what a procurement officer reads out of it. A kind that is a list
 * is one of several defensible readings.
 */
const FOLDER = 'fixtures/tenders';

const expectedItem = z.strictObject({
  title: z.string().optional(),
  points: z.string(),
  kind: z.union([z.string(), z.array(z.string())]),
  objective: z.string().optional(),
  pointsEach: z.string().optional(),
  pointsOff: z.string().optional(),
  since: z.string().optional(),
  tiers: z.string().optional(),
  scaleWeight: z.string().optional(),
  /** Points of the price item for bids of 90, 100 and 110. */
  worked: z.string().optional(),
});
const expectedDraft = z.strictObject({
  title: z.string(),
  number: z.string(),
  method: z.string(),
  buyer: z.string(),
  consortiumAllowed: z.string().optional(),
  bidValidityDays: z.string().optional(),
  /** Codes of findings that must be told. */
  findings: z.array(z.string()).default([]),
  lots: z.array(
    z.strictObject({
      number: z.string(),
      title: z.string().optional(),
      budget: z.string().optional(),
      ceilingPrice: z.string().optional(),
      totalPoints: z.string().optional(),
      setAside: z.string().optional(),
      smallMicroDeduction: z.string().optional(),
      mandatory: z.array(z.string()),
      items: z.array(expectedItem),
    }),
  ),
});
type ExpectedItem = z.output<typeof expectedItem>;

const names = readdirSync(FOLDER).filter((name) => !name.includes('.'));
const drafts = new Map<string, TenderDraft>();
for (const name of names) {
  const file = findDocument(name);
  drafts.set(name, readTender([await importDocument(path.basename(file), readFileSync(file))]));
}

/** `document.html`, or the document in another format. */
function findDocument(name: string): string {
  const folder = path.join(FOLDER, name);
  return path.join(folder, readdirSync(folder).find((file) => file.startsWith('document.')) ?? 'document.html');
}

function readExpected(name: string) {
  return expectedDraft.parse(
    parse(readFileSync(path.join(FOLDER, name, 'expected.yaml'), 'utf8'), { schema: 'failsafe' }),
  );
}

/** What is expected and what was drafted, as text, field by field; only what is expected is compared. */
function pick(
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): [unknown, unknown] {
  const keys = Object.keys(expected).filter((key) => typeof expected[key] === 'string');
  const show = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(keys.map((key) => [key, String(values[key])]));
  return [show(found), show(expected)];
}

function describeItem(expected: ExpectedItem, item: DraftItem | undefined): Record<string, unknown> {
  if (item === undefined) return {};
  const isWorked = item.kind === 'price' && expected.worked !== undefined;
  const pointsEach = 'pointsEach' in item ? item.pointsEach : item.kind === 'people' ? item.roles[0]?.pointsEach : null;
  return {
    ...item,
    points: item.maxPoints,
    pointsEach,
    ...(item.kind === 'flaws'
      ? { tiers: item.tiers.map((tier) => `${tier.flaws}${tier.orMore ? '+' : ''}:${tier.points}`).join(' ') }
      : {}),
    worked: isWorked ? workedScores(item.formula, item.maxPoints) : null,
  };
}

function isDefensible(expected: ExpectedItem, item: DraftItem | undefined): boolean {
  return item !== undefined && [expected.kind].flat().includes(item.kind);
}

describe.each(names)('%s', (name) => {
  const expected = readExpected(name);
  const draft = drafts.get(name);
  if (draft === undefined) throw new Error(name);

  it('gives the facts of the procurement', () => {
    const [found, wanted] = pick(expected, { ...draft.procurement });
    expect(found).toEqual(wanted);
    expect(draft.lots.map(({ number }) => String(number))).toEqual(expected.lots.map(({ number }) => number));
    for (const code of expected.findings) expect(draft.messages.map((message) => message.code)).toContain(code);
  });

  it.each(expected.lots)('lot $number has its money, its policy and its ★ clauses', (lot) => {
    const drafted = draft.lots.find(({ number }) => String(number) === lot.number);
    const [found, wanted] = pick(lot, { ...drafted, ...drafted?.sme });
    expect(found).toEqual(wanted);
    const clauses = [...draft.procurement.mandatoryRequirements, ...(drafted?.mandatoryRequirements ?? [])];
    expect(clauses.map(({ number }) => number)).toEqual(lot.mandatory);
  });

  it.each(expected.lots)('lot $number has its items with their points and rules', (lot) => {
    const items = draft.lots.find(({ number }) => String(number) === lot.number)?.items ?? [];
    const pairs = lot.items.map((item, index) => pick(item, { ...describeItem(item, items[index]), kind: item.kind }));
    expect(pairs.map(([found]) => found)).toEqual(pairs.map(([, wanted]) => wanted));
    expect(items).toHaveLength(lot.items.length);
    const kinds = lot.items.map((item, index) => [item.title, isDefensible(item, items[index]) || items[index]?.kind]);
    expect(kinds).toEqual(lot.items.map((item) => [item.title, true]));
  });

  it('has a place in the document for every item', () => {
    const text = readFileSync(findDocument(name), 'utf8').replace(/<[^>]*>/g, '');
    const places = draft.lots.flatMap(({ items }: DraftLot) => items.map(({ location }) => location));
    const plain = text.replace(/\s/g, '');
    for (const place of places) expect(plain).toContain(place?.quote.replace(/\s/g, ''));
  });
});

test('rules that are not understood are few', () => {
  const items = [...drafts.values()].flatMap(({ lots }) => lots.flatMap((lot) => lot.items));
  const unknown = items.filter(({ kind }) => kind === 'unknown');
  expect(unknown.length / items.length).toBeLessThan(0.1);
});
