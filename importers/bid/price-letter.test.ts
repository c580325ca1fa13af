import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readPriceLetter } from './price-letter.ts';

const read = (...pieces: Piece[]) => readPriceLetter(bidText(...pieces), []);
const letter = (...lines: string[]) => read(heading('报价书'), ...lines);

describe('readPriceLetter', () => {
  it.each([
    [['报价 318,000.00 元（注明币种）', '大写 叁拾壹万捌仟元整（文字表述）。']],
    [['投标总价为 318000 元（人民币），即叁拾壹万捌仟元整（文字表述）。']],
    [['总报价（小写）：￥318,000.00', '总报价（大写）：人民币叁拾壹万捌仟圆整']],
    [['响应报价：人民币（大写）叁拾壹万捌仟元整（￥318000.00元）']],
    [['投标报价（万元）：31.8', '大写金额：叁拾壹万捌仟元正']],
    [['1. 报价：31.8万元，大写：叁拾壹万捌仟元整。']],
  ])('reads figures and words from %j', (lines) => {
    expect(letter(...lines)).toMatchObject({ quoted: '318000', inWords: '318000', messages: [] });
  });

  it.each([
    [
      'words and figures in one cell',
      [
        ['项目', '报价'],
        ['总报价', '大写：叁拾壹万捌仟元整\n小写：318000.00元'],
      ],
    ],
    [
      'words before figures in a line',
      [
        ['磋商报价', '备注'],
        ['大写：叁拾壹万捌仟元整  小写：318000.00', ''],
      ],
    ],
    [
      'the unit in the label of a row',
      [
        ['名称', '磋商报价'],
        ['总报价（万元）', '31.8'],
        ['大写', '叁拾壹万捌仟元整'],
      ],
    ],
    [
      'the price with tax beside its parts',
      [
        ['名称', '不含税金额', '税率', '税额', '含税总价'],
        ['运维', '300,000.00', '6%', '18,000.00', '318,000.00'],
        [{ text: '合计（大写）：叁拾壹万捌仟元整', columns: 5 }],
      ],
    ],
    [
      'a label beside two rows',
      [
        ['项目名称', '运维'],
        [{ text: '磋商总报价', rows: 2 }, '人民币小写：RMB318,000.00元'],
        ['人民币大写：叁拾壹万捌仟圆整'],
      ],
    ],
    [
      'one figure to a column',
      [
        ['项目', '拾万', '万', '仟', '佰', '拾', '元', '角', '分'],
        ['总报价', '3', '1', '8', '0', '0', '0', '0', '0'],
        ['大写', { text: '叁拾壹万捌仟元整', columns: 8 }],
      ],
    ],
  ])('reads %s from an opening form', (_title, rows) => {
    expect(read(heading('报价一览表'), table(...rows))).toMatchObject({
      quoted: '318000',
      inWords: '318000',
      messages: [],
    });
  });

  it('reads no amount where a figure is missing between others', () => {
    const price = read(
      heading('报价一览表'),
      table(['项目', '万', '千', '百', '十', '元'], ['总报价', '3', '', '8', '0', '0']),
    );
    expect(price.quoted).toBeNull();
    expect(codesOf(price.messages)).toEqual(['price-not-a-number']);
  });

  it('takes the total, not what a year costs', () => {
    const price = letter('每年报价：￥106,000.00元/年，三年总报价：人民币叁拾壹万捌仟元整（￥318,000.00元）。');
    expect(price).toMatchObject({ quoted: '318000', inWords: '318000', messages: [] });
  });

  it('reads figures and words with invisible characters inside', () => {
    const price = letter('总报价：￥3\u200b18,\u200b000.00元', '大写：叁拾壹万\ufeff捌仟元整');
    expect(price).toMatchObject({ quoted: '318000', inWords: '318000', messages: [] });
  });

  it('gives the place of the figures first', () => {
    expect(letter('报价 318000 元', '大写 叁拾壹万捌仟元整').locations).toEqual([
      { file: '响应文件.docx', page: null, path: 'p[2]', quote: '报价 318000 元' },
      { file: '响应文件.docx', page: null, path: 'p[3]', quote: '大写 叁拾壹万捌仟元整' },
    ]);
  });

  it('keeps figures and words apart where they differ', () => {
    expect(letter('报价 318000 元', '大写 叁拾壹万伍仟元整')).toMatchObject({ quoted: '318000', inWords: '315000' });
  });

  it('finds no price in a blank letter', () => {
    expect(letter('第一包：', '报价         元（注明币种）', '大写          （文字表述）。')).toMatchObject({
      quoted: null,
      inWords: null,
      byLot: [],
      messages: [],
    });
  });

  it('does not guess at 约30万', () => {
    const price = letter('报价 约30万 元', '大写 叁拾万元整');
    expect(price.quoted).toBeNull();
    expect(price.inWords).toBe('300000');
    expect(price.messages[0]).toMatchObject({ code: 'price-not-a-number', locations: [{ quote: '报价 约30万 元' }] });
  });

  it.each([['报价 30-32万元'], ['报价：318000元或301500元'], ['投标报价：面议'], ['报价：318000元/年']])(
    'has no price for “%s”',
    (line) => {
      const price = letter(line);
      expect(price.quoted).toBeNull();
      expect(codesOf(price.messages)).toEqual(['price-not-a-number']);
    },
  );

  it('reports words that are no amount', () => {
    expect(codesOf(letter('报价 318000 元', '大写 叁壹捌零零零').messages)).toEqual(['price-words-not-readable']);
  });

  it('chooses none of two different price letters', () => {
    const price = read(heading('报价书'), '报价 318000 元', heading('报价书'), '报价 301500 元');
    expect(price.quoted).toBeNull();
    expect(price.messages[0]).toMatchObject({ code: 'two-prices' });
    expect(price.messages[0]?.locations.map(({ path }) => path)).toEqual(['p[2]', 'p[4]']);
  });

  it('accepts the same price stated twice', () => {
    expect(read(heading('报价书'), '报价 318000 元', heading('报价函'), '总报价：318,000.00元')).toMatchObject({
      quoted: '318000',
      messages: [],
    });
  });

  it('takes the last offer before the first', () => {
    expect(read(heading('报价书'), '报价 318000 元', heading('最后报价书'), '报价 301500 元').quoted).toBe('301500');
  });

  it('ignores deposits, ceilings and periods beside the price', () => {
    const price = letter('投标保证金金额为 5000 元', '本项目预算金额 377218 元', '报价有效期60天', '报价 318000 元');
    expect(price).toMatchObject({ quoted: '318000', messages: [] });
  });

  it('reads one price for each lot', () => {
    const price = letter('第一包：', '报价 100000 元', '大写 壹拾万元整', '第三包：报价 318000 元');
    expect(price.quoted).toBeNull();
    expect(price.byLot).toMatchObject([
      { lot: 1, quoted: '100000', inWords: '100000' },
      { lot: 3, quoted: '318000', inWords: null },
    ]);
    expect(codesOf(price.messages)).toEqual(['prices-for-several-lots']);
  });

  it('takes the price of the only lot that the bid is for', () => {
    const bid = bidText(heading('报价书'), '第一包：报价 100000 元', '第三包：报价 318000 元');
    expect(readPriceLetter(bid, [3]).quoted).toBe('318000');
  });
});

