import { describe, expect, test } from 'vitest';
import { documentOf, type Piece } from '../passages/document-fixture.ts';
import { readLots } from './index.ts';

const read = (...pieces: Piece[]) => readLots([documentOf(...pieces)]);
const lotsOf = (...pieces: Piece[]) =>
  read(...pieces).lots.map(({ number, title, budget, ceilingPrice }) => [number, title, budget, ceilingPrice]);
const NOTICE = '# 第一章 招标公告';

describe('lots', () => {
  test('amounts that follow their name without a word between', () => {
    expect(lotsOf(NOTICE, '项目名称：清溪县教具', '采购预算：18.6万元，最高限价18万元')).toEqual([
      [1, '清溪县教具', '186000', '180000'],
    ]);
  });

  test('a title in brackets behind the lot', () => {
    const lines = [
      '采购包1（学生终端）：',
      '采购包预算金额：120,000.00元',
      '采购包2（录播(常态)）：',
      '采购包预算金额：80,000.00元',
    ];
    expect(read(NOTICE, ...lines).lots.map(({ title }) => title)).toEqual(['学生终端', '录播(常态)']);
  });

  test('a document without lots is one lot with the title of the procurement', () => {
    expect(lotsOf(NOTICE, '项目名称：清溪县保安服务', '预算金额：60万元', '最高限价：58万元')).toEqual([
      [1, '清溪县保安服务', '600000', '580000'],
    ]);
  });

  test('listed in one sentence with their amounts', () => {
    const line =
      '项目预算：人民币叁佰贰拾万元整（¥3200000.00），其中：采购包A（肉类）180万元，采购包B（粮油）140万元。';
    const { lots, messages } = read(
      NOTICE,
      line,
      '采购包A：肉类配送。',
      '采购包B：粮油配送。',
      '最高限价：同预算金额。',
    );
    expect(lots.map(({ title, budget, ceilingPrice }) => [title, budget, ceilingPrice])).toEqual([
      ['肉类配送', '1800000', '1800000'],
      ['粮油配送', '1400000', '1400000'],
    ]);
    expect(messages.map(({ code }) => code)).toEqual(['ceiling-is-budget']);
  });

  test('below headings of their own, with amounts whose unit is plain', () => {
    const one = ['标项一', '标项名称：实训设备', '预算金额（元）：1,560,000.00', '最高限价（如有）：1,560,000.00'];
    const two = ['标项二', '标项名称：护理设备', '预算金额（元）：1,300,000.00', '最高限价（如有）：130'];
    expect(lotsOf(NOTICE, '一、项目基本情况', ...one, ...two)).toEqual([
      [1, '实训设备', '1560000', '1560000'],
      [2, '护理设备', '1300000', null],
    ]);
  });

  test('in a table with the unit in its head', () => {
    expect(
      lotsOf(NOTICE, [
        ['包号', '货物名称', '数量', '预算金额（万元）', '最高限价（万元）'],
        ['01', '课桌椅', '1批', '45', '44.8'],
        ['02', '多媒体设备', '1批', '120.5', '120'],
      ]),
    ).toEqual([
      [1, '课桌椅', '450000', '448000'],
      [2, '多媒体设备', '1205000', '1200000'],
    ]);
  });

  test('in a table that names lots in words and amounts with their unit', () => {
    expect(
      lotsOf(NOTICE, [
        ['采购包', '采购内容', '采购包预算金额'],
        ['采购包1', '手术床', '80万元'],
        ['采购包2', '无影灯', '350,000.00元'],
      ]),
    ).toEqual([
      [1, '手术床', '800000', null],
      [2, '无影灯', '350000', null],
    ]);
  });

  test('in lists with their own heading for the money', () => {
    expect(
      lotsOf(
        NOTICE,
        '二、项目内容',
        '第一包：门诊楼保洁，服务期1年；',
        '第二包：住院楼保洁，服务期1年。',
        '三、项目预算',
        '第一包：310000元；',
        '第二包：伍拾万元整。',
      ),
    ).toEqual([
      [1, '门诊楼保洁', '310000', null],
      [2, '住院楼保洁', '500000', null],
    ]);
  });

  test.each([
    ['包1：打印机，预算30万元', '包2：复印机，预算20万元'],
    ['标段一：打印机，预算30万元', '标段二：复印机，预算20万元'],
    ['01包：打印机，预算30万元', '02包：复印机，预算20万元'],
    ['合同包1：打印机，预算30万元', '合同包2：复印机，预算20万元'],
    ['分标1：打印机，预算30万元', '分标2：复印机，预算20万元'],
    ['A包：打印机，预算30万元', 'B包：复印机，预算20万元'],
  ])('%s', (...lines) => {
    expect(lotsOf(NOTICE, ...lines)).toEqual([
      [1, '打印机', '300000', null],
      [2, '复印机', '200000', null],
    ]);
  });

  const YEARS: [string, Piece[]][] = [
    [
      'in the cells of a table',
      [
        [
          ['包号', '名称', '预算金额'],
          ['1', '门诊楼保洁', '80万元/年'],
          ['2', '住院楼保洁', '每年120万元'],
        ],
      ],
    ],
    [
      'in the head of a table',
      [
        [
          ['包号', '名称', '预算（万元/年）'],
          ['1', '门诊楼保洁', '80'],
          ['2', '住院楼保洁', '120'],
        ],
      ],
    ],
    ['in lines', ['第一包：门诊楼保洁，预算80万元/年；', '第二包：住院楼保洁，预算120万元（每年）。']],
    [
      'below the lots’ own headings',
      [
        '采购包1',
        '采购包名称：门诊楼保洁',
        '预算金额（万元/年）：80',
        '采购包2',
        '采购包名称：住院楼保洁',
        '预算金额：120万元/年',
      ],
    ],
  ];
  test.each(YEARS)('amounts of one year %s are no budget, and told', (_, pieces) => {
    const { lots, messages } = read(NOTICE, ...pieces);
    expect(lots.map(({ budget }) => budget)).toEqual([null, null]);
    expect(messages.filter(({ code }) => code === 'budget-yearly').map(({ lot }) => lot)).toEqual([1, 2]);
  });

  test('a year’s amount beside a total gives way to the total', () => {
    const { lots, messages } = read(NOTICE, [
      ['包号', '名称', '预算金额', '最高限价（元/年）'],
      ['1', '门诊楼保洁', '80万元/年，三年合计240万元', '790000'],
      ['2', '住院楼保洁', '360万元', '1200000'],
    ]);
    expect(lots.map(({ budget, ceilingPrice }) => [budget, ceilingPrice])).toEqual([
      ['2400000', null],
      ['3600000', null],
    ]);
    expect(messages.map(({ code }) => code)).toEqual(['ceiling-price-yearly', 'ceiling-price-yearly']);
  });

  test('budgets that do not add up to the whole are reported', () => {
    const { messages } = read(NOTICE, '预算金额：51万元', [
      ['包号', '名称', '预算（元）'],
      ['1', '打印机', '300000'],
      ['2', '复印机', '200000'],
    ]);
    expect(messages.map(({ code }) => code)).toContain('lot-budgets-contradictory');
  });

  test('a missing number is reported', () => {
    const { messages } = read(NOTICE, '第一包：打印机，预算30万元', '第三包：复印机，预算20万元');
    expect(messages.map(({ code }) => code)).toContain('lot-missing');
  });
});

