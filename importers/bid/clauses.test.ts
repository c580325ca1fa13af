import { expect, test } from 'vitest';
import { pairClauses, splitClauses } from './clauses.ts';

const show = (text: string) => splitClauses(text).map(({ number, text: own }) => [number, own]);

test.each([
  [
    '（1）每日巡检；\n（2）每月报告。',
    [
      ['（1）', '（1）每日巡检；'],
      ['（2）', '（2）每月报告。'],
    ],
  ],
  [
    '★（四）报价含差旅费用。★（五）源代码归采购人。（六）平稳交接。',
    [
      ['★（四）', '★（四）报价含差旅费用。'],
      ['★（五）', '★（五）源代码归采购人。'],
      ['（六）', '（六）平稳交接。'],
    ],
  ],
  [
    '（1）每日巡检（2）每月报告',
    [
      ['（1）', '（1）每日巡检'],
      ['（2）', '（2）每月报告'],
    ],
  ],
  [
    '故障响应\n2.1 分级响应。\n2.2 15分钟内响应。',
    [
      ['2.1', '故障响应\n2.1 分级响应。'],
      ['2.2', '2.2 15分钟内响应。'],
    ],
  ],
  [
    '1、免费质保3年；2、备件充足',
    [
      ['1、', '1、免费质保3年；'],
      ['2、', '2、备件充足'],
    ],
  ],
  [
    '①现场服务；②电话服务',
    [
      ['①', '①现场服务；'],
      ['②', '②电话服务'],
    ],
  ],
])('“%s” holds clauses', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

test.each([
  '（1）每日巡检',
  '按附件（1）和附件（2）执行',
  '响应时间\n1.5小时\n2.5小时',
  '2.1 分级响应\n3.2 升级',
  '供应商应当为本项目组建稳定的运维团队，团队负责人须具备相应的工作经历，并且服从采购人的统一调度和安排，具体包括：（1）项目经理；（2）工程师',
])('“%s” is one text', (text) => {
  expect(show(text)).toEqual([]);
});

test.each([
  ['（1）巡检两次（2）每周报告', ['（1）巡检两次', '（2）每周报告', '']],
  ['（1）巡检两次，见附件（2）', null],
  ['（1）巡检两次。（2）每周报告。', ['（1）巡检两次。', '（2）每周报告。', '']],
  ['（1）巡检两次\n（3）备份', ['（1）巡检两次', '', '（3）备份']],
  ['1、巡检；2、报告；3、备份', ['1、巡检；', '2、报告；', '3、备份']],
  ['我方全部响应', null],
  ['我方响应：1、巡检；2、报告', null],
])('“%s” answers three clauses with %j', (answer, expected) => {
  const clauses = splitClauses('（1）每日巡检。（2）每月报告。（3）每年备份。');
  expect(pairClauses(answer, clauses)).toEqual(expected);
});

test('a long text of numbers is looked through in linear time', () => {
  const started = performance.now();
  splitClauses('（1）。'.repeat(30_000));
  splitClauses('\n 1.1 '.repeat(30_000));
  splitClauses(' '.repeat(60_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
