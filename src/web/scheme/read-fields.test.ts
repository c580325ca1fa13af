import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type SchemeField, typeOut } from '../../../views/scheme/fields.ts';
import { listItemFields } from '../../../views/scheme/item-fields.ts';
import { LOT_FIELDS, SHARED_FIELDS } from '../../../views/scheme/lot-fields.ts';
import { draftItemSchema, draftLotSchema, draftProcurementSchema } from '../../domain/draft.ts';
import { kindFileSchema } from '../../domain/kind-file.ts';
import { parseYaml } from '../../storage/files/read-yaml.ts';
import { loadReferenceData } from '../../use-cases/reference-data.ts';
import { placeProblems, readTyped, writeTyped } from './read-fields.ts';

const KINDS = new URL('../../../schemes/kinds/', import.meta.url);
const { levelOrders } = loadReferenceData();
const LOT = draftLotSchema.parse({
  schemaVersion: '1',
  number: '1',
  title: '包',
  purpose: 'performance-assessment',
  sections: [{ id: 'a', title: '甲' }],
  scales: [{ id: 's', title: '表', points: '100', weight: '1' }],
});

describe('fields', () => {
  test.each(readdirSync(KINDS))('lose nothing of the examples of %s', (file) => {
    const { examples, kind } = parseYaml(file, readFileSync(new URL(file, KINDS), 'utf8'), kindFileSchema).value;
    for (const { item, title } of examples) {
      const fields = listItemFields(kind, LOT, levelOrders);
      const written = writeTyped(fields, typeOut(fields, item), item);
      expect(draftItemSchema.parse(written), title).toEqual(item);
      const fresh = writeTyped(fields, typeOut(fields, item), null);
      const { id, location, proposed } = JSON.parse(JSON.stringify(item, toText)) as Record<string, unknown>;
      const parsed = draftItemSchema.parse({ ...fresh, id, kind, location, proposed });
      expect(withoutIds(parsed), title).toEqual(withoutIds(item));
    }
  });

  test.each([
    ['10%', '0.10'],
    ['１２．５％', '0.125'],
    ['0.2', '0.2'],
    ['一成', '一成'],
  ])('take a share as people write it: %s', (typed, share) => {
    const before = { sme: { smallMicroDeduction: '0.10' } };
    expect(typeOut(LOT_FIELDS, before)['sme.smallMicroDeduction']).toBe('10%');
    expect(writeTyped(LOT_FIELDS, { 'sme.smallMicroDeduction': typed }, before)).toMatchObject({
      sme: { smallMicroDeduction: share },
    });
  });

  test('keep of rows what no field shows, and give new rows ids of their own', () => {
    const location = { file: 'a', page: null, path: 'p[1]', quote: '' };
    const before = draftItemSchema.parse({
      id: 'people',
      title: '人员',
      kind: 'people',
      maxPoints: '10',
      roles: [
        { id: 'manager', role: '经理', counting: 'people', pointsEach: '2', maxPoints: '4', location },
        { id: 'role-1', role: '工程师', counting: 'people', pointsEach: '1', maxPoints: '3' },
      ],
    });
    const fields = listItemFields('people', LOT, levelOrders);
    const typed = typeOut(fields, before) as Record<string, unknown>;
    const [first, second] = typed['roles'] as object[];
    const added = { ...first, was: '', role: '助理' };
    const item = draftItemSchema.parse(
      writeTyped(fields, { ...typed, roles: [second, first, added] } as never, before),
    );
    if (item.kind !== 'people') throw new Error('no people');
    expect(item.roles.map(({ id, role }) => [id, role])).toEqual([
      ['role-1', '工程师'],
      ['manager', '经理'],
      ['role-2', '助理'],
    ]);
    expect(item.roles[1]?.location).toEqual(location);
    expect(item.roles[2]?.location).toBeNull();
  });

  test('drop rows left blank, so that problems are told at the fields as they stand then', () => {
    const fields: SchemeField[] = listItemFields('flaws', LOT, levelOrders).filter(({ name }) => name === 'tiers');
    const form = {
      'tiers.0.was': ['0'],
      'tiers.0.flaws': [''],
      'tiers.0.orMore': ['false'],
      'tiers.0.points': [' '],
      'tiers.1.was': ['1'],
      'tiers.1.flaws': ['x'],
      'tiers.1.orMore': ['true'],
      'tiers.1.points': [''],
    };
    const typed = readTyped(fields, form);
    expect(typed['tiers']).toHaveLength(1);
    const written = writeTyped(fields, typed, null);
    const parsed = draftItemSchema.safeParse({ ...written, id: 'a', title: 'a', kind: 'flaws', maxPoints: '1' });
    if (parsed.success) throw new Error('accepted');
    expect(placeProblems(parsed.error, fields)).toEqual([
      { field: 'tiers.0.flaws', message: expect.stringContaining('档 1 的瑕疵数：“x”不是整数') },
      { field: 'tiers.0.points', message: '档 1 的得分：请填写' },
    ]);
  });

  test('take figures as people write them, and nothing else for figures', () => {
    const written = writeTyped(LOT_FIELDS, { title: '包', budget: '１,234,567.50', totalPoints: '一百' }, LOT);
    expect(written['budget']).toBe('1234567.50');
    const parsed = draftLotSchema.safeParse(written);
    if (parsed.success) throw new Error('accepted');
    expect(placeProblems(parsed.error, LOT_FIELDS).map(({ field }) => field)).toEqual(['totalPoints']);
  });

  test('of a procurement leave out rounding and order of ranking that are not stated, and keep the rest', () => {
    const before = draftProcurementSchema.parse({
      schemaVersion: '1',
      rules: { rounding: { item: { scale: '1', mode: 'down' } }, tieBreaks: ['quoted-price'] },
      qualifications: [{ id: 'q', text: '具有资质', location: { file: 'a', path: 'p[1]', quote: '' } }],
    });
    const typed = typeOut(SHARED_FIELDS, before);
    expect(typed['rules.tieBreaks']).toBe('报价低的在前');
    expect(draftProcurementSchema.parse(writeTyped(SHARED_FIELDS, typed, before))).toEqual(before);
    const cleared = {
      ...typed,
      'rules.rounding.item.scale': '',
      'rules.rounding.item.mode': '',
      'rules.tieBreaks': '',
    };
    const after = draftProcurementSchema.parse(writeTyped(SHARED_FIELDS, cleared, before));
    expect(after.rules.rounding).toEqual({});
    expect(after.rules.tieBreaks).toBeUndefined();
    expect(after.qualifications).toEqual(before.qualifications);
  });
});

function toText(_: string, value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** Rows of a new item get ids of their own. */
function withoutIds(item: object): unknown {
  return JSON.parse(JSON.stringify(item, (key, value) => (key === 'id' ? undefined : value)));
}
