import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeCanonical } from './canonical-json.ts';

it('sorts keys by UTF-16 units and writes no blanks (RFC 8785, 3.2.3)', () => {
  const keys = { '\u20ac': '1', '\r': '2', '\ufb33': '3', '1': '4', '\ud83d\ude00': '5', '\u0080': '6', '\u00f6': '7' };
  const sorted = '{"\\r":"2","1":"4","\u0080":"6","\u00f6":"7","\u20ac":"1","\ud83d\ude00":"5","\ufb33":"3"}';
  expect(writeCanonical(keys)).toBe(sorted);
});

it('writes the shortest escapes (RFC 8785, 3.2.2.2)', () => {
  expect(writeCanonical('€$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

it('leaves out what is undefined, keeps null, and does not care in which order things were said', () => {
  expect(writeCanonical({ b: undefined, c: null, a: [true, 1] })).toBe('{"a":[true,1],"c":null}');
  expect(writeCanonical({ x: '1', y: '2' })).toBe(writeCanonical({ y: '2', x: '1' }));
});

it.each([0.1, -0, Number.NaN, 2 ** 53, 1n, 'half \ud83d'])('refuses %s, on which no hash could stand', (value) => {
  expect(() => writeCanonical({ value })).toThrow();
});

it('is what JSON makes of the same value with every object in order, however many keys it has', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'B', '9', '"', '\\', '\n', '\u0001', '标', '\ue000', '\ud83d\ude00'),
  });
  const values = fc.letrec((tie) => ({
    value: fc.oneof(texts, fc.maxSafeInteger(), fc.boolean(), fc.constant(null), tie('array'), tie('object')),
    array: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(texts, tie('value'), { maxKeys: 40, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(values.object, (value) => {
      expect(writeCanonical(value)).toBe(writeInOrder(value));
    }),
    { numRuns: 300 },
  );
});

function writeInOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeInOrder).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, part]) => `${JSON.stringify(key)}:${writeInOrder(part)}`).join()}}`;
}
