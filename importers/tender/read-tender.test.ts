import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/domain/document.ts';
import { readTender } from './index.ts';

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
