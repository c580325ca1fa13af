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

describe('what stands beside the scoring', () => {
  test('a list of the parts’ totals is no further scoring', () => {
    const pieces = [
      SCORING[0] ?? '',
      '分值构成如下：',
      ['评分因素|分值', '价格部分|20', '技术部分|50', '商务部分|30'],
      ...SCORING.slice(1),
    ];
    expect(awardItems(...pieces)).toEqual(ITEMS);
    expect(codesOf(read(...pieces))).toEqual(['scoring-repeated']);
  });

  test('the price deduction for small enterprises has percentages and no points', () => {
    const deductions = [
      '序号|情形|适用对象|价格扣除比例|计算公式',
      '1|小微企业|非联合体|10%|评标价＝报价×（1－10%）',
      '2|监狱企业|非联合体|10%|同上',
    ];
    expect(awardItems(...SCORING, '价格扣除', deductions)).toEqual(ITEMS);
  });

  test('a key of grades without a head is no scoring', () => {
    expect(awardItems(...SCORING, '信用等级对应关系如下', ['A级|5', 'B级|3', 'C级|1'])).toEqual(ITEMS);
  });

  test('words in the points’ column are no name', () => {
    expect(
      awardItems('# 第四章 评标办法', [
        '评审因素|评审标准|分值',
        '报价|最低报价得满分|40分',
        '业绩|供应商提供同类合同|每项6分，共60分',
      ]),
    ).toEqual(['报价 40', '业绩 60']);
  });

  test('a form that words the criteria anew gives way to the method', () => {
    expect(
      awardItems(...SCORING, '# 第七章 投标文件格式', '评分标准响应', [
        '评审因素|评审标准|分值',
        '投标报价|低价优先|20',
        '服务方案|投标人方案优者得高分|80',
      ]),
    ).toEqual(ITEMS);
  });

  test('rows of lots in one table give each lot its own', () => {
    const { tables } = read('# 第四章 评标办法', [
      '序号|评审因素|评审标准|分值',
      '第一包：教学设备{1,4}',
      '1|报价|最低报价为基准价|40',
      '2|参数|投标人全部满足得60分，每负偏离一项扣5分|60',
      '第二包：办公家具{1,4}',
      '1|报价|最低报价为基准价|30',
      '2|样品|优得70分，良得50分，差得10分|70',
    ]);
    expect(tables.map(({ lots, rows }) => [lots, rows.map(({ maxPoints }) => maxPoints)])).toEqual([
      [[1], ['40', '60']],
      [[2], ['30', '70']],
    ]);
  });

  test('a whole scheme inside one cell of the instructions is read line by line', () => {
    expect(
      awardItems('# 第二章 投标人须知前附表', [
        '条款号|条款名称|编列内容',
        '1|采购人|某学校',
        '26|评标办法|综合评分法，总分100分：⏎一、价格分（30分）⏎以最低报价为基准价。⏎二、技术分（50分）⏎1、方案（30分）：优得30分。⏎2、团队（20分）：每人2分。⏎三、商务分（20分）：每个业绩4分。',
      ]),
    ).toEqual(['价格分 30', '方案 30', '团队 20', '商务分 20']);
  });
});
