import { expect, it } from 'vitest';
import { loadReferenceData } from '../use-cases/reference-data.ts';
import { checkEvent } from './check-event.ts';
import { buildEvaluationInput } from './engine-input.ts';
import type { NewEvent } from './events/index.ts';
import { fold } from './fold/index.ts';
import { CHAIR, CLERK, event, place, tellStory, VENDOR_A, VENDOR_B } from './ledger-fixture.ts';

const story = tellStory();
const submissions = story.findIndex(({ type }) => type === 'final-price.submitted');
const before = story.slice(0, submissions);
const A = { lot: 1, tenderer: '示例甲' };
const B = { lot: 1, tenderer: '示例乙' };
const submit = (by: typeof VENDOR_A, of: typeof A, price: string) =>
  event('final-price.submitted', by, { ...of, price, document: null, location: null });
const decline = event('final-price.declined', CLERK, { ...B, reason: '退出磋商', legalBasis: '采购文件第 1 条' });
const open = event('prices.opened', CLERK, { lot: 1 });
const priceFact = (id: string, quotedPrice: string) =>
  event('fact.proposed', CHAIR, {
    ...A,
    id,
    fact: { about: 'price', value: { quotedPrice, location: null } },
    source: 'person',
  });

function refusals(events: readonly NewEvent[]): string[] {
  const placed = place(events);
  const next = placed.at(-1);
  return next === undefined ? [] : checkEvent(fold(placed.slice(0, -1)), next).map(({ code }) => code);
}
function priceOf(events: readonly NewEvent[]): string | null | undefined {
  const input = buildEvaluationInput(fold(place(events)), 1, '2026-06-01', loadReferenceData());
  return input?.tenderers.find(({ name }) => name === '示例甲')?.quotedPrice;
}

it('last prices are opened together, once every tenderer handed one in or is said to hand in none', () => {
  const first = [...before, submit(VENDOR_A, A, '100')];
  expect(refusals([...first, open])).toEqual(['prices-missing']);
  expect(refusals([...first, submit(VENDOR_B, B, '120'), open])).toEqual([]);
  expect(refusals([...first, decline, open])).toEqual([]);
});

it('who hands in no last price is not evaluated, and may not hand one in afterwards', () => {
  const events = [...before, submit(VENDOR_A, A, '100'), decline];
  const rejections = fold(place(events)).lots.get(1)?.bids.get('示例乙')?.rejections;
  expect(rejections?.get('final-price-declined')?.value).toMatchObject({
    reason: '没有提交最后报价：退出磋商',
    legalBasis: '采购文件第 1 条',
  });
  expect(refusals([...events, submit(VENDOR_B, B, '120')])).toEqual(['bid-invalid']);
  expect(refusals([...before, submit(VENDOR_B, B, '120'), decline])).toEqual(['submitted-already']);
});

it('the last price stands over the first offer, and a later correction over the last price', () => {
  const offered = [...before, priceFact('price', '150')];
  expect(priceOf(offered)).toBe('150');
  const handedIn = [...offered, submit(VENDOR_A, A, '100'), submit(VENDOR_B, B, '120')];
  expect(priceOf(handedIn)).toBe('150');
  const opened = [...handedIn, open];
  expect(priceOf(opened)).toBe('100');
  const { sequence } = place(offered).at(-1) ?? { sequence: 0 };
  const confirmed = event('fact.confirmed', CHAIR, { ...A, id: 'price', replaces: sequence });
  expect(priceOf([...opened, confirmed])).toBe('100');
  expect(priceOf([...opened, confirmed, priceFact('corrected', '99')])).toBe('99');
});
