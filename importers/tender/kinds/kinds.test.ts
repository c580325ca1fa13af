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