describe('an opening form', () => {
  const opening = (...rows: string[][]) => read(heading('开标一览表'), table(...rows));

  it('is read under its head', () => {
    expect(opening(['项目名称', '投标报价（元）', '服务期'], ['示例运维', '318,000.00', '1年'])).toMatchObject({
      quoted: '318000',
    });
  });

  it('is read beside its labels', () => {
    const price = opening(
      ['投标人名称', '示例甲公司'],
      ['投标总价（小写）', '￥318000'],
      ['投标总价（大写）', '叁拾壹万捌仟元整'],
    );
    expect(price).toMatchObject({ quoted: '318000', inWords: '318000', messages: [] });
  });

  it('is read in the unit of its head', () => {
    expect(opening(['标的', '报价（万元）'], ['示例运维', '31.8']).quoted).toBe('318000');
  });

  it('is read from a cell with figures and words', () => {
    const price = opening(['序号', '项目', '总报价'], ['1', '示例运维', '小写：318000元\n大写：叁拾壹万捌仟元整']);
    expect(price).toMatchObject({ quoted: '318000', inWords: '318000' });
  });

  it('is read by lot', () => {
    const price = opening(['包号', '项目', '报价（元）'], ['第一包', '示例甲', '100'], ['第二包', '示例乙', '200']);
    expect(price.byLot).toMatchObject([
      { lot: 1, quoted: '100' },
      { lot: 2, quoted: '200' },
    ]);
  });

  it('is read from its total row', () => {
    const price = opening(
      ['序号', '内容', '报价（元）'],
      ['1', '示例甲', '100'],
      ['2', '示例乙', '200'],
      ['合计', '', '300'],
    );
    expect(price.quoted).toBe('300');
  });

  it('stands behind the price letter, and a difference is reported', () => {
    const price = read(
      heading('报价书'),
      '报价 318000 元',
      heading('开标一览表'),
      table(['项目名称', '投标报价（元）'], ['示例运维', '301500']),
    );
    expect(price.quoted).toBe('318000');
    expect(codesOf(price.messages)).toEqual(['price-forms-differ']);
  });
});
