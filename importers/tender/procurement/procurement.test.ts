import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf, type Piece } from '../passages/document-fixture.ts';
import { FACT_READERS, readProcurementFacts } from './index.ts';

const read = (...pieces: Piece[]) => readProcurementFacts([documentOf(...pieces)]);
const codes = (...pieces: Piece[]) => read(...pieces).messages.map(({ code }) => code);
const NOTICE = '# 第一章 招标公告';

describe('the list of facts', () => {
  test('names every reader of the folder', () => {
    const folder = import.meta.dirname;
    const readers = readdirSync(folder)
      .filter((file) => !/test|^(?:index|fact)\.ts$/.test(file))
      .flatMap((file) => [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(
          /export function (read\w+)\(passages: readonly Passage\[\]\): Fact/g,
        ),
      ])
      .map(([, name]) => name);
    expect(readers.toSorted()).toEqual(
      Object.values(FACT_READERS)
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  test('a document that says nothing leaves all of them open', () => {
    const { procurement } = read('Lorem ipsum dolor sit amet.');
    expect(procurement).toMatchObject({
      title: null,
      number: null,
      method: null,
      category: null,
      buyer: null,
      budget: null,
      consortiumAllowed: null,
      bidValidityDays: null,
      submissionDeadline: null,
      marks: [],
      qualifications: [],
      forms: [],
    });
  });
});

describe('title and number', () => {
  test.each([
    ['项目名称：清溪县人民医院超声设备采购', '清溪县人民医院超声设备采购'],
    ['1. 采购项目名称： 清溪大学学生公寓家具 ', '清溪大学学生公寓家具'],
    ['（一）项 目 名 称：清溪银行网点装修工程', '清溪银行网点装修工程'],
    ['就“清溪县智慧停车平台”进行公开招标采购。', '清溪县智慧停车平台'],
  ])('%s', (line, title) => {
    const { procurement, places } = read(NOTICE, line);
    expect(procurement.title).toBe(title);
    expect(places.title?.[0]?.path).toBe('p[2]');
  });

  test.each([
    ['项目编号：QX-2026-018', 'QX-2026-018'],
    ['招标编号：0718-264QX0099/02', '0718-264QX0099/02'],
    ['采购编号：清财采〔2026〕15号', '清财采〔2026〕15号'],
    ['项目名称：清溪县道路养护（项目编号：QXG2026-7）', 'QXG2026-7'],
    ['文件编号：QX（2026）GK-003', 'QX（2026）GK-003'],
    ['采购计划编号：QXJH-2026-555', null],
    ['内部项目编号：2026-采-0023', null],
    ['项目编号：', null],
    ['项目编号：XXXX-2026-XXX', null],
    ['项目编号：见公告', null],
  ])('%s', (line, number) => {
    expect(read(NOTICE, line).procurement.number).toBe(number);
  });

  test.each([
    ['清溪县智慧停车平台建设项目公开招标采购文件', '清溪县智慧停车平台建设项目'],
    ['清溪大学实训设备采购竞争性磋商文件（服务类）', '清溪大学实训设备采购'],
    ['清溪医院物业管理服务项目（第二次）招标文件', '清溪医院物业管理服务项目（第二次）'],
    ['清溪医院物业管理服务项目（服务类）招标文件', '清溪医院物业管理服务项目'],
    ['清溪县办公家具采购项目询价通知书', '清溪县办公家具采购项目'],
    ['清溪县管网改造工程电子招标文件', '清溪县管网改造工程'],
    ['清溪县档案数字化服务采购', '清溪县档案数字化服务采购'],
  ])('cover %s', (line, title) => {
    const { procurement, messages } = read(line, NOTICE, '投标人应认真阅读。');
    expect(procurement.title).toBe(title);
    expect(messages).toContainEqual(expect.objectContaining({ code: 'title-by-position' }));
  });

  test('running text gives the title and the buyer where it alone names them, and says so', () => {
    const found = read(
      '参考去年清溪市智慧停车平台本地运维项目实施情况，本项目服务期为一年。',
      '对于清溪市停车管理局提出的需求，供应商应及时处理。',
      '驻场人员由清溪市停车管理局统一安排。',
      '向清溪市停车管理局提供书面材料。',
    );
    expect(found.procurement).toMatchObject({
      title: '清溪市智慧停车平台本地运维项目',
      buyer: '清溪市停车管理局',
    });
    expect(found.messages.map(({ code }) => code)).toEqual(expect.arrayContaining(['title-in-text', 'buyer-in-text']));
  });

  test.each([
    ['two projects', '参考清溪市停车平台运维项目实施，对比白河市停车平台运维项目实施。'],
    ['a client named twice', '对于清溪市停车局提出的需求，由清溪市停车局组织。'],
    ['two clients', '由清溪市甲局组织，由清溪市乙局组织，由清溪市甲局确认，由清溪市甲局验收。'],
  ])('running text with %s stays open', (_, line) => {
    expect(read(line).procurement).toMatchObject({ title: null, buyer: null });
  });

  test('a model form that nobody has filled in gives no facts', () => {
    const { procurement, messages } = read(
      '清溪省政府采购公开招标文件示范文本',
      NOTICE,
      '项目名称：____',
      '采购方式：公开招标',
      '投标有效期为90天。',
    );
    expect(procurement).toMatchObject({ title: null, method: null, bidValidityDays: null });
    expect(messages).toContainEqual(expect.objectContaining({ code: 'unfilled-form' }));
  });

  test('a document made from a model form keeps its facts', () => {
    const filled = read('清溪省政府采购公开招标文件示范文本', NOTICE, '项目名称：清溪县保安服务', '采购方式：公开招标');
    expect(filled.procurement).toMatchObject({ title: '清溪县保安服务', method: 'open-tender' });
  });

  test.each([
    ['招标人：清溪矿业有限公司一矿', '未被列入政府采购严重违法失信行为记录名单', false],
    ['招标人：清溪矿业有限公司', '本项目落实政府采购政策', true],
    ['采购人：清溪县人民医院', '依据招标投标法', null],
    ['采购人：清溪县财政局', '依据《中华人民共和国政府采购法》', true],
  ])('%s, %s: whether it is government procurement', (buyer, line, isGovernment) => {
    const { procurement, messages } = read(NOTICE, buyer, line);
    expect(procurement.isGovernmentProcurement).toBe(isGovernment);
    expect(messages.some(({ code }) => code === 'not-government-procurement')).toBe(isGovernment === false);
  });

  test('the question as a heading, the lot’s answer below it', () => {
    expect(read(NOTICE, '6、是否接受联合体投标', '采购包1：不接受').procurement.consortiumAllowed).toBe(false);
    expect(read(NOTICE, '6、是否接受联合体投标', '详见公告').procurement.consortiumAllowed).toBeNull();
  });

  test.each([
    ['A02010100-计算机', 'goods'],
    ['C16030000-数据处理服务', 'services'],
    ['B03000000-专业施工', 'works'],
  ])('the catalogue code %s says the category', (code, category) => {
    const rows = [
      ['品目号', '品目编码及品目名称', '数量'],
      ['1-1', code, '1'],
    ];
    expect(read(NOTICE, rows).procurement.category).toBe(category);
  });

  test('a law is nobody’s procurement', () => {
    const articles = '一二三四五六七八九十'.split('').map((count) => `第${count}条 投标人有下列情形之一的，投标无效：`);
    const more = '一二三四五六'.split('').map((count) => `第十${count}条 得分相同的，按投标报价由低到高排列。`);
    const law = ['清溪省政府采购办法', ...articles, ...more, '本办法自2026年1月1日起施行。'];
    const { procurement, messages } = read(...law);
    expect(procurement.rejectionGrounds).toEqual([]);
    expect(procurement.rules.tieBreaks).toBeUndefined();
    expect(messages.map(({ code }) => code)).toContain('law-text');
    expect(codes('项目名称：清溪县保安服务', ...law)).not.toContain('law-text');
  });

  test('two numbers both stand in a finding, the first one counts', () => {
    const { procurement, messages } = read(NOTICE, '项目编号：QX-2026-018', '# 第二章 投标人须知', [
      ['条款号', '名称', '内容'],
      ['1', '项目编号', 'QX-2025-777'],
    ]);
    expect(procurement.number).toBe('QX-2026-018');
    const found = messages.find(({ code }) => code === 'number-contradictory');
    expect(found?.locations.map(({ path: place }) => place)).toEqual(['p[2]', 'table[1]/row[2]/cell[3]']);
  });

  test('the blank number of a contract form is no contradiction', () => {
    expect(
      codes(NOTICE, '项目编号：QX-2026-018', '# 第六章 合同文本', '合同编号：HT-1', '项目编号：TGPC-201 -'),
    ).not.toContain('number-contradictory');
  });
});

describe('method', () => {
  test.each([
    ['采购方式：竞争性谈判', 'competitive-negotiation'],
    ['招标方式：公开招标', 'open-tender'],
    ['采购方式：□公开招标 ☑竞争性磋商 □询价', 'competitive-consultation'],
    ['现对本项目进行公开招标，欢迎投标。', 'open-tender'],
    ['以竞争性磋商方式，对本项目实施政府采购。', 'competitive-consultation'],
    ['询价通知书', 'inquiry'],
    ['采购方式：单一来源采购', 'single-source'],
  ])('%s', (line, method) => {
    expect(read(NOTICE, line).procurement.method).toBe(method);
  });

  test.each(['招标方式：邀请招标', '采购方式：框架协议采购', '本项目进行公开比选。'])(
    '%s is named, not guessed',
    (line) => {
      const { procurement, messages } = read(NOTICE, line);
      expect(procurement.method).toBeNull();
      expect(messages.map(({ code }) => code)).toContain('method-unsupported');
    },
  );

  test('a cover that only says 招标文件 is taken for an open tender, and that is told', () => {
    const { procurement, messages } = read('招 标 文 件', '招标人：清溪县水务局');
    expect(procurement.method).toBe('open-tender');
    expect(messages.map(({ code }) => code)).toContain('method-assumed');
    expect(read('招标文件', '采用邀请招标。').procurement.method).toBeNull();
    expect(read('招标文件', '第一章 投标邀请书').procurement.method).toBeNull();
  });

  test('a definition in a law says nothing about this procurement', () => {
    expect(
      read('公开招标，是指采购人依法以招标公告的方式邀请非特定的供应商参加投标的采购方式。').procurement.method,
    ).toBeNull();
  });
});

describe('buyer and agency', () => {
  test('from the contact section of a notice', () => {
    const { procurement } = read(
      NOTICE,
      '七、对本次采购提出询问，请按以下方式联系',
      '1.采购人信息',
      '名    称：清溪县教育局',
      '地    址：清溪县府前路1号',
      '2.采购代理机构信息（如有）',
      '名    称：清溪正信招标代理有限公司',
    );
    expect(procurement).toMatchObject({ buyer: '清溪县教育局', procurementAgency: '清溪正信招标代理有限公司' });
  });

  test('from a table of particulars', () => {
    const { procurement } = read('# 第二章 投标人须知', [
      ['序号', '条款名称', '编列内容'],
      ['1', '招标人', '名称：清溪农村商业银行股份有限公司\n地址：清溪县金融街9号'],
      ['2', '招标代理机构', '名称：清溪正信招标代理有限公司\n联系人：×××'],
    ]);
    expect(procurement).toMatchObject({
      buyer: '清溪农村商业银行股份有限公司',
      procurementAgency: '清溪正信招标代理有限公司',
    });
  });

  test('from the sentence that entrusts the agency', () => {
    const { procurement } = read(NOTICE, '受清溪大学委托，清溪正信招标代理有限公司就下列货物进行公开招标。');
    expect(procurement).toMatchObject({ buyer: '清溪大学', procurementAgency: '清溪正信招标代理有限公司' });
  });

  test.each(['采购人：系指依法进行政府采购的国家机关。', '采购人：见前附表', '采购人：____________（盖章）'])(
    '%s names nobody',
    (line) => {
      expect(read(NOTICE, line).procurement.buyer).toBeNull();
    },
  );
});

describe('budget', () => {
  test.each([
    ['预算金额：38.5万元', '385000'],
    ['采购预算（元）：1,250,000.00', '1250000'],
    ['预算金额（万元）：96', '960000'],
    ['项目预算金额：人民币贰佰叁拾万元整（¥2300000.00）', '2300000'],
    ['采购预算：人民币伍拾万元整', '500000'],
    ['本项目采购预算为86万元。', '860000'],
    ['预算金额：约30万元', null],
    ['预算金额：/', null],
    ['预算单价：300元/人', null],
  ])('%s', (line, budget) => {
    expect(read(NOTICE, line).procurement.budget).toBe(budget);
  });

  test('figures and words that differ are both shown', () => {
    const { procurement, messages } = read(NOTICE, '预算金额：520,000.00元，大写：伍拾叁万元整');
    expect(procurement.budget).toBe('520000');
    expect(messages.map(({ code }) => code)).toContain('budget-words-contradictory');
  });

  test('two budgets are both shown, the first one counts', () => {
    const { procurement, messages } = read(NOTICE, '预算金额：50万元', '# 第五章 采购需求', '预算金额：500001元');
    expect(procurement.budget).toBe('500000');
    expect(messages.find(({ code }) => code === 'budget-contradictory')?.locations).toHaveLength(2);
  });
});

test.each([
  ['预算金额：360万元/年', '3600000', ['budget-yearly']],
  ['预算金额（万元/年）：360', '3600000', ['budget-yearly']],
  ['预算金额：每年360万元', '3600000', ['budget-yearly']],
  ['采购预算：不超过120万元/年，三年合计360万元', '3600000', []],
  ['预算金额：采购包1：10万元；采购包2：20万元', null, []],
])('budget of %s', (line, budget, told) => {
  const { procurement, messages } = read(NOTICE, '项目名称：清溪县保安服务', line);
  expect(procurement.budget).toBe(budget);
  expect(messages.map(({ code }) => code).filter((code) => code.startsWith('budget'))).toEqual(told);
});

describe('yes and no', () => {
  test.each([
    ['本项目不接受联合体投标。', false],
    ['本项目（不接受）联合体投标。', false],
    ['本项目接受联合体投标。', true],
    ['是否接受联合体投标：■否 □是', false],
    ['6.本项目是否接受联合体：□是  ☑否', false],
    ['联合体投标：不接受', false],
    ['本次招标不允许联合体参加投标', false],
    ['如本项目接受联合体投标，联合体各方应签订协议。', null],
    ['招标文件规定不接受联合体投标的，其投标无效。', null],
    ['本次招标（接受或不接受）联合体投标。', null],
    ['是否接受联合体投标：□是 □否', null],
    ['本标项（否）接受联合体投标', false],
    ['本项目接受联合体投标：☑是； □否。', true],
  ])('consortium: %s', (line, value) => {
    expect(read(NOTICE, line).procurement.consortiumAllowed).toBe(value);
  });

  test.each([
    ['是否允许分包：否', false],
    ['是否允许分包：采购包1：不允许', false],
    ['本项目不允许分包、转包。', false],
    ['本项目的非主体、非关键性工作是否允许分包：\n■不允许\n□允许', false],
    ['不得将本项目转包或分包。', false],
    ['分包：☑A同意将非主体、非关键性的工作分包。□B不同意分包。', true],
    ['采购包划分：不分包采购', null],
    ['未经采购人同意，成交供应商不得分包合同。', null],
    ['不允许转包及违法分包。', null],
  ])('subcontracting: %s', (line, value) => {
    expect(read(NOTICE, ...line.split('\n')).procurement.subcontractingAllowed).toBe(value);
  });

  test.each([
    ['采购标的是否属于政府购买服务：是', { isPurchasedService: true }],
    ['是否属于政务信息系统项目：☑是 □否', { isInformationSystem: true }],
    ['是否属于政务信息系统项目：否', { isInformationSystem: false }],
    ['如本项目属于政府购买服务，公益一类事业单位不得投标。', { isPurchasedService: null }],
  ])('%s', (line, expected) => {
    expect(read(NOTICE, line).procurement).toMatchObject(expected);
  });
});

describe('category', () => {
  test.each([
    ['项目所属分类：货物', 'goods'],
    ['项目属性：■服务 □货物 □工程', 'services'],
    ['采购类别：工程', 'works'],
  ])('%s', (line, category) => {
    const { procurement, messages } = read(NOTICE, line);
    expect(procurement.category).toBe(category);
    expect(messages.filter(({ code }) => code.startsWith('category'))).toEqual([]);
  });

  test('is assumed from the title, and said', () => {
    const { procurement, messages } = read(NOTICE, '项目名称：清溪大学物业管理服务');
    expect(procurement.category).toBe('services');
    expect(messages.map(({ code }) => code)).toContain('category-assumed');
  });
});

describe('industry, validity and deadline', () => {
  test.each([
    ['采购标的对应的中小企业划分标准所属行业：工业', '工业'],
    ['本项目属于物业管理行业。', '物业管理'],
    ['本规定适用的行业包括：工业、建筑业、批发业、零售业。', null],
  ])('%s', (line, industry) => {
    expect(read(NOTICE, line).procurement.industry).toBe(industry);
  });

  test.each([
    ['投标有效期：自投标截止之日起90日历天', 90],
    ['磋商有效期为六十天。', 60],
    ['投标有效期：不少于 120 天', 120],
    ['响应文件有效期：开启后（90）天', 90],
    ['投标有效期：3个月', null],
    ['投标保证金在投标有效期满后5日内退还。', null],
  ])('%s', (line, days) => {
    expect(read(NOTICE, line).procurement.bidValidityDays).toBe(days);
  });

  test('another unit is reported', () => {
    expect(codes(NOTICE, '投标有效期：3个月')).toContain('bid-validity-not-in-days');
  });

  test.each([
    ['提交投标文件截止时间：2026年3月25日 9点30分（北京时间）', '2026-03-25 09:30'],
    ['响应文件提交截止时间：2026-03-25 14:00', '2026-03-25 14:00'],
    ['投标截止时间：2026年3月25日下午2:30', '2026-03-25 14:30'],
    ['并于2026年3月25日09时00分（北京时间）前递交投标文件。', '2026-03-25 09:00'],
    ['提出澄清的截止时间：2026年3月10日17:00', null],
    ['投标截止时间：另行通知', null],
  ])('%s', (line, deadline) => {
    expect(read(NOTICE, line).procurement.submissionDeadline).toBe(deadline);
  });

  test('a table asking for questions until a day is no deadline for bids', () => {
    const { procurement } = read('# 第二章 投标人须知', [
      ['条款', '内容'],
      ['投标人提出问题的截止时间', '截止时间：2026年3月10日17时00分'],
    ]);
    expect(procurement.submissionDeadline).toBeNull();
  });
});

describe('marks', () => {
  const meanings = (...lines: string[]) =>
    read('# 第五章 采购需求', ...lines).procurement.marks.map(({ mark, meaning }) => [mark, meaning]);

  test.each([
    ['带“★”的条款为实质性要求，不满足的投标无效。', [['★', 'voids-bid']]],
    ['标注“▲”号条款为重要参数，每有一项不满足扣2分，不作为无效投标处理。', [['▲', 'scored']]],
    [
      '注：★号条款必须满足，否则按无效投标处理；▲号条款为评分项。',
      [
        ['★', 'voids-bid'],
        ['▲', 'scored'],
      ],
    ],
    [
      '打“#”号的指标为评分条款，打“▲”号的指标不允许负偏离。',
      [
        ['#', 'scored'],
        ['▲', 'voids-bid'],
      ],
    ],
    ['标注“※”的货物为核心产品。', [['※', 'note']]],
    ['以“■”形式标记的内容适用于本项目，“□”不适用。', []],
  ])('%s', (line, expected) => {
    expect(meanings(line)).toEqual(expected);
  });

  test('a star without a word about it is taken as usual, and said', () => {
    const { procurement, messages } = read('# 第五章 采购需求', '★1.质保期不少于3年。');
    expect(procurement.marks).toMatchObject([{ mark: '★', meaning: 'voids-bid', location: { path: 'p[2]' } }]);
    expect(messages.map(({ code }) => code)).toContain('mark-undefined');
  });

  test('another mark without a word about it has no meaning', () => {
    const { procurement, messages } = read('# 第五章 采购需求', '▲1.质保期不少于3年。');
    expect(procurement.marks).toEqual([]);
    expect(messages.map(({ code }) => code)).toContain('mark-undefined');
  });

  test('two meanings of one mark are both shown', () => {
    expect(
      codes(
        '# 第五章 采购需求',
        '“▲”号条款为实质性条款，不满足的投标无效。',
        '# 第四章 评标办法',
        '“▲”号条款每负偏离一项扣1分。',
      ),
    ).toContain('mark-contradictory');
  });
});

describe('rules', () => {
  test('decimals, ties, vague answers and flaws as the document has them', () => {
    const { rules } = read(
      '# 第四章 评标办法',
      '各评委打分的算术平均值为最终得分，保留两位小数，第三位四舍五入。',
      '得分相同的，按投标报价由低到高顺序排列；得分且投标报价相同的，按技术指标优劣顺序排列。',
      '投标人只注明“符合”、“满足”的，视为未应答。',
      '瑕疵是指：①内容缺项；②前后矛盾；③不适用于本项目。',
    ).procurement;
    expect(rules).toMatchObject({
      rounding: { total: { scale: 2, mode: 'half-up' } },
      tieBreaks: ['quoted-price', 'technical-points'],
      vagueAnswers: ['符合', '满足'],
    });
    expect(rules.flawTypes.map(({ title }) => title)).toEqual(['内容缺项', '前后矛盾', '不适用于本项目']);
  });

  test('decimals without a way of rounding are reported, not completed', () => {
    const { procurement, messages } = read('# 第四章 评标办法', '价格得分保留两位小数。');
    expect(procurement.rules.rounding).toEqual({});
    expect(messages.map(({ code }) => code)).toContain('rounding-mode-unstated');
  });

  test('raised thresholds of the abnormally-low check', () => {
    const { rules } = read(
      '# 第四章 评标办法',
      '出现下列情形之一的，评标委员会应当启动异常低价审查：',
      '（1）报价低于全部通过符合性审查供应商报价平均值60%的；',
      '（2）报价低于次低报价55%的；',
      '（3）报价低于最高限价50%的。',
    ).procurement;
    expect(rules.abnormallyLow).toEqual({ meanShare: '0.60', secondLowestShare: '0.55', ceilingShare: '0.50' });
  });
});

describe('lists', () => {
  test('qualifications keep number and text', () => {
    const { qualifications } = read(
      NOTICE,
      '二、申请人的资格要求',
      '1.满足《中华人民共和国政府采购法》第二十二条规定；',
      '2.具有有效的食品经营许可证；',
      '三、获取招标文件',
      '时间：2026年3月1日至3月7日',
    ).procurement;
    expect(qualifications.map(({ number, text }) => [number, text])).toEqual([
      ['1.', '满足《中华人民共和国政府采购法》第二十二条规定；'],
      ['2.', '具有有效的食品经营许可证；'],
    ]);
  });

  test('grounds for rejection, not what fails the whole procedure', () => {
    const { rejectionGrounds } = read(
      '# 第四章 评标办法',
      '5.1 投标文件有下列情形之一的，投标无效：',
      '（1）未按要求签章的；',
      '（2）报价超过最高限价的。',
      '5.2 有下列情形之一的，应予废标：',
      '（1）符合条件的供应商不足三家的；',
    ).procurement;
    expect(rejectionGrounds.map(({ text }) => text)).toEqual(['（1）未按要求签章的；', '（2）报价超过最高限价的。']);
  });

  test('forms of two stages', () => {
    const { forms } = read(
      '# 第六章 响应文件格式',
      '第一阶段响应文件',
      '附件1 响应书',
      '附件2-1：中小企业声明函（服务）',
      '第二阶段响应文件',
      '附件1',
      '报价一览表',
    ).procurement;
    expect(forms.map(({ number, title, stage, required }) => [number, title, stage, required])).toEqual([
      ['附件1', '响应书', 'first', true],
      ['附件2-1', '中小企业声明函（服务）', 'first', false],
      ['附件1', '报价一览表', 'second', true],
    ]);
  });

  test('commercial terms with their quantities', () => {
    const { terms } = read('# 第五章 采购需求', '交货期：合同签订后30日内', '质保期：不少于3年', [
      ['序号', '商务条款', '要求'],
      ['1', '付款方式', '验收合格后支付合同金额的95%，质保期满支付5%。'],
    ]).procurement;
    expect(
      terms.map(({ title, quantities }) => [
        title,
        quantities.map(({ comparator, value, unit }) => `${comparator} ${value} ${unit}`),
      ]),
    ).toEqual([
      ['交货期', ['<= 30 日']],
      ['付款方式', ['= 95 %', '= 5 %']],
      ['质保期', ['>= 3 年']],
    ]);
  });
});

describe('documents of other kinds', () => {
  test('a hospital buys goods by negotiation', () => {
    const { procurement, messages } = read(
      '清溪县中医院',
      '彩色多普勒超声诊断仪采购项目',
      '竞争性谈判文件',
      '项目编号：QXZY-2026-TP-009',
      '# 第一章 竞争性谈判公告',
      '清溪正信招标代理有限公司受清溪县中医院委托，就彩色多普勒超声诊断仪采购项目进行竞争性谈判。',
      '一、项目基本情况',
      '项目名称：彩色多普勒超声诊断仪采购项目',
      '预算金额：1,980,000.00元',
      '采购标的所属行业：工业',
      '本项目不接受联合体参加谈判。',
      '四、响应文件提交',
      '截止时间：2026年4月2日9:30（北京时间）',
      '# 第三章 供应商须知',
      [
        ['序号', '条款名称', '内容'],
        ['1', '项目属性', '☑货物 □服务 □工程'],
        ['2', '响应文件有效期', '自响应文件提交截止之日起60日历天'],
        ['3', '分包', '□允许 ☑不允许'],
      ],
    );
    expect(procurement).toMatchObject({
      title: '彩色多普勒超声诊断仪采购项目',
      number: 'QXZY-2026-TP-009',
      method: 'competitive-negotiation',
      category: 'goods',
      buyer: '清溪县中医院',
      procurementAgency: '清溪正信招标代理有限公司',
      budget: '1980000',
      industry: '工业',
      consortiumAllowed: false,
      subcontractingAllowed: false,
      bidValidityDays: 60,
      submissionDeadline: '2026-04-02 09:30',
    });
    expect(messages.filter(({ code }) => code.endsWith('contradictory'))).toEqual([]);
  });

  test('a bank tenders a works contract under the construction template', () => {
    const { procurement } = read(
      '# 第一章 招标公告',
      '1.招标条件',
      '本招标项目清溪农商银行网点装修工程，招标人为清溪农村商业银行股份有限公司，现对该项目的施工进行公开招标。',
      '# 第二章 投标人须知',
      [
        ['条款号', '条款名称', '编列内容'],
        ['1.1.2', '招标人', '名称：清溪农村商业银行股份有限公司\n地址：清溪县金融街9号'],
        ['1.1.4', '招标项目名称', '清溪农商银行网点装修工程'],
        ['1.4.2', '是否接受联合体投标', '🗹不接受\n□接受，应满足下列要求：'],
        ['1.10.1', '分包', '☑不允许\n□允许'],
        ['3.3.1', '投标有效期', '90日历天'],
        ['4.2.1', '投标截止时间', '2026年5月6日9时00分'],
      ],
    );
    expect(procurement).toMatchObject({
      title: '清溪农商银行网点装修工程',
      method: 'open-tender',
      category: 'works',
      buyer: '清溪农村商业银行股份有限公司',
      budget: null,
      consortiumAllowed: false,
      subcontractingAllowed: false,
      bidValidityDays: 90,
      submissionDeadline: '2026-05-06 09:00',
    });
  });
});
