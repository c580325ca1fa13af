import { expect, test } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { summariseCheck } from './summarise-check.ts';

const summarise = (kills: number, mayKill: number, costs: number, lost: string) =>
  summariseCheck(
    { counts: [kills, mayKill, costs].map((count) => ({ label: '', count, tone: 'plain', section: '' })) },
    new Decimal(lost),
  );

test.each([
  [2, 1, 3, '4.5', '有 2 处会被否决，1 处须核实，3 处影响得分（能算出的共差 4.5 分）'],
  [1, 0, 0, '0', '有 1 处会被否决'],
  [0, 1, 0, '0', '没有发现会被否决的地方，1 处须核实'],
  [0, 0, 2, '0', '没有发现会被否决的地方，2 处影响得分'],
  [0, 0, 0, '0', '没有发现需要修改的地方'],
])('%i, %i and %i findings are summed up', (kills, mayKill, costs, lost, sentence) => {
  expect(summarise(kills, mayKill, costs, lost)).toBe(sentence);
});
