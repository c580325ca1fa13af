import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseForMatching } from './matching.ts';

describe('normalising a text for matching', () => {
  it.each([
    ['full-width forms become half-width', '（Ａ１２）：５０％', '(A12):50%'],
    ['spaces between Chinese characters go', '项 目　编 号', '项目编号'],
    ['spaces between Chinese characters and signs go', '（ 一 ）项目 ： 名称', '(一)项目:名称'],
    ['a space beside a figure or a Latin word stays', '质保 3 年，符合 ISO 9001', '质保 3 年,符合 ISO 9001'],
    ['several spaces beside a figure are one', '共  3   人', '共 3 人'],
    ['soft hyphens and zero-width characters go', '投\u00ad标\u200b报\ufeff价', '投标报价'],
    ['all quotation marks are one', '“甲”「乙」‘丙’', `"甲""乙"'丙'`],
    ['all dashes are one', '2024—2025——2026–2027', '2024-2025-2026-2027'],
    ['square brackets are one', '【2024】〔3〕', '[2024][3]'],
    ['title marks stay', '《中小企业声明函》', '《中小企业声明函》'],
    ['line breaks and tabs stay, without the spaces beside them', '甲 \n 乙\t丙 ', '甲\n乙\t丙'],
    ['radicals of a PDF font become the characters', '⼀、⼈员', '一、人员'],
    ['bracketed numbers open up', '⑴㈠Ⅲ', '(1)(一)III'],
    ['circled numbers and exponents do not run into the digits before them', '100①10²', '100①10²'],
    [
      'an accent joins the plain letter before it, even behind what shows nothing',
      'cafe\u200b\u0301，项目',
      'café,项目',
    ],
  ])('%s', (_, text, normal) => {
    expect(normaliseForMatching(text)).toBe(normal);
  });

  it('changes nothing the second time', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'投标 　\t\n（）“—1Ａ①\u200b㈠⼀ﾞ¨') });
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), (text) => {
        const once = normaliseForMatching(text);
        expect(normaliseForMatching(once)).toBe(once);
      }),
    );
  });
});
