import { describe, expect, test } from 'vitest';
import { type DraftScheme, draftLotSchema, draftProcurementSchema } from './draft.ts';
import {
  createId,
  findRequirement,
  moveItem,
  putItem,
  putRequirement,
  removeItem,
  removeRequirement,
  replaceSections,
} from './edit-draft.ts';
import { requirementSchema } from './requirement.ts';

const location = { file: '示例.txt', path: 'p[1]', quote: '评分' };
const item = (id: string, section: string) => ({
  id,
  title: id,
  section,
  kind: 'discretion',
  maxPoints: '10',
  location,
});
const SCHEME: DraftScheme = {
  procurement: draftProcurementSchema.parse({ schemaVersion: '1' }),
  lot: draftLotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '包',
    sections: [
      { id: 'a', title: '甲' },
      { id: 'b', title: '乙' },
    ],
    items: [item('a-1', 'a'), item('b-1', 'b'), item('a-2', 'a')],
  }),
};
const ids = ({ lot }: DraftScheme) => lot.items.map(({ id }) => id);
const first = SCHEME.lot.items[0] as DraftScheme['lot']['items'][number];
const requirement = requirementSchema.parse({ id: 'r-1', number: '1', text: '提供服务', location });

describe('items', () => {
  test('move past their neighbours of the same section, and stay at its edge', () => {
    expect(ids(moveItem(SCHEME, 'a-1', 'down'))).toEqual(['a-2', 'b-1', 'a-1']);
    expect(ids(moveItem(SCHEME, 'a-2', 'up'))).toEqual(['a-2', 'b-1', 'a-1']);
    expect(ids(moveItem(SCHEME, 'a-1', 'up'))).toEqual(['a-1', 'b-1', 'a-2']);
    expect(ids(moveItem(SCHEME, 'unknown', 'up'))).toEqual(['a-1', 'b-1', 'a-2']);
  });

  test('that are new stand behind the others of their section; known ones keep their place', () => {
    expect(ids(putItem(SCHEME, { ...first, id: 'b-2', section: 'b' }))).toEqual(['a-1', 'b-1', 'b-2', 'a-2']);
    expect(putItem(SCHEME, { ...first, title: '改名' }).lot.items[0]?.title).toBe('改名');
    expect(ids(removeItem(SCHEME, 'b-1'))).toEqual(['a-1', 'a-2']);
  });

  test('keep their section from going', () => {
    const [sectionA] = SCHEME.lot.sections;
    if (sectionA === undefined) throw new Error('no section');
    expect(() => replaceSections(SCHEME, [sectionA])).toThrow(/“乙”里还有评审因素/);
    const without = removeItem(SCHEME, 'b-1');
    expect(replaceSections(without, [sectionA]).lot.sections).toEqual([sectionA]);
  });

  test('get ids that nobody has', () => {
    expect(createId('item', ['item-1', 'item-3'])).toBe('item-2');
  });
});

describe('requirements', () => {
  test('stand in one place, also after they were marked ★ or given to all lots', () => {
    const own = putRequirement(SCHEME, requirement, { isShared: false, isMandatory: false });
    const marked = putRequirement(own, requirement, { isShared: true, isMandatory: true });
    expect(marked.lot.requirements).toEqual([]);
    expect(marked.procurement.mandatoryRequirements).toEqual([requirement]);
    expect(findRequirement(marked, 'r-1')?.place).toEqual({ isShared: true, isMandatory: true });
    expect(findRequirement(removeRequirement(marked, 'r-1'), 'r-1')).toBeNull();
  });
});
