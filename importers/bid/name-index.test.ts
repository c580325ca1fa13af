import { describe, expect, it } from 'vitest';
import { NameIndex } from './name-index.ts';

describe('names looked for in a text', () => {
  it.each([
    [
      'every name that stands there, in the order of the list',
      ['示例乙医院', '示例甲局', '示例丙厂'],
      '示例甲局委托示例乙医院',
      [0, 1],
    ],
    ['a name that stands in another one as well', ['示例市医院', '示例市医院分院'], '示例市医院分院', [0, 1]],
    ['names that are written twice, both', ['示例甲局', '示例甲局'], '与示例甲局签订', [0, 1]],
    ['the end of the text', ['合同A-7'], '编号合同A-7', [0]],
    ['none of two characters, which stand anywhere', ['甲局', ''], '甲局', []],
    ['none that is only begun', ['示例甲局第一分局'], '示例甲局', []],
  ])('finds %s', (_, names, text, found) => {
    expect(new NameIndex(names).findIn(text)).toEqual(found);
  });
});
