import { describe, expect, test } from 'vitest';
import { codesOf, listItems, type Piece, read } from './scoring-fixture.ts';

const CHAPTER = '# 第四章 评标办法';
const HEAD = '序号|评审因素|评审标准|分值';
const PRICE = '1|报价|最低报价为基准价，报价得分=基准价÷投标报价×30|30';

function scoring(...rows: string[]): Piece[] {
  return [CHAPTER, [HEAD, PRICE, ...rows]];
}

describe('what does not add up or agree', () => {
  test.each([
    ['a lower cap in the wording', '2|业绩|每个得2分，最高得5分|6', ['points-contradictory']],
    ['the same cap', '2|业绩|每个得2分，最高得6分|6', []],
    ['a higher mark in the wording', '2|方案|优得10分，良得6分，差得2分|8', ['points-contradictory']],
    ['a cap of one part among others', '2|团队|1.经理有证书最高2分；2.成员每人1分，最高4分|6', []],
    ['parts that earn the rest', '2|团队|证书每个1分，最高2分；经理有高级职称得4分|6', []],
    ['another number in the name', '2|业绩（8分）|每个得2分|6', ['points-contradictory']],
    ['minutes that are no points', '2|响应|10分钟内响应得6分，否则不得分|6', []],
    ['ranges of grades up to the full marks', '2|方案|优得5-6分，良得3-4.9分，差得0-2.9分|6', []],
  ])('%s', (_name, row, codes) => {
    expect(codesOf(read(...scoring(row)))).toEqual(codes);
  });

  test('a contradiction keeps the column and names both with their places', () => {
    const { tables, messages } = read(...scoring('2|业绩|每个得2分，最高得5分|6'));
    expect(listItems(tables[0])).toEqual(['报价 30', '业绩 6']);
    expect(messages[0]?.message).toMatch(/6 分.*最高得5分/);
    expect(messages[0]?.locations.map(({ quote }) => quote)).toEqual(['6', expect.stringContaining('最高得5分')]);
  });

  test('an item without readable points stays open and is told', () => {
    const { tables, messages } = read(...scoring('2|方案|由评委酌情评定|', '3|业绩|每个得10分|70'));
    expect(listItems(tables[0])).toEqual(['报价 30', '方案 ?', '业绩 70']);
    expect(messages.map(({ code }) => code)).toEqual(['points-unknown']);
  });

  test.each([
    ['99', ['sum-mismatch']],
    ['100', []],
    ['101', ['sum-mismatch']],
  ] as [string, string[]][])('items of 100 against a total row of %s', (total, codes) => {
    expect(codesOf(read(...scoring('2|方案|优得70分，良得40分|70', `合计{1,3}|${total}`)))).toEqual(codes);
  });

  test('a group whose items do not add up is told with both numbers', () => {
    const { messages } = read(CHAPTER, [
      '评审类别|评审因素|评审标准|分值',
      '价格（30分）|报价|最低报价为基准价|30',
      '技术（70分）{2,1}|方案|优得40分，良得20分|40',
      '团队|优得20分，良得10分|20',
    ]);
    expect(messages.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['sum-mismatch error']);
    expect(messages[0]?.message).toMatch(/70 分.*60 分/);
  });

  test('two totals that contradict each other are both shown', () => {
    const { messages } = read(CHAPTER, '评分细则（总分110分）', [
      HEAD,
      PRICE,
      '2|方案|优得70分，良得40分|70',
      '合计{1,3}|100',
    ]);
    expect(messages.map(({ code }) => code)).toContain('total-contradictory');
    expect(messages.find(({ code }) => code === 'total-contradictory')?.message).toMatch(/100 分.*110 分/);
  });

  test('a row that takes points is no item, and is told', () => {
    const { tables, messages } = read(
      ...scoring(
        '列入不良行为名单的供应商，综合得分扣减3分。{1,4}',
        '2|方案|优得70分，良得40分|70',
        '注：未提供证明材料的不得分。{1,4}',
        '注：评委独立评分。{1,4}',
      ),
    );
    expect(listItems(tables[0])).toEqual(['报价 30', '方案 70']);
    expect(messages.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'row-set-aside info',
      'row-set-aside info',
    ]);
    expect(messages[0]?.message).toContain('扣减3分');
  });

  test.each([
    ['客观评审项', '是', true],
    ['客观评审项', '否', false],
    ['主观/客观', '主观', false],
    ['是否为主观分', '是', false],
    ['评分属性', '客观分', true],
    ['客观评审项', '', null],
  ])('the column %s with %s', (head, cell, objective) => {
    const { tables } = read(CHAPTER, [
      `序号|评审因素|评审标准|分值|${head}`,
      `1|报价|最低报价为基准价|30|${cell}`,
      `2|业绩|每个得10分，最高70分|70|${cell}`,
    ]);
    expect(tables[0]?.rows.map((row) => row.objective)).toEqual([objective, objective]);
  });

  test('a group says for its items whether they are objective; 技术 says nothing', () => {
    const { tables } = read(CHAPTER, [
      '第一部分 客观分（40分）{1,3}|分值',
      '1|报价|最低报价为基准价|30',
      '2|业绩|每个得5分，最高10分|10',
      '第二部分 主观分（30分）{1,3}|分值',
      '1|方案|优得30分，良得10分|30',
      '第三部分 技术分（30分）{1,3}|分值',
      '1|参数|满足得30分，否则不得分|30',
    ]);
    expect(tables[0]?.rows.map(({ title, objective }) => [title, objective])).toEqual([
      ['报价', true],
      ['业绩', true],
      ['方案', false],
      ['参数', null],
    ]);
  });
});

