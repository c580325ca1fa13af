import { expect, test } from 'vitest';
import { findQuote } from './scripts/viewer/find-quote.js';

const TEXT = '质保期为 三年，\n自验收合格之日起算。';

test.each([
  ['三年', '三年'],
  ['为三年，自验收', '为 三年，\n自验收'],
  ['为 三 年', '为 三年'],
  ['　质保期', '质保期'],
  ['自验收合格……', '自验收合格'],
  ['自验收合格...', '自验收合格'],
])('%j is found as %j', (quote, standing) => {
  const found = findQuote(TEXT, quote);
  expect(found === null ? null : TEXT.slice(found.start, found.end)).toBe(standing);
});

test.each(['五年', '', ' ', '…', `${TEXT}三年`])('%j is not there', (quote) => {
  expect(findQuote(TEXT, quote)).toBeNull();
});
