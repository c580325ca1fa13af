import { describe, expect, test } from 'vitest';
import { parseNumber } from './marked-number.ts';

describe('parseNumber', () => {
  test.each([
    ['★(四)承诺', '四', '★', '承诺'],
    ['(四)★承诺', '四', '★', '承诺'],
    ['▲3.1响应时间', '3.1', '▲', '响应时间'],
    ['8.▲送货', '8', '▲', '送货'],
    ['2. ★考核', '2', '★', '考核'],
    ['1、屏幕', '1', '', '屏幕'],
    ['一、总则', '一', '', '总则'],
    ['#2.2.1 内存', '2.2.1', '#', '内存'],
    ['(3)证明', '3', '', '证明'],
    ['3)证明', '3', '', '证明'],
    ['① 证明', '①', '', '证明'],
  ])('%s', (text, bare, marks, rest) => {
    expect(parseNumber(text)).toMatchObject({ bare, marks, rest });
  });

  test.each(['3.5米高', '2024年12月', '15分钟内响应', '100%', '3-5人', '项目经理1人', '1.5倍'])(
    '%s has no number',
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );
});
