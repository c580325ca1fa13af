import { describe, expect, test } from 'vitest';
import { awardItems, codesOf, listItems, type Piece, read } from './scoring-fixture.ts';

const SCORING: Piece[] = [
  '# 第四章 评标办法',
  [
    '序号|评审因素|评审标准|分值',
    '1|报价|最低报价为基准价，报价得分=基准价÷投标报价×20|20',
    '2|方案|优得50分，良得30分，差得10分|50',
    '3|业绩|供应商每个业绩得6分，最高30分|30',
  ],
];
const ITEMS = ['报价 20', '方案 50', '业绩 30'];

const LOOK_ALIKES: readonly [name: string, pieces: Piece[]][] = [
  [
    'checks of qualification',
    [
      '# 第三章 评审办法',
      [
        '序号|评审因素|评审标准',
        '1|营业执照|提供有效的营业执照复印件',
        '2|信用记录|未被列入失信名单',
        '3|报价|不高于最高限价',
      ],
    ],
  ],
  [
    'an index of pages',
    ['# 第七章 投标文件格式', '评分索引表', ['序号|评审因素|分值|对应页码', '1|报价|20|', '2|方案|50|', '3|业绩|30|']],
  ],
  [
    'a response form with self-scores',
    [
      '# 第七章 响应文件格式',
      [
        '评审因素|评审标准|分值|自评分',
        '报价|最低价得满分20分|20|',
        '方案|优得50分，差得10分|50|',
        '业绩|每个6分，最高30分|30|',
      ],
    ],
  ],
  [
    'a summary of marks',
    ['# 第四章 评标办法', '评分汇总表', ['评审因素|分值|投标人A|投标人B|投标人C', '报价|20|||', '方案|80|||']],
  ],
  [
    'a price breakdown',
    [
      '# 第七章 投标文件格式',
      ['序号|项目|数量|单价|总价', '1|服务器|10|200|2000', '2|交换机|5|100|500', '合计{1,4}|2500'],
    ],
  ],
  [
    'instalments of payment in a contract',
    [
      '# 第五章 合同条款',
      '1、预付款（30%）：合同签订后支付。',
      '2、验收款（60%）：验收合格后支付。',
      '3、质保金（10%）：质保期满后支付。',
    ],
  ],
  ['a staffing plan', ['# 第二章 采购需求', ['序号|岗位|人数|要求', '1|项目经理|1|高级职称', '2|工程师|10|中级职称']]],
  [
    'a model form whose points are open',
    ['# 第三章 评标办法', ['序号|评分因素|分值|评分标准', '1|投标报价|分|', '2|技术方案|分|', '3|业绩|分|']],
  ],
];

describe('what only looks like scoring', () => {
  test.each(LOOK_ALIKES)('%s is none', (_name, pieces) => {
    expect(awardItems(...pieces)).toEqual([]);
  });

  test.each(LOOK_ALIKES)('%s beside the real scoring changes nothing in it', (_name, pieces) => {
    expect(awardItems(...SCORING, ...pieces)).toEqual(ITEMS);
  });

  test('an open model form is told', () => {
    const [, pieces] = LOOK_ALIKES.at(-1) ?? ['', []];
    expect(codesOf(read(...pieces))).toEqual(['scoring-blank']);
  });

  test('a monthly assessment in the contract is an assessment and no scoring of bids', () => {
    const { tables } = read(...SCORING, '# 第五章 合同条款', '附件：月度服务考核表', [
      '考核项目|考核内容|分值|扣分标准|考核得分',
      '环境|地面清洁|60|每发现一处不洁扣2分|',
      '人员|着装整齐|40|每人次扣1分|',
      '合计{1,2}|100||',
    ]);
    expect(tables.map(({ purpose, rows }) => [purpose, rows.length])).toEqual([
      ['award', 3],
      ['performance-assessment', 2],
    ]);
  });

  test('an assessment that is no whole system is set aside and told', () => {
    const { tables, messages } = read('# 第五章 合同条款', '日常考核细则', [
      '考核项目|分值|扣分标准',
      '巡查|5|少一次扣1分',
      '台账|3|缺一份扣1分',
    ]);
    expect(tables).toEqual([]);
    expect(messages.map(({ code }) => code)).toEqual(['assessment-set-aside']);
  });

  test('items side by side in pairs of columns are the items of an assessment', () => {
    const { tables } = read('服务质量考核办法', '考核采用百分制，满分为100分，按下表加分或扣分：', [
      '响应率(%){1,2}|整体评价{1,2}|投诉{1,2}',
      '响应水平|评分标准|评价|评分标准|情形|评分标准',
      '响应率≥98%|+3|满意|+10|有效投诉|-2/次',
      '98%>响应率≥90%|0|一般|0|表扬|+1/次',
      '响应率<90%|-5|不满意|-10|重复投诉|-4/次',
    ]);
    expect(tables.map(({ purpose, total }) => [purpose, total?.points])).toEqual([['performance-assessment', '100']]);
    expect(listItems(tables[0])).toEqual(['响应率(%) 3', '整体评价 10', '投诉 ?']);
    expect(tables[0]?.rows[0]?.text).toBe('响应率≥98%：+3\n98%>响应率≥90%：0\n响应率<90%：-5');
  });

  test('the same scoring twice counts once and is told', () => {
    const { tables, messages } = read(...SCORING, '附表：评分标准', ...SCORING.slice(1));
    expect(tables.map(listItems)).toEqual([ITEMS]);
    expect(messages.map(({ code }) => code)).toEqual(['scoring-repeated']);
  });

  test.each([
    ['nothing', []],
    ['text only', ['本项目采用最低评标价法，不评分。']],
    ['another language', ['Request for proposals', ['Item|Quantity', 'Chair|10']]],
    ['an empty table', [['|', '|']]],
  ] as [string, Piece[]][])('%s gives nothing and no finding', (_name, pieces) => {
    expect(read(...pieces)).toEqual({ tables: [], messages: [] });
  });
});