describe('how the whole is made up', () => {
  const items = scoring('2|技术方案|优得50分，良得30分，差得10分|50', '3|业绩|每个得5分，最高20分|20').slice(1);
  test.each([
    ['the parts as the table has them', '总分100分，其中报价30分、技术方案50分、业绩20分。', []],
    ['a part that the table has otherwise', '分值构成：报价30分、技术方案50分、业绩25分', ['total-contradictory']],
    ['parts that miss their own total', '总分100分，其中报价30分、技术方案50分、服务25分。', ['total-contradictory']],
    ['a sentence about one case', '报价最低的得30分，技术方案优的得40分。', []],
  ])('%s', (_name, sentence, codes) => {
    const { messages } = read(CHAPTER, sentence, ...items);
    expect(messages.map(({ code }) => code)).toEqual(codes);
  });

  test('both places are shown', () => {
    const { messages } = read(CHAPTER, '分值构成：报价30分、技术方案50分、业绩25分', ...items);
    expect(messages[0]?.locations.map(({ path }) => path)).toEqual(['p[2]', 'table[1]/row[4]']);
  });

  test.each([
    ['加分项', ['bonus-beyond-total']],
    ['其他', ['sum-mismatch']],
  ])('points beside the whole in a row called %s', (name, codes) => {
    const { messages } = read(
      ...scoring('2|方案|优得70分，良得30分，差得10分|70', `3|${name}|有获奖得5分，否则不得分|5`, '合计|||100'),
    );
    expect(messages.map(({ code }) => code)).toEqual(codes);
  });
});

describe('scoring that is not read', () => {
  const lines = ['甲档得30分', '乙档得20分', '丙档得10分', '丁档得5分'];
  test.each([
    ['four lines that give points', lines, ['scoring-unread']],
    ['three', lines.slice(1), []],
    ['none', ['按报价由低到高排序。'], []],
  ])('%s', (_name, pieces, codes) => expect(codesOf(read(CHAPTER, ...pieces))).toEqual(codes));

  test('points in a contract are no scoring', () => {
    expect(codesOf(read('# 第五章 合同条款', ...lines))).toEqual([]);
  });
});

describe('hostile tables', () => {
  test('twenty thousand rows end in a finding', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index}|因素${index}|满足得1分，否则不得分|1`);
    const { tables, messages } = read(CHAPTER, [HEAD, ...rows]);
    expect(tables[0]?.rows.length).toBeLessThanOrEqual(3000);
    expect(messages.map(({ code }) => code)).toContain('scoring-too-long');
  });

  test('cells that claim to cover everything', () => {
    const rows = Array.from({ length: 3000 }, () => '1{60000,60000}|报价{60000,60000}|10{60000,1}');
    expect(() => read(CHAPTER, [HEAD, ...rows])).not.toThrow();
  });
});
