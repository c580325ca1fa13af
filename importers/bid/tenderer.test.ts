import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, table } from './bid-fixture.ts';
import { readTenderer } from './tenderer.ts';

describe('readTenderer', () => {
  it.each([
    '供应商名称：示例甲有限公司',
    '投 标 人 名 称 ： 示例甲有限公司',
    '响应供应商：示例甲有限公司（盖章）',
    '投标人（公章）：示例甲有限公司',
  ])('reads the name from “%s”', (line) => {
    expect(readTenderer(bidText(line)).tenderer).toBe('示例甲有限公司');
  });

  it('reads the name from a table beside its label', () => {
    expect(readTenderer(bidText(table(['投标人全称', '示例甲有限公司'], ['投标报价', '1']))).tenderer).toBe(
      '示例甲有限公司',
    );
  });

  it('reads the name inside the sentence of the letter', () => {
    const letter = '签字代表示例乙（职务）经正式授权并代表供应商 示例甲有限公司（供应商名称、地址）提交响应文件。';
    expect(readTenderer(bidText(heading('响应书'), letter)).tenderer).toBe('示例甲有限公司');
  });

  it('leaves a blank form without a name', () => {
    const bid = readTenderer(bidText('供应商名称：', '投标人名称：________', '投标人名称：（盖章）'));
    expect(bid).toEqual({ tenderer: null, messages: [] });
  });

  it('keeps the name on the cover and reports another name in a form', () => {
    const bid = readTenderer(bidText('供应商名称：示例甲有限公司', heading('报价书'), '投标人名称：示例乙有限公司'));
    expect(bid.tenderer).toBe('示例甲有限公司');
    expect(bid.messages[0]).toMatchObject({ code: 'tenderer-names-differ', severity: 'warning' });
    expect(bid.messages[0]?.locations.map(({ path }) => path)).toEqual(['p[1]', 'p[3]']);
  });

  it('names nobody where forms differ and no cover decides', () => {
    const bid = readTenderer(
      bidText(heading('响应书'), '投标人名称：示例甲有限公司', heading('报价书'), '投标人名称：示例乙有限公司'),
    );
    expect(bid.tenderer).toBeNull();
    expect(codesOf(bid.messages)).toEqual(['tenderer-names-differ']);
  });

  it('sees one name in two ways of writing its brackets', () => {
    const bid = readTenderer(
      bidText('供应商名称：示例（天津）有限公司', heading('报价书'), '投标人名称：示例(天津)有限公司'),
    );
    expect(bid).toEqual({ tenderer: '示例（天津）有限公司', messages: [] });
  });

  it('does not take a customer or a column head for the tenderer', () => {
    const bid = bidText(table(['序号', '供应商名称', '联系人'], ['1', '', '']), '用户单位名称：示例市示例局');
    expect(readTenderer(bid).tenderer).toBeNull();
  });
});
