import { expect, it } from 'vitest';
import { decodeSteps } from './ctc.ts';

/** One row per step: the likelihood of blank, 甲, 乙. */
function decode(steps: number[][]) {
  return decodeSteps(Float32Array.from(steps.flat()), steps.length, 3, ['甲', '乙']);
}

it('joins repeats and keeps what a blank parts', () => {
  const read = decode([
    [0.1, 0.9, 0],
    [0.3, 0.7, 0],
    [0.8, 0.2, 0],
    [0.2, 0.8, 0],
    [0, 0, 1],
  ]);
  expect(read.text).toBe('甲甲乙');
  expect(read.confidence).toBeCloseTo((0.9 + 0.8 + 1) / 3);
});

it('reads nothing, with no confidence, from blanks', () => {
  expect(decode([[1, 0, 0]])).toEqual({ text: '', confidence: 0 });
});

it('keeps a character that only just loses against the blank, as doubtful', () => {
  const read = decode([
    [1, 0, 0],
    [0.52, 0.43, 0],
    [1, 0, 0],
    [0, 0, 1],
  ]);
  expect(read.text).toBe('甲乙');
  expect(read.confidence).toBeCloseTo((0.43 + 1) / 2);
  // The edge of a character, not another one.
  expect(
    decode([
      [0.1, 0.9, 0],
      [0.6, 0.4, 0],
      [1, 0, 0],
    ]).text,
  ).toBe('甲');
  expect(
    decode([
      [0.1, 0.9, 0],
      [1, 0, 0],
      [0.6, 0.4, 0],
      [1, 0, 0],
    ]).text,
  ).toBe('甲');
});
