import { describe, expect, test } from 'vitest';
import { ITEM_KINDS } from '../../../src/domain/scoring-item.ts';
import { WORDINGS } from './fixtures/index.ts';
import { rowOf } from './fixtures/wording.ts';
import { KIND_READERS, readItem } from './index.ts';

describe('wordings', () => {
  test.each(
    WORDINGS.map((wording) => ({ name: `${wording.kind}: ${wording.title} ${wording.text.slice(0, 40)}`, wording })),
  )('$name', ({ wording }) => {
    const { item, findings } = readItem(rowOf(wording), 'item-1');
    expect(item).toMatchObject({ kind: wording.kind, ...wording.fields });
    if (wording.findings !== undefined)
      expect(findings.map(({ code }) => code).sort()).toEqual([...wording.findings].sort());
  });
});

describe('the list of kinds', () => {
  test('has a reader for every kind but unknown', () => {
    expect(KIND_READERS.map(({ kind }) => kind).sort()).toEqual(ITEM_KINDS.filter((kind) => kind !== 'unknown').sort());
  });

  test.each(ITEM_KINDS)('%s has wordings that show it', (kind) => {
    expect(WORDINGS.filter((wording) => wording.kind === kind).length).toBeGreaterThanOrEqual(3);
  });
});

describe('an item', () => {
  const row = rowOf({ title: '业绩', points: '6', text: '每提供一个类似业绩得2分，最多6分。' });

  test('keeps the text of its row and a short quote that stands in it', () => {
    const { item } = readItem(row, 'contracts', { section: 'objective' });
    expect(item).toMatchObject({ id: 'contracts', section: 'objective', title: '业绩', text: row.text });
    expect(row.text).toContain(item.location?.quote);
    expect(item.location?.quote.length).toBeLessThanOrEqual(30);
  });

  test('gives every finding its item and place', () => {
    const { findings } = readItem(rowOf({ title: '业绩', points: '6', text: '每个业绩2分，最多5分。' }), 'contracts');
    expect(findings).toMatchObject([
      { code: 'points-contradictory', item: 'contracts', locations: [{ file: '示例.docx' }] },
    ]);
    expect(findings[0]?.message).toMatch(/5 分.*6 分/);
  });

  test('takes full marks from the text only where the text states one value', () => {
    expect(readItem({ ...row, maxPoints: null }, 'a').item.maxPoints).toBe('6');
    expect(readItem({ ...row, maxPoints: null, text: '最多6分，最高5分。' }, 'a').item.maxPoints).toBeNull();
  });

  test.each([' ', '。', '(1)', '每提供一个得2分，', '1处，每', '的'])(
    'is read in linear time, even from %j over and over',
    (piece) => {
      const text = `项目负责人具有${piece.repeat(Math.ceil(20_000 / piece.length))}`;
      const start = performance.now();
      readItem({ ...row, text }, 'a');
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});
