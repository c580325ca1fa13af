import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/domain/document.ts';
import { readTender } from './index.ts';
import { documentOf, type Piece } from './passages/document-fixture.ts';

const ASSESSMENT = [
  ['考核项目', '分值', '考核标准', '扣分'],
  ['巡检', '40', '每漏检一次扣2分', ''],
  ['响应', '60', '每超时一次扣5分', ''],
];

function read(lines: readonly string[]) {
  const paragraphs = lines.map((text, at): Block => ({ type: 'paragraph', path: `p[${at + 1}]`, page: null, text }));
  const table: Block = {
    type: 'table',
    path: 'table[1]',
    page: null,
    rows: ASSESSMENT.map((row) => row.map((text) => ({ text, rowSpan: 1, colSpan: 1 }))),
  };
  const blocks = [...paragraphs, table];
  return readTender([{ file: 'a.docx', mediaType: '', sha256: '', pages: null, blocks, messages: [] }]);
}

describe('a document with an assessment of performance and no scoring of bids', () => {
  it('is the scheme of that assessment where it speaks of no procedure', () => {
    const { lots, assessments, messages } = read(['一、服务内容', '1. 每日巡检一次。', '二、运维服务月度考核表']);
    expect(
      lots.map(({ purpose, items }) => [purpose, ...items.map(({ title, maxPoints }) => title + maxPoints)]),
    ).toEqual([['performance-assessment', '巡检40', '响应60']]);
    expect(assessments).toEqual([]);
    expect(messages.map(({ code }) => code)).toContain('assessment-only');
  });

  it('keeps the assessment beside the lot where it is a procurement document', () => {
    const { lots, assessments } = read([
      '采购方式：竞争性磋商',
      '一、服务内容',
      '1. 每日巡检一次。',
      '二、运维服务月度考核表',
    ]);
    expect(lots.map(({ purpose, items }) => [purpose, items.length])).toEqual([['award', 0]]);
    expect(assessments.map(({ items }) => items.length)).toEqual([2]);
  });
});

const HEAD = ['评审因素', '分值', '评分标准'];
const readScored = (needs: Piece[], ...rows: string[][]) =>
  readTender([
    documentOf('# 第三章 采购需求', ...needs, '# 第四章 评标办法', '综合评分表', [
      HEAD,
      ['价格', '40', '评标基准价为最低报价，报价得分=（评标基准价/投标报价）×40'],
      ...rows,
    ]),
  ]);

describe('points off for marked clauses', () => {
  const needs = ['“▲”为重要参数。', '1.1 机身重量不大于8kg。', '1.2 ▲探头不少于3个。', '1.3 ▲存储不少于500GB。'];

  it.each([
    '完全满足技术参数得60分，“▲”条款每有一项不满足扣30分，扣完为止。',
    '标注▲的参数每负偏离一项扣30分，扣完为止，全部满足得60分。',
  ])('have the clauses of the requirements as their parts: %s', (rule) => {
    const { lots, messages } = readScored(needs, ['技术参数', '60', rule]);
    expect(lots[0]?.items[1]).toMatchObject({
      kind: 'deductions',
      pointsOff: '30',
      parts: ['▲1.2 探头不少于3个', '▲1.3 存储不少于500GB'],
    });
    expect(messages.map(({ code }) => code)).toContain('parts-from-clauses');
    expect(messages.map(({ code }) => code)).not.toContain('parts-open');
  });

  it.each([
    ['no clause has the mark', '“#”条款每有一项不满足扣30分，扣完为止，全部满足得60分。'],
    ['the clauses without it are meant', '非“▲”条款每有一项不满足扣30分，扣完为止，全部满足得60分。'],
  ])('stay open where %s', (_, rule) => {
    const { lots, messages } = readScored(needs, ['技术参数', '60', rule]);
    expect(lots[0]?.items[1]).toMatchObject({ kind: 'deductions', parts: [expect.stringContaining('条款')] });
    expect(messages.map(({ code }) => code)).toContain('parts-open');
  });
});

describe('a contradiction', () => {
  const codes = (rows: string[][]) =>
    readScored(['1.1 每日巡检。'], ...rows)
      .messages.map(({ code }) => code)
      .filter((code) => code === 'points-contradictory');

  it.each([
    '2021年1月1日至今供应商做过类似项目的，每个得2分，最多得8分。',
    '每提供一个类似业绩得2分，本项最高5分。',
    '方案优得30分，良得10分，差得5分。',
  ])('between the column and the wording is told once: %s', (rule) => {
    expect(codes([['业绩', '60', rule]])).toHaveLength(1);
  });

  it('of the name with the column is told beside one of the wording', () => {
    expect(codes([['业绩（50分）', '60', '每提供一个类似业绩得2分，最多8分。']])).toHaveLength(2);
  });
});