describe('ceiling', () => {
  test.each([
    '报价超过采购预算的，响应无效。',
    '投标报价不得高于本项目预算金额，否则作无效投标处理。',
    '投标报价超出预算金额或者最高限价的，投标无效。',
  ])('is the budget where the document says so: %s', (rule) => {
    const { lots, messages } = read(NOTICE, '预算金额：60万元', '# 第五章 采购需求', rule);
    expect(lots[0]).toMatchObject({ budget: '600000', ceilingPrice: '600000' });
    expect(lots[0]?.locations.at(-1)?.path).toBe('p[4]');
    expect(messages.map(({ code }) => code)).toContain('ceiling-is-budget');
  });

  test('is open where nothing is said', () => {
    expect(read(NOTICE, '预算金额：60万元').lots[0]?.ceilingPrice).toBeNull();
  });

  test('that is a discount rate is no amount', () => {
    expect(read(NOTICE, '预算金额：60万元', '最高投标限价为100%。').lots[0]?.ceilingPrice).toBeNull();
  });

  test.each([
    ['599999', []],
    ['600000', []],
    ['600001', ['ceiling-above-budget']],
  ])('of %s beside a budget of 600000', (ceiling, codes) => {
    const { messages } = read(NOTICE, '预算金额：60万元', `最高限价：${ceiling}元`);
    expect(messages.map(({ code }) => code)).toEqual(codes);
  });
});

