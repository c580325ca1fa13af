import { describe, expect, test } from 'vitest';
import { readScoring } from './index.ts';
import { readLotNumbers, readLotWords } from './lot-words.ts';
import { listItems, type Piece, tender } from './scoring-fixture.ts';

const CHAPTER = '# 第四章 评标办法';
const HEAD = '评审因素|分值|评审标准';
const PRICE = '投标报价|30|最低报价为基准价，得分=基准价÷报价×30';

function itemsByLots(lots: number[], ...pieces: Piece[]): [number[], string[]][] {
  return readScoring([tender(...pieces)], lots).tables.map((table) => [table.lots, listItems(table)]);
}

describe('captions that speak of lots', () => {
  test.each([
    ['第1-3包评分标准', [1, 2, 3]],
    ['包1、包2评分标准', [1, 2]],
    ['标段一至标段三评分表', [1, 2, 3]],
    ['附表4：技术评审表（采购包4）', [4]],
    ['各包评分标准', []],
  ])('%s', (caption, lots) => expect(readLotNumbers(caption)).toEqual(lots));

  test.each([
    ['各包评分标准如下', 'all'],
    ['商务评审表（所有采购包通用）', 'all'],
    ['其余包评分标准', 'rest'],
    ['其他标段', 'rest'],
    ['评分标准', null],
  ])('%s', (caption, words) => expect(readLotWords(caption)).toBe(words));
});

describe('tables of several lots', () => {
  const own = [HEAD, '技术方案|70|优得70分，良得40分，差得10分'];
  const other = [HEAD, '样品|70|优得70分，良得40分，差得10分'];

  test('a table for all lots completes each lot’s own', () => {
    expect(
      itemsByLots([1, 2], CHAPTER, '包1技术评审', own, '包2技术评审', other, '价格评审（各包通用）', [HEAD, PRICE]),
    ).toEqual([
      [[1], ['技术方案 70', '投标报价 30']],
      [[2], ['样品 70', '投标报价 30']],
    ]);
  });

  test('a table for the other lots is for those that no other names', () => {
    const tables = itemsByLots([1, 2, 3], CHAPTER, '包2评分标准', [...own, PRICE], '其余包评分标准', [...other, PRICE]);
    expect(tables).toEqual([
      [[2], ['技术方案 70', '投标报价 30']],
      [
        [1, 3],
        ['样品 70', '投标报价 30'],
      ],
    ]);
  });

  test('a lot named in the chapter before names no table', () => {
    expect(itemsByLots([1, 2], '第一包：甲', '第二包：乙', CHAPTER, '评分标准', [...own, PRICE])).toEqual([
      [[], ['技术方案 70', '投标报价 30']],
    ]);
  });
});

describe('tables laid out in other ways', () => {
  test('items in the columns', () => {
    const rows = ['评分因素|价格|技术|合计', '分值|30|70|100', '评分标准|最低价为基准价|优得70分，差得10分|'];
    expect(itemsByLots([], CHAPTER, rows)).toEqual([[[], ['价格 30', '技术 70']]]);
  });

  test.each([
    ['☑30分 □40分', '30'],
    ['□30分 ☑40分', '40'],
    ['□30分 □40分', '?'],
  ])('points ticked as %s', (points, value) => {
    const rows = [HEAD, `投标报价|${points}|基准价为最低报价`, '方案|70|优得70分，差得10分'];
    expect(itemsByLots([], CHAPTER, rows)[0]?.[1][0]).toBe(`投标报价 ${value}`);
  });
});
