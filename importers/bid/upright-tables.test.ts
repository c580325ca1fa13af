import { describe, expect, it } from 'vitest';
import { readAnswerTables } from './answer-tables.ts';
import { bidText, heading, type Piece, table } from './bid-fixture.ts';

const TITLE = heading('技术要求应答表');
const read = (...pieces: Piece[]) => readAnswerTables(bidText(TITLE, ...pieces)).answers;

describe('a table that stands upright', () => {
  it('gives one answer for each record, with the place of the answer', () => {
    const rows = read(
      table(
        ['条款号', '2.1'],
        ['磋商要求', '15分钟内响应'],
        ['响应内容', '10分钟内响应'],
        ['偏离情况', '正偏离'],
        ['条款号', '2.2'],
        ['磋商要求', '2小时内解决'],
        ['响应内容', '3小时内解决'],
        ['偏离情况', '无偏离'],
      ),
    );
    expect(rows).toMatchObject([
      { number: '2.1', demand: '15分钟内响应', answer: '10分钟内响应', declaredDeviation: '正偏离' },
      {
        number: '2.2',
        demand: '2小时内解决',
        answer: '3小时内解决',
        declaredDeviation: '无偏离',
        location: { path: 'table[1]/row[7]/cell[2]', quote: '3小时内解决' },
      },
    ]);
  });

  it('is read beside a number that spans the record, and with two fields in a row', () => {
    expect(
      read(
        table(
          [{ text: '1', rows: 3 }, '要求', '15分钟内响应'],
          ['投标响应', '10分钟内响应'],
          ['偏离', '无'],
          [{ text: '2', rows: 3 }, '要求', '2小时内解决'],
          ['投标响应', '2小时内解决'],
          ['偏离', '无'],
        ),
        table(
          ['条款号', '3.1', '偏离', '正偏离'],
          ['招标要求', { text: '驻场2人', columns: 3 }],
          ['我方应答', '驻场3人'],
        ),
      ).map(({ demand, answer, declaredDeviation }) => [demand, answer, declaredDeviation]),
    ).toEqual([
      ['15分钟内响应', '10分钟内响应', '无'],
      ['2小时内解决', '2小时内解决', '无'],
      ['驻场2人', '驻场3人', '正偏离'],
    ]);
  });

  it('is told from a table of two columns with a head', () => {
    const rows = read(table(['磋商要求', '投标响应'], ['付款条件', '响应'], ['服务要求', '响应内容见方案']));
    expect(rows.map(({ demand, answer }) => [demand, answer])).toEqual([
      ['付款条件', '响应'],
      ['服务要求', '响应内容见方案'],
    ]);
  });
});

describe('ticked answers', () => {
  it.each([
    ['□正偏离 ☑无偏离 □负偏离', '无偏离'],
    ['正偏离□ 无偏离□ 负偏离■', '负偏离'],
    ['[ ]无偏离 [√]正偏离', '正偏离'],
    ['□正偏离 □无偏离 □负偏离', null],
    ['无偏离√', '无偏离√'],
  ])('%s says %s', (cell, declared) => {
    const [row] = read(table(['序号', '磋商要求', '应答', '偏离'], ['1', '驻场2人', '驻场2人', cell]));
    expect(row?.declaredDeviation).toBe(declared);
  });

  it('are read from a column for each word, crosses aside', () => {
    const rows = read(
      table(
        ['序号', '磋商要求', '应答内容', '响应', '部分响应', '不响应'],
        ['1', '驻场2人', '驻场2人', '√', '×', '×'],
        ['2', '驻场2人', '驻场1人', '', '差1人', ''],
        ['3', '驻场2人', '不驻场', '', '', '√'],
      ),
    );
    expect(rows.map(({ answer, declaredDeviation }) => [answer, declaredDeviation])).toEqual([
      ['驻场2人', '响应'],
      ['驻场1人', '部分响应：差1人'],
      ['不驻场', '不响应'],
    ]);
  });
});
