import { describe, expect, it } from 'vitest';
import { bidText, heading, table } from './bid-fixture.ts';
import { readCommitments } from './commitments.ts';

const read = (...pieces: Parameters<typeof bidText>) =>
  readCommitments(bidText(...pieces)).commitments?.map(({ text }) => text);

describe('readCommitments', () => {
  it('finds sentences that promise, with their place', () => {
    const { commitments } = readCommitments(bidText(heading('投标人承诺书'), '我公司承诺完全满足付款方式要求。'));
    expect(commitments).toEqual([
      {
        text: '我公司承诺完全满足付款方式要求。',
        location: { file: '响应文件.docx', page: null, path: 'p[2]', quote: '我公司承诺完全满足付款方式要求。' },
      },
    ]);
  });

  it('takes the entries of an undertaking one by one', () => {
    expect(
      read(heading('承诺函'), '我方郑重承诺如下：', '1. 满足报价要求；', '2. 满足时间地点要求。', '投标人名称：示例甲'),
    ).toEqual(['1. 满足报价要求；', '2. 满足时间地点要求。']);
  });

  it('leaves demands, hints, blanks and plans alone', () => {
    expect(
      read(
        heading('承诺函'),
        '供应商须承诺服务符合规定',
        '（我公司承诺内容自拟）',
        '我公司承诺________。',
        heading('运维方案'),
        '我公司承诺响应及时。',
        heading('技术应答表'),
        table(['序号', '磋商要求', '投标应答'], ['1', '承诺', '我公司承诺']),
      ),
    ).toEqual([]);
  });
});
