import { describe, expect, test } from 'vitest';
import { findChosen, readYesNo } from './choice.ts';

describe('readYesNo', () => {
  test.each([
    ['是', true],
    ['否', false],
    ['不接受', false],
    ['接受', true],
    ['不允许', false],
    ['■是 □否', true],
    ['□是 ■否', false],
    ['是☑ 否□', true],
    ['是□ 否☑', false],
    ['[√]是 [ ]否', true],
    ['[ ]是 [√]否', false],
    ['(√)接受 □不接受', true],
    ['🗹不接受\n□接受，应满足下列要求：', false],
    ['🞎接受 🗹不接受', false],
    ['☐是  ☒否', false],
    ['\uf0a3是 \uf052否', false],
    ['不接受 □接受', false],
    ['（不允许）', false],
  ])('%j is %s', (answer, expected) => {
    expect(readYesNo(answer)).toBe(expected);
  });

  test.each(['□是 □否', '■是 ■否', '是/否', '是否', '___', '', '详见前附表'])('%j leaves it open', (answer) => {
    expect(readYesNo(answer)).toBeNull();
  });
});

describe('findChosen', () => {
  test('gives the chosen words only', () => {
    expect(findChosen('□公开招标 ■竞争性磋商 □询价')).toEqual(['竞争性磋商']);
  });

  test('a word with 口 in it is no box', () => {
    expect(findChosen('接口是否开放')).toBeNull();
  });
});
