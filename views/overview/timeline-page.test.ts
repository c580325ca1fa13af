import { expect, test } from 'vitest';
import type { NewEvent } from '../../src/ledger/events/index.ts';
import { CLERK, event, PURCHASER, place } from '../../src/ledger/ledger-fixture.ts';
import { groupEvents, numberEvents } from './timeline-page.tsx';

const AT = '2025-12-15T01:00:00.000Z';
const open = (tenderer: string, by = CLERK, at = AT): NewEvent =>
  event('bid.opened', by, { lot: 1, tenderer, part: 'only' }, at);
const sizes = (...events: NewEvent[]) => groupEvents(numberEvents(place(events))).map((alike) => alike.length);

test('what one person did in one go about one tenderer stands in one row, with nothing left out', () => {
  expect(sizes(open('示例甲'), open('示例甲'), open('示例甲'), open('示例乙'))).toEqual([3, 1]);
  expect(sizes(open('示例甲'), open('示例甲', CLERK, '2025-12-15T01:00:00.350Z'))).toEqual([2]);
  expect(sizes()).toEqual([]);
});

test('another person, moment or kind begins a row, and so does what comes back to the first', () => {
  const later = open('示例甲', CLERK, '2025-12-15T01:00:01.000Z');
  expect(sizes(open('示例甲'), open('示例甲', PURCHASER), open('示例甲'), later)).toEqual([1, 1, 1, 1]);
  const withdrawn = event('bid.withdrawn', CLERK, { lot: 1, tenderer: '示例甲', document: null, reason: null }, AT);
  expect(sizes(open('示例甲'), withdrawn, open('示例甲'))).toEqual([1, 1, 1]);
});
