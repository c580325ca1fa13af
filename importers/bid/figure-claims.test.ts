import { expect, test } from 'vitest';
import { bidText, heading, table } from './bid-fixture.ts';
import { readFigureClaims } from './figure-claims.ts';

const read = (...lines: string[]) =>
  readFigureClaims(bidText(heading('故障处理方案'), ...lines)).claims.map(
    ({ what, value, unit }) => `${what} ${value} ${unit}`,
  );

test('a deadline stands under the fault that its sentence names', () => {
  expect(read('一般故障15分钟内响应、2小时内解决；重大故障30分钟内控制事态。')).toEqual([
    '一般故障响应 15 分钟',
    '一般故障解决 2 小时',
    '重大故障控制 30 分钟',
  ]);
});

test('without a subject, or under a condition, nothing is claimed', () => {
  expect(read('15分钟内响应。', '工作时间内一般故障15分钟内响应，夜间一般故障1小时内响应。')).toEqual([]);
});

test('team size and service period, in Chinese numerals too', () => {
  expect(read('运维团队共六人', '服务期：一年', '运维团队不少于5人')).toEqual(['运维团队 6 人', '服务期 1 年']);
});

test('answers count, the demands beside them do not', () => {
  const bid = bidText(
    heading('技术要求点对点应答表'),
    table(
      ['序号', '技术要求', '响应内容', '偏离说明'],
      ['1', '一般故障15分钟内响应', '一般故障10分钟内响应', '正偏离'],
    ),
  );
  expect(readFigureClaims(bid).claims).toMatchObject([{ what: '一般故障响应', value: '10', inAnswer: true }]);
});
