import { describe, expect, test } from 'vitest';
import { readQuantities } from '../importers/language/quantity.ts';
import { readClauseQuantities } from '../importers/tender/requirements/quantities.ts';
import { compareQuantities } from '../src/engine/checks/quantities.ts';

function compare(demand: string, answer: string) {
  const { worse, better } = compareQuantities(
    readClauseQuantities(demand),
    readQuantities(demand),
    readQuantities(answer),
  );
  return worse.length > 0 ? 'worse' : better.length > 0 ? 'better' : 'same';
}

describe('an answer to a range that a device has to withstand', () => {
  test.each([
    ['工作温度-20～60℃', '工作温度-20～60℃', 'same'],
    ['工作温度-20～60℃', '工作温度-30～70℃', 'better'],
    ['工作温度-20～60℃', '工作温度-10～60℃', 'worse'],
    ['工作温度-20～60℃', '工作温度-20～50℃', 'worse'],
    ['输入电压220V±10%', '输入电压220V±15%', 'better'],
    ['输入电压220V±10%', '输入电压220V±5%', 'worse'],
    ['输入电压220V±10%', '输入电压220V', 'same'],
  ])('%s answered %s is %s', (demand, answer, verdict) => {
    expect(compare(demand, answer)).toBe(verdict);
  });
});

describe('an answer to a value that has to be kept', () => {
  test.each([
    ['冷冻室控制温度不高于-18℃', '冷冻室控制温度-20℃', 'better'],
    ['冷冻室控制温度不高于-18℃', '冷冻室控制温度-15℃', 'worse'],
    ['机房运行环境温度低于28℃', '机房运行环境温度低于30℃', 'worse'],
    ['测温误差±0.3℃', '测温误差±0.5℃', 'worse'],
    ['测温误差±0.3℃', '测温误差±0.2℃', 'better'],
    ['额定电压12V', '额定电压24V', 'worse'],
    ['额定功率不小于1.5kW', '额定功率1500W', 'same'],
    ['充电电流不小于2A', '充电电流1800mA', 'worse'],
  ])('%s answered %s is %s', (demand, answer, verdict) => {
    expect(compare(demand, answer)).toBe(verdict);
  });
});
