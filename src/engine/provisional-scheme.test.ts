import { expect, test } from 'vitest';
import { draftLotSchema, draftProcurementSchema } from '../domain/draft.ts';
import { buildProvisionalScheme } from './provisional-scheme.ts';

const location = { file: '采购文件.docx', page: null, path: 'table[1]/row[2]', quote: '证书' };
const KNOWN = { title: '示例项目', category: 'services' } as const;

function provisional(items: object[], lot: object = {}) {
  const procurement = draftProcurementSchema.parse({ schemaVersion: '1' });
  const draft = draftLotSchema.parse({ schemaVersion: '1', number: '1', title: '示例包', ...lot });
  const read = draftLotSchema.shape.items.parse(items.map((item) => ({ location, ...item })));
  return buildProvisionalScheme({ procurement, lot: { ...draft, items: read } }, KNOWN);
}

const price = (score: string) => ({
  id: 'price',
  title: '报价',
  kind: 'price',
  maxPoints: '10',
  formula: { benchmark: 'lowest', score },
});

test('what was read in full stays, with the title and category that people gave', () => {
  const { scheme, findings } = provisional([price('benchmark / price * 10')]);
  expect(scheme.procurement).toMatchObject(KNOWN);
  expect(scheme.lot.items.map(({ kind }) => kind)).toEqual(['price']);
  expect(findings).toEqual([]);
});

test('an item without its list keeps points and place, is left to people, and that is told with its place', () => {
  const { scheme, findings } = provisional([
    { id: 'c', title: '证书', kind: 'checklist', maxPoints: '4', pointsEach: '2', objective: 'true' },
  ]);
  expect(scheme.lot.items).toEqual([
    expect.objectContaining({ id: 'c', kind: 'unknown', maxPoints: '4', objective: true, location }),
  ]);
  expect(scheme.lot.items[0]).not.toHaveProperty('certificates');
  expect(findings).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('“证书”没有列出证书，不提示得分'),
      locations: [location],
    }),
  ]);
});

test('an item without points is left out, and that is told', () => {
  const { scheme, findings } = provisional([{ id: 'u', title: '信誉', kind: 'unknown' }]);
  expect(scheme.lot.items).toEqual([]);
  expect(findings[0]?.message).toContain('“信誉”没有分值，不列入检查');
});

test('a formula that cannot be computed is left to people', () => {
  const { scheme, findings } = provisional([price('benchmark / / price')]);
  expect(scheme.lot.items.map(({ kind }) => kind)).toEqual(['unknown']);
  expect(findings[0]?.message).toContain('“报价”的评分规则没有读准');
});

test('sums that do not add up are told and change nothing', () => {
  const { scheme, findings } = provisional([price('benchmark / price * 10')], { totalPoints: '100' });
  expect(scheme.lot.items).toHaveLength(1);
  expect(findings.map(({ code }) => code)).toEqual(['draft-sum-mismatch']);
});
