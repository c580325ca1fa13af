import { expect, test } from 'vitest';
import { bidText, heading, table } from './bid-fixture.ts';
import { readSections } from './sections.ts';

test('titles divide the bid, marked as headings or only numbered', () => {
  const { sections } = readSections(
    bidText(
      heading('附件5 各项方案', 1),
      heading('故障管理处理方案', 2),
      '一、响应时间',
      '15分钟内响应。',
      '（二）防止再发',
      '复盘。',
    ),
  );
  expect(sections.map(({ title, level, annex, passages }) => [title, level, annex, passages.length])).toEqual([
    ['附件5 各项方案', 1, '附件5', 0],
    ['故障管理处理方案', 2, null, 0],
    ['一、响应时间', 12, null, 1],
    ['（二）防止再发', 13, null, 1],
  ]);
});

test('a table with nothing below its head is empty, one that only says “无” is not', () => {
  const empty = table(['序号', '项目名称', '合同金额'], ['1', '', ''], ['2', '', '']);
  const none = table(['序号', '项目名称', '合同金额'], ['1', '无', '']);
  const [one, two] = readSections(bidText(heading('业绩一览表'), empty, heading('业绩一览表（其他）'), none)).sections;
  expect([one?.emptyTables.length, one?.filledRows, two?.emptyTables.length, two?.filledRows]).toEqual([1, 0, 0, 1]);
});

test('blanks, lots and project numbers of a form are kept with their places', () => {
  const [form] = readSections(
    bidText(heading('响应书'), '项目编号：SL-2025-0007', '我方参加第二包的磋商', '供应商名称：________'),
  ).sections;
  expect(form?.projectNumbers[0]).toMatchObject({ number: 'SL-2025-0007', location: { path: 'p[2]' } });
  expect(form?.lots[0]).toMatchObject({ lot: 2, location: { path: 'p[3]' } });
  expect(form?.blanks[0]).toMatchObject({ path: 'p[4]', quote: '供应商名称：________' });
});

test('past projects may have other numbers', () => {
  const [, list] = readSections(
    bidText(heading('封面'), heading('主要相关项目业绩一览表'), '项目编号：SL-2020-1'),
  ).sections;
  expect(list?.projectNumbers).toEqual([]);
});
