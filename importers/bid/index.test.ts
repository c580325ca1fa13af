import { describe, expect, it } from 'vitest';
import { heading, importedDocument, table } from './bid-fixture.ts';
import { readBidText } from './bid-text.ts';
import { BID_READERS, readBid } from './index.ts';

const FIRST = importedDocument(
  [
    '响 应 文 件',
    '项 目 编 号：SL-2025-01',
    '所 投 包 号：第三包',
    '供应商名称：示例甲有限公司',
    heading('附件1 响应书'),
    '磋商有效期：自开标之日起60天。',
    heading('附件4-1 商务要求点对点应答表'),
    table(['序号', '磋商要求', '投标应答', '偏离说明', '备注'], ['1', '按季度付款', '同意', '无', '']),
  ],
  '第一阶段.docx',
);
const SECOND = importedDocument(
  ['供应商名称：示例甲有限公司', heading('报价书'), '第三包：', '报价 318000 元', '大写 叁拾壹万捌仟元整'],
  '第二阶段.docx',
);

describe('readBid', () => {
  it('joins what several documents of one bid say', () => {
    const bid = readBid([FIRST, SECOND]);
    expect(bid).toMatchObject({
      tenderer: '示例甲有限公司',
      projectNumber: 'SL-2025-01',
      lots: [3],
      price: { quoted: '318000', inWords: '318000', itemSum: null },
      validityDays: 60,
      messages: [],
    });
    expect(bid.price.locations[0]).toMatchObject({ file: '第二阶段.docx', path: 'p[4]' });
    expect(bid.answers).toHaveLength(1);
  });

  it('is null throughout for documents that say nothing', () => {
    const bid = readBid([importedDocument(['关于会议的通知', '请准时参加。'])]);
    expect(bid).toMatchObject({
      tenderer: null,
      projectNumber: null,
      lots: [],
      price: { quoted: null, inWords: null, itemSum: null, rows: [], locations: [] },
      sme: { declared: false, enterprises: [] },
      validityDays: null,
      answers: [],
      contracts: [],
      certificates: [],
      people: [],
      messages: [],
    });
  });

  it('says that a document without text was not read', () => {
    const scan = importedDocument([], '扫描件.docx');
    expect(readBid([scan]).messages).toMatchObject([{ code: 'no-text', severity: 'warning' }]);
  });

  it('does not repeat what the import has already said', () => {
    const scan = importedDocument([], '扫描件.docx');
    const said = {
      code: 'no-text',
      severity: 'warning' as const,
      message: '没有文字',
      legalBasis: null,
      locations: [],
    };
    expect(readBid([{ ...scan, messages: [said] }]).messages).toEqual([]);
  });

  it('does not read a reviewer’s comment as the bid', () => {
    const [block] = importedDocument(['供应商名称：示例乙有限公司']).blocks;
    const document = importedDocument(['供应商名称：示例甲有限公司']);
    const commented = {
      ...document,
      blocks: [...document.blocks, ...(block === undefined ? [] : [{ ...block, path: 'comment[1]' }])],
    };
    expect(readBid([commented])).toMatchObject({ tenderer: '示例甲有限公司', messages: [] });
  });

  it('reads no price that is seen the other way around, and tells of it', () => {
    const turned = '总报价：\u202e000813\u202c元';
    const bid = readBid([importedDocument([heading('报价书'), turned])]);
    expect(bid.price.quoted).toBeNull();
    expect(bid.messages).toMatchObject([{ code: 'text-turned-around', locations: [{ path: 'p[2]' }] }]);
  });

  it('reads a name with invisible characters inside as it is seen', () => {
    expect(readBid([importedDocument(['供应商名称：示\u200b例甲\u2060有限\u00ad公司'])]).tenderer).toBe(
      '示例甲有限公司',
    );
  });

  it('reports the papers of another tenderer in between', () => {
    const other = importedDocument(['供应商名称：示例乙有限公司'], '混入.docx');
    const bid = readBid([FIRST, other]);
    expect(bid.tenderer).toBeNull();
    expect(bid.messages.map(({ code }) => code)).toEqual(['tenderer-names-differ']);
  });

  it('has a reader for every part of the facts, and no part is read twice', () => {
    const bid = readBidText([FIRST]);
    const parts = BID_READERS.flatMap((read) => Object.keys(read(bid)).filter((key) => key !== 'messages'));
    expect([...parts, 'messages', 'unread'].sort()).toEqual(Object.keys(readBid([])).sort());
  });

  it('gives the same answer for the same documents', () => {
    expect(readBid([FIRST, SECOND])).toEqual(readBid([FIRST, SECOND]));
  });

  it('quotes only what stands in the document', () => {
    const long = `我公司承诺${'示例内容'.repeat(40)}。`;
    const bid = readBid([importedDocument([heading('承诺函'), long])]);
    const quote = bid.commitments[0]?.location.quote ?? '';
    expect(quote.length).toBeLessThanOrEqual(80);
    expect(long).toContain(quote);
  });
});
