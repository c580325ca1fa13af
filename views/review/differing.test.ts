import { describe, expect, test } from 'vitest';
import { listCompared, markCompared } from './differing.ts';

const bold = (text: string, reasons: string[]) =>
  markCompared(text, reasons)
    .filter(({ isBold }) => isBold)
    .map((piece) => piece.text);

describe('the quantities that differ', () => {
  test('stand alone on both sides of a comparison', () => {
    expect(listCompared(['1 年 < 3 年', '与要求相反：“不提供”'])).toEqual([
      { value: '1', unit: '年' },
      { value: '3', unit: '年' },
    ]);
    expect(bold('合作终止后 3 年内配合', ['1 年 < 3 年'])).toEqual(['3 年']);
    expect(bold('合作终止后1年内配合', ['1 年 < 3 年'])).toEqual(['1年']);
  });

  test('are not found within a longer number', () => {
    expect(bold('质保11年，2.1年除外', ['1 年 < 3 年'])).toEqual([]);
  });

  test('may have signs in them that patterns use', () => {
    expect(bold('变动率 15% 以内（含 2.5%）', ['15 % < 20 %', '2.5 % > 2 %'])).toEqual(['15%', '2.5%']);
    expect(bold('速度 5 m/s(max) 起', ['5 m/s(max) < 6 m/s(max)'])).toEqual(['5 m/s(max)']);
  });

  test('the pieces together are the text', () => {
    const text = '工期 30 天，保修 2 年；30天内响应';
    expect(
      markCompared(text, ['30 天 > 20 天'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