describe('help for small enterprises', () => {
  const smeOf = (...lines: string[]) => {
    const { lots, messages } = read(NOTICE, ...lines);
    return { ...lots[0]?.sme, codes: messages.map(({ code }) => code) };
  };

  test.each([
    '本项目专门面向中小企业采购。',
    '本项目专门面向小微企业采购',
    '本项目为专门面向中小企业采购的项目',
    '是否专门面向中小企业采购：是',
    '本项目是否专门面向中小企业采购：☑是 □否',
    '■本项目专门面向 □中小■小微企业 采购。',
    '🗹专门面向中小企业采购',
    '专门面向中小企业采购：是',
    '本采购包整体预留给中小企业',
    '本项目：☑专门面向中小企业采购 □非专门面向中小企业采购',
    '本项目☑是 □否 专门面向中小企业采购',
  ])('set aside: %s', (line) => {
    expect(smeOf(line)).toMatchObject({ setAside: true, smallMicroDeduction: null });
  });

  test.each([
    '本项目为非专门面向中小企业采购。',
    '是否专门面向中小企业采购：否',
    '本项目不专门面向中小企业采购',
    '■本项目不专门面向中小企业预留采购份额。',
    '本项目是否专门面向中小企业采购：□是 ■否',
    '□专门面向中小企业采购 ☑非专门面向中小企业采购',
    '本项目□是 ☑否 专门面向中小企业采购',
    '2.落实政府采购政策需满足的资格要求：非专门面向中小企业采购；',
  ])('not set aside: %s', (line) => {
    expect(smeOf(line).setAside).toBe(false);
  });

  test.each([
    '□本项目专门面向中小企业采购。',
    '对于专门面向中小企业采购的项目，不再给予价格扣除。',
    '如本项目专门面向中小企业采购，供应商应提供声明函。',
    '未明确的情形视为“不属于专门面向中小企业采购的项目”。',
  ])('not said: %s', (line) => {
    expect(smeOf(line).setAside).toBeNull();
  });

  test.each([
    ['本项目对小微企业报价给予10%的扣除。', '0.10'],
    ['对小型和微型企业的价格给予20%的扣除，用扣除后的价格参与评审。', '0.20'],
    ['小微企业价格扣除比例为15%。', '0.15'],
    ['价格扣除比例：6%', '0.06'],
    ['对小型和微型企业产品的价格给予0%的扣除', '0.00'],
    ['小微企业价格扣除比例为4.5%。', '0.045'],
    ['对小型和微型企业报价的扣除：C1的取值为10%', '0.10'],
    ['对小型和微型企业报价的扣除：C1的取值范围为6%~10%', null],
    ['对小微企业报价给予10%—20%（工程项目为3%—5%）的扣除。', null],
    ['对小微企业报价给予 / %的扣除。', null],
    ['对本国产品的报价给予20%的价格扣除。', null],
  ])('rate: %s', (line, rate) => {
    expect(smeOf(line).smallMicroDeduction).toBe(rate);
  });

  test.each([
    ['本项目适用本国产品标准及相关政策。', true],
    ['本国产品与非本国产品竞争时，对本国产品的报价给予20%的价格扣除。', true],
    ['本项目为服务项目，不涉及货物，不适用本国产品政策。', false],
    ['如本项目适用本国产品政策，供应商应提供声明函。', null],
    ['关于符合本国产品标准的声明函', null],
  ])('domestic products: %s', (line, applies) => {
    expect(read(NOTICE, line).lots[0]?.domesticProduct?.applies ?? null).toBe(applies);
  });

  test('rate of a consortium is another rate', () => {
    expect(
      smeOf(
        '对小微企业报价给予20%的扣除。',
        '联合协议约定小微企业的合同份额占到合同总金额30%以上的，给予联合体5%的价格扣除。',
      ),
    ).toMatchObject({ smallMicroDeduction: '0.20', consortiumDeduction: '0.05', setAside: false, codes: [] });
  });

  test('two rates are both shown', () => {
    expect(smeOf('对小微企业报价给予6%的扣除。', '对小微企业报价给予10%的扣除。')).toMatchObject({
      smallMicroDeduction: '0.06',
      codes: ['sme-deduction-contradictory'],
    });
  });

  test('a rate in a set-aside lot is not granted, but shown', () => {
    expect(smeOf('本项目专门面向中小企业采购。', '对小微企业报价给予20%的扣除。')).toMatchObject({
      setAside: true,
      smallMicroDeduction: null,
      codes: ['set-aside-with-deduction'],
    });
  });

  test('a rate in a set-aside lot that holds for others only is told without alarm', () => {
    const { messages } = read(
      NOTICE,
      '本项目专门面向中小企业采购。',
      '如果本项目非专门面向中小企业采购，对小微企业的报价给予6%的扣除。',
      '对于非专门面向中小企业采购的，对小微企业的报价给予10%的扣除。',
    );
    const found = messages.find(({ code }) => code === 'set-aside-with-deduction');
    expect(found).toMatchObject({ severity: 'info', message: expect.stringContaining('6%、10%') });
    expect(found?.locations).toHaveLength(3);
  });

  test('a rate under its own head is that of those it stands beside', () => {
    const rows = [
      ['适用对象', '价格扣除比例'],
      ['小型、微型企业', 'C1：10%'],
      ['大中型企业与小微企业组成的联合体', '4%'],
    ];
    const [lot] = read(NOTICE, rows).lots;
    expect(lot?.sme).toMatchObject({ smallMicroDeduction: '0.10', consortiumDeduction: '0.04' });
  });

  const THREE_ROWS = [
    ['包号', '名称', '预算（元）'],
    ['1', '样品一', '100'],
    ['2', '样品二', '100'],
    ['3', '样品三', '100'],
  ];
  const THREE = [
    ['包号', '名称', '预算（元）', '是否专门面向中小企业'],
    ['1', '样品一', '100', '否'],
    ['2', '样品二', '100', '否'],
    ['3', '样品三', '100', '是'],
  ];

  test.each([
    ['包1、包2对小微企业报价给予15%的扣除。', ['0.15', '0.15', null]],
    ['第1-2包对小微企业报价给予15%的扣除。', ['0.15', '0.15', null]],
    ['除包3外，对小微企业报价给予15%的扣除。', ['0.15', '0.15', null]],
    ['采购包2对小微企业报价给予15%的扣除。', [null, '0.15', null]],
  ])('of each lot: %s', (line, rates) => {
    const { lots, messages } = read(NOTICE, THREE, line);
    expect(lots.map(({ sme }) => sme.setAside)).toEqual([false, false, true]);
    expect(lots.map(({ sme }) => sme.smallMicroDeduction)).toEqual(rates);
    expect(messages.map(({ code }) => code)).toEqual([]);
  });

  test('a clause for all lots is told in the lot that is set aside', () => {
    const { messages } = read(NOTICE, THREE, '对小微企业报价给予15%的扣除。');
    expect(messages).toMatchObject([{ code: 'set-aside-with-deduction', severity: 'warning', lot: 3 }]);
  });

  test('each clause of a sentence speaks of its own lots', () => {
    const { lots } = read(NOTICE, THREE_ROWS, '包3专门面向中小企业采购，包1、包2为非专门面向中小企业采购。');
    expect(lots.map(({ sme }) => sme.setAside)).toEqual([false, false, true]);
  });

  test('share that is set aside', () => {
    expect(smeOf('本项目专门面向中小企业采购。', '预留比例：100%').setAsideShare).toBe('1.00');
  });

  test('a reserved part leaves the deduction for the rest', () => {
    const sme = smeOf(
      '本项目预留合同总额的40%专门面向中小企业，以联合体或者分包的方式实现。',
      '对小微企业报价给予10%的扣除。',
    );
    expect(sme).toMatchObject({ setAside: true, setAsideShare: '0.40', smallMicroDeduction: '0.10' });
  });
});
