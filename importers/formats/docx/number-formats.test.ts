import { describe, expect, it } from 'vitest';
import { formatNumber } from './number-formats.ts';

describe('a number of a list', () => {
  it.each([
    ['decimal', { 1: '1', 10: '10' }],
    ['decimalZero', { 1: '01', 10: '10' }],
    ['decimalFullWidth', { 1: '１', 10: '１０' }],
    ['decimalEnclosedCircle', { 1: '①', 20: '⑳', 21: '21' }],
    ['decimalEnclosedCircleChinese', { 1: '①', 10: '⑩' }],
    ['decimalEnclosedParen', { 1: '⑴', 20: '⒇', 21: '21' }],
    ['decimalEnclosedFullstop', { 1: '⒈', 20: '⒛' }],
    ['ideographEnclosedCircle', { 1: '㊀', 10: '㊉', 11: '11' }],
    ['ideographTraditional', { 1: '甲', 10: '癸', 11: '11' }],
    ['ideographZodiac', { 1: '子', 12: '亥', 13: '13' }],
    ['ideographZodiacTraditional', { 1: '甲子', 11: '甲戌', 60: '癸亥', 61: '61' }],
    ['chineseCounting', { 1: '一', 10: '十', 11: '十一', 20: '二十', 99: '九十九', 105: '一○五' }],
    [
      'chineseCountingThousand',
      { 10: '十', 19: '十九', 100: '一百', 101: '一百零一', 110: '一百一十', 1001: '一千零一' },
    ],
    ['chineseCountingThousand', { 10000: '一万', 10010: '一万零一十', 120000: '十二万' }],
    ['japaneseCounting', { 1: '一', 10: '十', 11: '十一', 21: '二十一', 100: '百', 101: '百一', 10000: '一万' }],
    ['taiwaneseCountingThousand', { 12: '十二', 20000: '二萬' }],
    ['ideographDigital', { 1: '一', 10: '一〇', 23: '二三' }],
    ['chineseLegalSimplified', { 1: '壹', 2: '贰', 10: '壹拾', 11: '壹拾壹', 305: '叁佰零伍' }],
    ['ideographLegalTraditional', { 2: '貳', 20: '貳拾' }],
    ['japaneseLegal', { 2: '弐', 30: '参拾' }],
    ['lowerLetter', { 1: 'a', 26: 'z', 27: 'aa', 28: 'bb', 781: '781' }],
    ['upperLetter', { 1: 'A', 53: 'AAA' }],
    ['lowerRoman', { 1: 'i', 4: 'iv', 49: 'xlix' }],
    ['upperRoman', { 9: 'IX', 1994: 'MCMXCIV', 4000: '4000' }],
    ['ordinal', { 1: '1st', 2: '2nd', 3: '3rd', 4: '4th', 11: '11th', 21: '21st', 112: '112th' }],
    ['numberInDash', { 7: '- 7 -' }],
    ['hex', { 255: 'FF' }],
    ['none', { 5: '' }],
    ['hindiVowels', { 5: '5' }],
    ['constructor', { 5: '5' }],
  ] as [string, Record<number, string>][])('is written as %s', (format, expected) => {
    const written = Object.keys(expected).map((value) => [value, formatNumber(Number.parseInt(value, 10), format)]);
    expect(Object.fromEntries(written)).toEqual(expected);
  });

  it('is plain where the format has no zero', () => {
    expect(['upperLetter', 'upperRoman', 'decimalEnclosedCircle'].map((format) => formatNumber(0, format))).toEqual([
      '0',
      '0',
      '0',
    ]);
  });
});
