import { describe, expect, it } from 'vitest';
import { readAnswerTables } from './answer-tables.ts';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';

const HEAD = ['序号', '磋商要求', '投标应答', '偏离说明', '备注'];
const TITLE = heading('技术要求点对点应答表');
const read = (...pieces: Piece[]) => readAnswerTables(bidText(...pieces)).answers;

describe('readAnswerTables', () => {
  it('reads a row as it stands, with its place', () => {
    expect(read(TITLE, table(HEAD, ['2.2', '15分钟内响应', '10分钟内响应', '正偏离', '见第9页']))).toMatchObject([
      {
        number: '2.2',
        demand: '15分钟内响应',
        answer: '10分钟内响应',
        declaredDeviation: '正偏离',
        remark: '见第9页',
        form: 'technical',
        location: { file: '响应文件.docx', page: null, path: 'table[1]/row[2]', quote: '10分钟内响应' },
      },
    ]);
  });

  it('finds its columns in any order and number', () => {
    const [row] = read(
      heading('商务偏离表'),
      table(['偏离情况', '响应内容', '招标文件要求'], ['无偏离', '60天', '有效期60天']),
    );
    expect(row).toMatchObject({
      demand: '有效期60天',
      answer: '60天',
      declaredDeviation: '无偏离',
      form: 'commercial',
    });
  });

  it('reads eight columns with two demands and two answers', () => {
    const [row] = read(
      heading('技术条款偏离表'),
      table(
        [
          '序号',
          '采购标的 名称',
          '招标文件规定的具体参数值或功能要求表述',
          '招标文件规定的数量及单位要求',
          '投标文件对具体参数值或功能要求表述应答',
          '投标文件对数量及单位应答',
          '偏离\n情况',
          '说明',
        ],
        ['1', '巡检', '每月一次', '12次', '每月两次', '24次', '正偏离', '见方案'],
      ),
    );
    expect(row).toMatchObject({
      number: '1',
      demand: '巡检：每月一次\n12次',
      answer: '每月两次\n24次',
      declaredDeviation: '正偏离',
      remark: '见方案',
    });
  });

  it.each([
    [
      ['序号', '招标文件条目号', '招标文件商务条款', '投标文件的商务条款', '偏离情况', '说明'],
      ['1', '3.2', '付款', '按季度付款', '无', ''],
    ],
    [
      ['序号', '采购需求', '供应商响应情况', '响应/偏离', '备注'],
      ['1', '付款', '按季度付款', '无', ''],
    ],
    [
      ['条款号', '技术要求', '投标响应', '偏离说明（正偏离/负偏离/无偏离）'],
      ['1', '付款', '按季度付款', '无'],
    ],
    [
      ['序号', '磋商文件要求', '响应文件内容', '偏离情况', '偏离说明'],
      ['1', '付款', '按季度付款', '无', ''],
    ],
  ])('knows the head %j', (head, cells) => {
    expect(read(heading('偏离表'), table(head, cells))).toMatchObject([
      { demand: '付款', answer: '按季度付款', declaredDeviation: '无' },
    ]);
  });

  it('reads a head that is split over two rows', () => {
    const rows = table(
      [
        { text: '序号', rows: 2 },
        { text: '招标要求', columns: 2 },
        { text: '投标应答', rows: 2 },
        { text: '偏离', rows: 2 },
      ],
      ['参数', '数量'],
      ['1', '巡检', '12次', '巡检12次', '无'],
    );
    expect(read(TITLE, rows)).toMatchObject([{ number: '1', demand: '巡检\n12次', answer: '巡检12次' }]);
  });

  it('takes merged rows for captions of the rows below', () => {
    const rows = read(
      heading('商务要求点对点应答表'),
      table(
        HEAD,
        [{ text: '（一）报价要求', columns: 5 }],
        ['1', '以人民币报价', '是', '无', ''],
        [{ text: '（二）付款方式', columns: 5 }],
        ['1', '按季度', '同意', '无', ''],
      ),
    );
    expect(rows.map(({ section, demand }) => [section, demand])).toEqual([
      ['（一）报价要求', '以人民币报价'],
      ['（二）付款方式', '按季度'],
    ]);
  });

  it('takes the number that the demand brings over a merged count', () => {
    const rows = read(
      TITLE,
      table(HEAD, [{ text: '1', rows: 2 }, '（一）承诺甲', '承诺甲', '无', ''], ['★（四）承诺乙', '承诺乙', '无', '']),
    );
    expect(rows.map(({ number }) => number)).toEqual(['（一）', '★（四）']);
  });

  it.each([
    ['（1）7*24驻场', '（1）'],
    ['★3.1 15分钟内响应', '★3.1'],
    ['2.2数据提取', '2.2'],
    ['11.应用', '11'],
    ['一、报价', '一'],
    ['三年质保', '9'],
    ['2.5天', '9'],
  ])('takes the number of “%s” for %s', (demand, number) => {
    expect(read(TITLE, table(HEAD, ['9', demand, '有', '无', '']))[0]?.number).toBe(number);
  });

  it('does not take a quantity at the beginning of a demand for its number', () => {
    expect(read(TITLE, table(HEAD, ['7', '1.5万元以内的备件免费', '免费', '无', '']))[0]?.number).toBe('7');
  });

  it('keeps a row without an answer and skips rows left blank', () => {
    const rows = read(
      TITLE,
      table(HEAD, ['（五）', '平稳迁移', '', '', ''], ['', '', '', '', ''], ['……', '', '', '', '']),
    );
    expect(rows).toMatchObject([{ number: '（五）', answer: '', declaredDeviation: null }]);
    expect(rows[0]?.location.quote).toBe('平稳迁移');
  });

  it('goes on in a second table without a head, and past a repeated head', () => {
    const rows = read(
      TITLE,
      table(HEAD, ['1', '甲', '应甲', '无', '']),
      '2. 项目需求书要求',
      table(['2', '乙', '应乙', '无', ''], HEAD, ['3', '丙', '应丙', '无', '']),
    );
    expect(rows.map(({ demand }) => demand)).toEqual(['甲', '乙', '丙']);
  });

  it('does not take an answer row for a head', () => {
    const rows = read(
      TITLE,
      table(HEAD, ['1', '付款方式要求', '完全响应', '无偏离', ''], ['2', '其他服务要求', '投标响应', '无偏离', '']),
    );
    expect(rows.map(({ demand }) => demand)).toEqual(['付款方式要求', '其他服务要求']);
  });

  it('reports a table without a head instead of guessing its columns', () => {
    const { answers, messages } = readAnswerTables(
      bidText(TITLE, table(['1', '甲', '应甲', '无', ''], ['2', '乙', '应乙', '无', ''])),
    );
    expect(answers).toEqual([]);
    expect(codesOf(messages)).toEqual(['answer-table-without-head']);
  });

  it('leaves price, staff and scoring tables alone', () => {
    const bid = bidText(
      heading('开标一览表'),
      table(['内容', '投标报价', '其他优惠承诺'], ['示例', '1', '无']),
      heading('评分索引'),
      table(['评审因素', '评分标准', '响应情况'], ['业绩', '每个2分', '3个']),
    );
    expect(readAnswerTables(bid)).toEqual({ answers: [], messages: [] });
  });
});
