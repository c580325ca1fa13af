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
