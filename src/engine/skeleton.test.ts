import { describe, expect, test } from 'vitest';
import { Decimal, sum } from '../domain/decimal.ts';
import { type DraftScheme, draftLotSchema, draftProcurementSchema } from '../domain/draft.ts';
import { regulationFileSchema } from '../domain/regulation.ts';
import { createRegulations } from '../domain/regulations.ts';
import { proposeSkeleton, sharePoints } from './skeleton.ts';

const source = {
  title: '示例',
  document: '示例办法',
  documentNumber: '示例令第1号',
  article: '第五条',
  grade: 'A',
  checkedOn: '2026-11-01',
};
const weights = (goods: string, services: string) => ({
  goods: { min: goods, max: '0.60' },
  services: { min: services, max: '0.30' },
});
const formula = { benchmark: 'lowest', score: 'benchmark / price * maxPoints' };
const parameter = (id: string, value: unknown) => ({ ...source, id, values: [{ from: '2020-01-01', value }] });
const regulations = createRegulations(
  [
    {
      schemaVersion: '1',
      topic: 'price-weight',
      title: '示例',
      parameters: [
        parameter('open-tender', weights('0.30', '0.10')),
        parameter('competitive-consultation', weights('0.30', '0.12')),
        parameter('information-systems', weights('0.35', '0.15')),
      ],
    },
    {
      schemaVersion: '1',
      topic: 'price-formula',
      title: '示例',
      parameters: [parameter('open-tender', formula), parameter('competitive-consultation', formula)],
    },
  ].map((file) => regulationFileSchema.parse(file)),
);

const requirement = (title: string, form = 'technical') => ({
  id: 'r',
  number: '1',
  title,
  text: title,
  form,
  location: { file: '需求.docx', path: 'p[1]', quote: title },
});

function schemeOf(procurement: object, titles: readonly string[], commercial: readonly string[] = []): DraftScheme {
  return {
    procurement: draftProcurementSchema.parse({ schemaVersion: '1', ...procurement }),
    lot: draftLotSchema.parse({
      schemaVersion: '1',
      number: '1',
      title: '示例',
      requirements: [
        ...titles.map((title) => requirement(title)),
        ...commercial.map((title) => requirement(title, 'commercial')),
      ],
    }),
  };
}
const propose = (procurement: object, titles: readonly string[], commercial: readonly string[] = []) =>
  proposeSkeleton(schemeOf(procurement, titles, commercial), regulations, '2026-03-01');

describe('proposeSkeleton', () => {
  test.each([
    [{ method: 'open-tender', category: 'goods' }, '30'],
    [{ method: 'open-tender', category: 'services' }, '10'],
    [{ method: 'competitive-consultation', category: 'services' }, '12'],
    [{ method: 'open-tender', category: 'services', isInformationSystem: 'true' }, '15'],
    [{ method: 'open-tender', category: 'goods', isInformationSystem: 'true' }, '35'],
  ])('gives the price the lowest lawful weight: %j', (procurement, points) => {
    const [price] = propose(procurement, ['巡检', '培训']).items;
    expect(price).toMatchObject({
      kind: 'price',
      maxPoints: points,
      formula: { benchmark: 'lowest', score: `benchmark / price * ${points}` },
    });
  });

  test('has one item for each group of requirements and one for the commercial terms', () => {
    const { items } = propose(
      { method: 'open-tender', category: 'services' },
      ['巡检', '巡检', '培训'],
      ['付款方式', '服务期'],
    );
    expect(items.map(({ kind, title }) => [kind, title])).toEqual([
      ['price', '价格'],
      ['flaws', '巡检的实施方案'],
      ['flaws', '培训的实施方案'],
      ['commitment', '商务条款承诺'],
    ]);
    expect(items.at(-1)).toMatchObject({ covers: ['付款方式', '服务期'] });
  });

  test.each([1, 2, 3, 5, 7, 8, 9, 40])(
    'adds up to full marks with %i groups, all proposed and without a place',
    (count) => {
      const titles = Array.from({ length: count }, (_, index) => `需求${index + 1}`);
      const { items } = propose({ method: 'open-tender', category: 'services' }, titles);
      expect(sum(items.map(({ maxPoints }) => new Decimal(maxPoints ?? '0'))).toFixed()).toBe('100');
      expect(items.every(({ proposed, location }) => proposed && location === null)).toBe(true);
      expect(items.length).toBeLessThanOrEqual(9);
    },
  );

  test('lets tiers fall to nothing', () => {
    const item = propose({ method: 'open-tender', category: 'services' }, ['巡检', '培训']).items[1];
    expect(item).toMatchObject({
      tiers: [
        { flaws: 0, points: '45', orMore: false },
        { flaws: 1, points: '30', orMore: false },
        { flaws: 2, points: '15', orMore: false },
        { flaws: 3, points: '0', orMore: true },
      ],
    });
  });

  test.each([
    [{ method: 'competitive-negotiation', category: 'goods' }, 'skeleton-price-only'],
    [{ method: 'inquiry', category: 'goods' }, 'skeleton-price-only'],
    [{ method: 'single-source', category: 'goods' }, 'skeleton-price-only'],
    [{ category: 'goods' }, 'skeleton-method-unknown'],
    [{ method: 'open-tender' }, 'skeleton-category-unknown'],
    [{ method: 'open-tender', category: 'works' }, 'skeleton-weight-unknown'],
  ])('proposes nothing for %j and says why', (procurement, code) => {
    const { items, messages } = propose(procurement, ['巡检']);
    expect(items).toEqual([]);
    expect(messages.map((message) => message.code)).toEqual([code]);
  });

  test('proposes nothing before the law has a value, and nothing without requirements', () => {
    const scheme = schemeOf({ method: 'open-tender', category: 'goods' }, ['巡检']);
    expect(proposeSkeleton(scheme, regulations, '2019-12-31').messages[0]?.code).toBe('skeleton-weight-unknown');
    expect(propose({ method: 'open-tender', category: 'goods' }, []).messages[0]?.code).toBe(
      'skeleton-without-requirements',
    );
  });
});

describe('sharePoints', () => {
  const group = (count: number) => ({
    title: '',
    isCommercial: false,
    requirements: Array.from({ length: count }, () => requirement('') as never),
  });

  test.each([
    ['90', [1, 1, 1], ['30', '30', '30']],
    ['90', [1, 5, 1, 2], ['22', '23', '22', '23']],
    ['70', [3, 3, 3], ['24', '23', '23']],
    ['87.5', [1, 2], ['43.5', '44']],
  ])('%s among groups of %j', (whole, counts, points) => {
    expect(sharePoints(new Decimal(whole), counts.map(group))).toEqual(points);
  });
});
