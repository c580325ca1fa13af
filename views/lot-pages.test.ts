import { expect, test } from 'vitest';
import { LOT_PAGES } from './lot-pages.ts';
import { termsOf, termsOfLot } from './terms.ts';

test.each([
  ['open-tender', ['评标委员会', '投标文件', '本单位投标文件']],
  ['competitive-consultation', ['磋商小组', '响应文件', '本单位响应文件']],
  [null, ['评审小组', '响应（投标）文件', '本单位响应（投标）文件']],
] as const)('by the method %s the pages are called %j', (method, names) => {
  const own = LOT_PAGES.filter(({ view }) => ['panel', 'bids', 'own-bid'].includes(view));
  expect(own.map(({ nameOf }) => nameOf(termsOf({ method })))).toEqual(names);
});

test('a lot without a published scheme speaks as the procurement was begun', () => {
  const state = { about: { method: 'open-tender' } } as Parameters<typeof termsOfLot>[0]['state'];
  expect(termsOfLot({ state, lot: { scheme: null } }).tenderer).toBe('投标人');
  expect(termsOfLot({ state: { about: null }, lot: { scheme: null } }).tenderer).toBe('供应商');
});
