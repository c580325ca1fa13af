import { describe, expect, test } from 'vitest';
import type { TendererResult } from '../src/domain/evaluation.ts';
import { lotSchema } from '../src/domain/lot.ts';
import { describeRange, groupItems, sumGroup } from './score-groups.ts';

const formula = { benchmark: 'lowest', score: 'benchmark / price * 30' };
const price = { id: 'price', title: '报价', kind: 'price', maxPoints: '30', formula };
const contracts = { id: 'contracts', title: '业绩', kind: 'count', maxPoints: '10', pointsEach: '2' };
const plan = { id: 'plan', title: '方案', kind: 'discretion', maxPoints: '60' };

function lotOf(parts: object) {
  return lotSchema.parse({ schemaVersion: '1', number: '1', title: '第一包', totalPoints: '100', ...parts });
}

function resultOf(scores: Record<string, string | null>): TendererResult {
  const items = Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, { score, byMember: {} }]));
  return {
    name: '示例甲',
    status: 'ranked',
    reasons: [],
    quotedPrice: null,
    evaluatedPrice: null,
    items,
    total: null,
    rank: null,
  };
}

describe('groups of items', () => {
  test('follow the sections of the scheme', () => {
    const lot = lotOf({
      sections: [
        { id: 'a', title: '价格部分', points: '30' },
        { id: 'b', title: '其余部分', points: '70' },
      ],
      items: [
        { ...price, section: 'a' },
        { ...contracts, section: 'b' },
        { ...plan, section: 'b' },
      ],
    });
    const groups = groupItems(lot).map(({ title, maxPoints }) => [title, maxPoints.toFixed()]);
    expect(groups).toEqual([
      ['价格部分', '30'],
      ['其余部分', '70'],
    ]);
  });

  test('are told apart by the nature of the items where there is one section', () => {
    const lot = lotOf({
      sections: [{ id: 'a', title: '详细评审', points: '100' }],
      items: [price, contracts, plan].map((item) => ({ ...item, section: 'a' })),
    });
    expect(groupItems(lot).map(({ title }) => title)).toEqual(['价格', '客观', '主观']);
  });

  test('are the scales, with their weights, where the scheme has several', () => {
    const lot = lotOf({
      scales: [
        { id: 'x', title: '商务', points: '100', weight: '0.4' },
        { id: 'y', title: '技术', points: '100', weight: '0.6' },
      ],
      items: [
        { ...contracts, scale: 'x' },
        { ...plan, scale: 'y' },
      ],
    });
    const groups = groupItems(lot).map(({ title, weight }) => [title, weight.toFixed()]);
    expect(groups).toEqual([
      ['商务', '0.4'],
      ['技术', '0.6'],
    ]);
  });

  test('are the single items in a performance assessment', () => {
    const lot = lotOf({ purpose: 'performance-assessment', items: [contracts, plan] });
    expect(groupItems(lot).map(({ title }) => title)).toEqual(['业绩', '方案']);
  });

  test('lose no item that stands outside every section', () => {
    const lot = lotOf({
      sections: [
        { id: 'a', title: '甲', points: '30' },
        { id: 'b', title: '乙', points: '10' },
      ],
      items: [{ ...price, section: 'a' }, { ...contracts, section: 'b' }, plan],
    });
    expect(groupItems(lot).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['price', 'contracts', 'plan']);
  });
});

test('a group has no sum while one of its items has no score', () => {
  const [group] = groupItems(
    lotOf({
      scales: [{ id: 'x', title: '商务', points: '70', weight: '1' }],
      items: [
        { ...contracts, scale: 'x' },
        { ...plan, scale: 'x' },
      ],
    }),
  );
  if (group === undefined) throw new Error('no group');
  expect(sumGroup(group, resultOf({ contracts: '6', plan: null }))).toBeNull();
  expect(sumGroup(group, resultOf({ contracts: '6', plan: '9.33' }))?.toFixed()).toBe('15.33');
});

test('a range names both ends where an item can cost points', () => {
  expect(describeRange({ minPoints: '0', maxPoints: '10' })).toBe('10');
  expect(describeRange({ minPoints: '-10', maxPoints: '2' })).toBe('−10～2');
});
