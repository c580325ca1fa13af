import { expect, test } from 'vitest';
import { measure } from '../../domain/units.ts';
import { compareMeasures } from './measures.ts';

const compare = (one: readonly [string, string], other: readonly [string, string]) => {
  const measures = [measure(...one), measure(...other)];
  if (measures[0] == null || measures[1] == null) throw new Error(`a unit is not known: ${one[1]}, ${other[1]}`);
  return compareMeasures(measures[0], measures[1]);
};

test.each([
  [
    ['60', '秒'],
    ['1', '分钟'],
  ],
  [
    ['30', '秒'],
    ['0.5', '分钟'],
  ],
  [
    ['90', '秒'],
    ['1.5', 'min'],
  ],
  [
    ['3600', '秒'],
    ['1', '小时'],
  ],
  [
    ['2', '刻钟'],
    ['0.5', 'h'],
  ],
  [
    ['24', '小时'],
    ['1', '天'],
  ],
  [
    ['7', '日'],
    ['1', '周'],
  ],
  [
    ['12', '个月'],
    ['1', '年'],
  ],
  [
    ['365', '天'],
    ['1', '年'],
  ],
  [
    ['15', '个工作日'],
    ['21', '天'],
  ],
  [
    ['1000', '元'],
    ['0.1', '万元'],
  ],
  [
    ['5', '‰'],
    ['0.5', '%'],
  ],
  [
    ['12', '次/年'],
    ['1', '次/月'],
  ],
] as const)('%s is as much as %s', (one, other) => {
  expect([compare(one, other), compare(other, one)]).toEqual([0, 0]);
});

test.each([
  [['59', '秒'], ['1', '分钟'], -1],
  [['61', '秒'], ['1', '分钟'], 1],
  [['15', '个工作日'], ['15', '天'], 1],
  [['11', '个月'], ['1', '年'], -1],
  [['1', '人'], ['1', '天'], null],
] as const)('%s beside %s is %s', (one, other, order) => {
  expect(compare(one, other)).toBe(order);
});
