import { expect, test } from 'vitest';
import { nameMediaType, shortenName, showSize } from './import-terms.ts';

test.each([
  [0, '0 字节'],
  [1023, '1023 字节'],
  [1024, '1 KB'],
  [1024 * 1024 - 1, '1024 KB'],
  [1024 * 1024, '1 MB'],
  [1.26 * 1024 * 1024, '1.3 MB'],
  [200 * 1024 * 1024, '200 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(showSize(bytes)).toBe(words);
});

test('a name is shortened in its middle, and only where it is too long', () => {
  expect(shortenName('一'.repeat(60))).toBe('一'.repeat(60));
  expect(shortenName(`${'一'.repeat(60)}.docx`)).toBe(`${'一'.repeat(43)}…${'一'.repeat(11)}.docx`);
});

test('a media type without a name stays as it stands', () => {
  expect(nameMediaType('application/x-unknown')).toBe('其他格式');
});
