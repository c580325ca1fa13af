import { describe, expect, test } from 'vitest';
import { documentOf, type Piece } from '../passages/document-fixture.ts';
import { readProcurementFacts } from '../procurement/index.ts';
import { readRequirements } from './index.ts';

function read(...pieces: Piece[]) {
  const documents = [documentOf(...pieces)];
  return readRequirements(documents, readProcurementFacts(documents).procurement.marks);
}
const mandatory = (...pieces: Piece[]) => read(...pieces).common.mandatory.map(({ number, text }) => [number, text]);
const numbers = (...pieces: Piece[]) => read(...pieces).common.requirements.map(({ number }) => number);
const NEEDS = '# 第五章 采购需求';
const MEANING = '带“★”的条款为实质性要求，不满足的投标无效；带“▲”的条款为重要参数，不满足的扣2分。';

describe('marked clauses', () => {
  test.each([
    ['★（四）报价包含税费。', '★（四）', '报价包含税费。'],
    ['（四）★报价包含税费。', '★（四）', '报价包含税费。'],
    ['★3.1 质保期不少于3年。', '★3.1', '质保期不少于3年。'],
    ['3.★质保期不少于3年。', '★3', '质保期不少于3年。'],
    ['3、质保期不少于3年。（★）', '★3、', '质保期不少于3年。（★）'],
    ['★投标人须提供24小时服务。', '★', '投标人须提供24小时服务。'],
  ])('%s', (line, number, text) => {
    expect(mandatory(NEEDS, MEANING, line)).toEqual([[number, text]]);
  });

  test.each([
    ['1.（实质性要求）食材须有检疫证明。', '1'],
    ['1.【实质性条款】食材须有检疫证明。', '1'],
    ['（一）食材须有检疫证明（实质性要求）。', '（一）'],
  ])('words stand for a mark: %s', (line, number) => {
    expect(mandatory(NEEDS, line).map(([found]) => found)).toEqual([number]);
  });

  test('a bullet is a mark where the document says what it means, and a bullet elsewhere', () => {
    const lines = ['3.3 商务要求', '● 服务期：300日历天。', '付款：验收后一次付清。'];
    expect(mandatory(NEEDS, '带“●”的条款为实质性要求。', ...lines)).toEqual([['●', '服务期：300日历天。']]);
    expect(numbers(NEEDS, '带“●”的条款为实质性要求。', ...lines)).toEqual(['商务要求']);
    expect(mandatory(NEEDS, ...lines)).toEqual([]);
  });

  test('a heading in words holds for the clauses below it, and no further', () => {
    const lines = [
      '二、实质性要求',
      '1.食材须有检疫证明。',
      '三、其他要求',
      '1.每周提交菜单。',
      '2.本条为非实质性要求。',
    ];
    expect(mandatory(NEEDS, ...lines).map(([, text]) => text)).toEqual(['食材须有检疫证明。']);
  });

  test('a heading that explains a mark ends the part before it', () => {
    const lines = [
      '一、项目概况',
      '二、技术要求（以“★”标示的为实质性要求）',
      '1.★不得离场。',
      '2.分辨率不低于300dpi。',
    ];
    const { common } = read(NEEDS, ...lines);
    expect([common.mandatory, common.requirements].map((list) => list.map(({ number }) => number))).toEqual([
      ['★1'],
      ['2'],
    ]);
  });

  test('a title below which lots answer one by one', () => {
    const lines = [
      '3.1 交货时间',
      '采购包1：',
      '60日内',
      '采购包2：',
      '45日内',
      '3.2 交货地点',
      '采购包1：',
      '指定地点',
    ];
    const { perLot } = read(NEEDS, ...lines);
    const texts = [1, 2].map((lot) => perLot.get(lot)?.requirements.map(({ number, text }) => [number, text]));
    expect(texts).toEqual([
      [
        ['3.1', '交货时间\n60日内'],
        ['3.2', '交货地点\n指定地点'],
      ],
      [['3.1', '交货时间\n45日内']],
    ]);
  });

  test('a mark in a table without head or numbers', () => {
    const rows = [
      ['交货期', '▲自合同签订之日起45日内交货'],
      ['质保期', '不少于三年'],
    ];
    expect(mandatory(NEEDS, '▲为实质性条款，不满足的投标无效。', rows)).toEqual([
      ['▲交货期', '自合同签订之日起45日内交货'],
    ]);
  });

  test('a marked heading above a table marks every row', () => {
    const rows = [
      ['序号', '名称', '要求'],
      ['1', '交货期', '45日内'],
      ['2', '质保期', '三年'],
    ];
    expect(mandatory(NEEDS, '▲为实质性条款，不满足的投标无效。', '▲商务要求', rows).map(([number]) => number)).toEqual([
      '▲1',
      '▲2',
    ]);
  });

  test('a scoring mark is a requirement, not a mandatory one', () => {
    const { common } = read(NEEDS, MEANING, '▲2.1 内存不少于16GB。', '★2.2 须为国产CPU。');
    expect(common.mandatory.map(({ number }) => number)).toEqual(['★2.2']);
    expect(common.requirements.map(({ number }) => number)).toEqual(['▲2.1']);
  });

  test('▲ voids the bid and ★ earns points where the document says so', () => {
    const { common } = read(
      NEEDS,
      '“▲”号条款为实质性条款，负偏离的投标无效；“★”号条款为评分项，每项得1分。',
      '★1.屏幕尺寸不小于55英寸。',
      '▲2.须为原厂正品。',
    );
    expect(common.mandatory.map(({ number }) => number)).toEqual(['▲2']);
    expect(common.requirements.map(({ number }) => number)).toEqual(['★1']);
  });

  test('neither the explanation, nor a form, nor a list of contents, nor a scoring rule is a clause', () => {
    expect(
      mandatory(
        '目录',
        '★第五章 采购需求........12',
        NEEDS,
        '★号条款为实质性条款，不得偏离。',
        '1.技术要求如下。',
        '# 第四章 评标办法',
        '完全满足非“★”号条款的得10分。',
        '# 第六章 投标文件格式',
        '★1.投标人应答：',
      ),
    ).toEqual([]);
  });

  test('a clause goes on over lines without a number and holds for what stands below it', () => {
    expect(
      mandatory(
        NEEDS,
        MEANING,
        '★（五）源代码要求',
        '全部源代码归采购人所有。',
        '1.提供源代码。',
        '2.提供文档。',
        '（六）其他。',
      ),
    ).toEqual([['★（五）', '源代码要求\n全部源代码归采购人所有。\n1.提供源代码。\n2.提供文档。']]);
  });

  test('in a column of a table', () => {
    const { common } = read(NEEDS, MEANING, [
      ['参数性质', '序号', '技术要求名称', '技术参数与性能指标'],
      ['★', '1', '驻场服务', '驻场人员不少于2人。'],
      ['', '2', '培训', '每年培训4次。'],
      ['▲', '3', '巡检', '每季度巡检1次。'],
    ]);
    expect(common.mandatory.map(({ number, title }) => [number, title])).toEqual([['★1', '驻场服务']]);
    expect(common.requirements.map(({ number, title }) => [number, title])).toEqual([
      ['2', '培训'],
      ['▲3', '巡检'],
    ]);
  });

  test('among the lines of one cell of a goods table', () => {
    const { common } = read(NEEDS, MEANING, [
      ['序号', '货物名称', '技术参数', '数量', '单位'],
      ['1', '服务器', '1、CPU不少于2颗；\n★2、内存不少于256GB；\n▲3、硬盘不少于4块。', '2', '台'],
    ]);
    expect(common.mandatory.map(({ number, title, text }) => [number, title, text])).toEqual([
      ['★2、', '服务器', '内存不少于256GB；'],
    ]);
    expect(common.requirements.map(({ number }) => number)).toEqual(['1-1、', '▲3、']);
  });

  test('of the instructions to tenderers bind as well', () => {
    expect(
      mandatory('# 第二章 投标人须知', MEANING, '★17.2 未按格式填写投标函的，投标无效。', '17.3 投标函应签字。'),
    ).toEqual([['★17.2', '未按格式填写投标函的，投标无效。']]);
  });

  test('stand under their lots', () => {
    const { common, perLot } = read(
      NEEDS,
      MEANING,
      '一、通用要求',
      '★1.须提供原厂质保。',
      '二、各包要求',
      '第一包：',
      '（一）服务要求',
      '★1.每日巡检不少于2次。',
      '第二包：',
      '（一）服务要求',
      '★1.每日巡检不少于4次。',
    );
    expect(common.mandatory.map(({ text }) => text)).toEqual(['须提供原厂质保。']);
    expect([...perLot].map(([lot, { mandatory: own }]) => [lot, own.map(({ text }) => text)])).toEqual([
      [1, ['每日巡检不少于2次。']],
      [2, ['每日巡检不少于4次。']],
    ]);
  });

  test('that stand twice are kept once, with both places', () => {
    const { common, messages } = read(
      NEEDS,
      MEANING,
      '★（七）供应商须承诺合作终止后3年内无条件配合数据迁移。',
      '（八）其他见附件。',
      '★（七）成交供应商承诺合作终止后3年内无条件配合数据迁移。',
    );
    expect(common.mandatory).toHaveLength(1);
    expect(messages.find(({ code }) => code === 'clause-repeated')?.locations.map(({ path }) => path)).toEqual([
      'p[3]',
      'p[5]',
    ]);
  });

  test('that a response form numbers differently are reported', () => {
    const { messages } = read(
      NEEDS,
      MEANING,
      '★（四）供应商须承诺报价包含驻场工程师的全部费用。',
      '# 第六章 响应文件格式',
      [
        ['采购文件要求', '应答'],
        ['（三）供应商须承诺报价包含驻场工程师的全部费用。', ''],
      ],
    );
    expect(messages.map(({ code }) => code)).toContain('annex-renumbers');
  });
});

describe('requirements', () => {
  test('numbered text, without headings and background', () => {
    expect(
      numbers(
        NEEDS,
        '一、项目背景',
        '1.本项目始于2020年。',
        '二、服务要求',
        '（一）运维要求',
        '1.1 故障15分钟内响应。',
        '1.2 每月提交报告。',
        '（二）培训要求',
        '每年组织培训不少于2次。',
      ),
    ).toEqual(['1.1', '1.2', '（二）']);
  });

  test('of a document without chapters', () => {
    expect(
      numbers(
        '清溪县平台运维采购需求',
        '一、服务要求',
        '1、系统可用率不低于99.9%。',
        '二、供应商资格要求',
        '1、具有独立法人资格。',
      ),
    ).toEqual(['1、']);
  });

  test('a list of what is bought describes, a list with its requirements demands', () => {
    const rows = [
      ['序号', '名称', '规格参数', '数量'],
      ['1', '玩具柜', '环保板材，长度不小于1200mm', '24'],
    ];
    expect(numbers('# 第二章 采购清单及技术要求', rows)).toEqual(['1']);
  });

  test('rows of a table without a head, without its group rows', () => {
    expect(
      numbers(NEEDS, [
        ['1', '基础服务', ''],
        ['1.1', '基础服务', '日常巡检'],
        ['1.2', '基础服务', '数据备份'],
        ['2', '培训服务', '现场培训'],
      ]),
    ).toEqual(['1.1', '1.2', '2']);
  });

  test('lines of a row that goes on count on, even where a stop is missing', () => {
    expect(
      numbers(NEEDS, [
        ['序号', '服务名称', '功能及技术参数'],
        ['1', '系统维护', '1、定期修复缺陷。'],
        ['', '', '2升级版本\n2.1提供记录。'],
      ]),
    ).toEqual(['1-1、', '1-2', '1-2.1']);
  });

  test.each([
    [
      ['考核项目', '分值', '评分标准'],
      ['服务态度', '10', '差扣2分'],
    ],
    [
      ['序号', '名称', '数量', '单位'],
      ['1', '打印机', '2', '台'],
    ],
    [
      ['序号', '招标要求', '投标响应', '偏离情况'],
      ['1', '内存16G', '', ''],
    ],
    [
      ['包号', '名称', '预算（万元）'],
      ['1', '打印机', '20'],
    ],
  ])('a table %j is none of requirements', (head, row) => {
    expect(numbers(NEEDS, [head, row])).toEqual([]);
  });

  test('commercial clauses say so', () => {
    const { common } = read(NEEDS, '一、技术要求', '1.系统可用率不低于99.9%。', '二、商务要求', '1.按季度付款。');
    expect(common.requirements.map(({ form }) => form)).toEqual(['technical', 'commercial']);
  });

  test('a sentence that breaks off is kept and reported', () => {
    const { common, messages } = read(NEEDS, '1.投标人应当负责系统的日常巡检、故障处理以及数据的', '# 第六章 合同文本');
    expect(common.requirements).toHaveLength(1);
    expect(messages.map(({ code }) => code)).toContain('clause-torn');
  });
});

test('what explains an assessment table is no requirement, what follows is one again', () => {
  const assessment = [
    ['达成率', '评分标准'],
    ['达成率≥95%', '+2'],
  ];
  const lines = ['1）达成率：按期完成的问题数除以问题总数；', '2）满意度：由负责人评分；'];
  expect(numbers(NEEDS, '（一）派驻2名工程师。', assessment, '说明：', ...lines, '（二）每周提交周报。')).toEqual([
    '（一）',
    '（二）',
  ]);
  expect(numbers(NEEDS, '说明：', ...lines)).toEqual(['1）', '2）']);
});

describe('quantities', () => {
  test.each([
    ['1.1 一般故障15分钟内响应、2小时内解决。', ['一般故障 <= 15 分钟', '解决 <= 2 小时']],
    ['1.1 提供不少于4次应急响应服务。', ['应急响应服务 >= 4 次']],
    ['1.1 核心岗位人员变动率不得超过20%。', ['核心岗位人员变动率 <= 20 %']],
    ['1.1 系统可用率≥99.9%。', ['系统可用率 >= 99.9 %']],
    ['1.1 合同终止后5年内无条件提供源代码。', ['合同终止后 >= 5 年']],
    ['1.1 驻场人员至少三名。', ['驻场人员 >= 3 名']],
    ['1.1 工作温度0至40。', []],
    ['1.1 工作温度-20℃～60℃。', ['工作温度 >= -20 °C', '工作温度 <= 60 °C']],
    ['1.1 冷冻室温度不高于零下18℃。', ['冷冻室温度 <= -18 °C']],
    ['1.1 电源：AC220V±10%，50Hz±1Hz。', ['电源 >= 198 V', '电源 <= 242 V', '电源 >= 49 Hz', '电源 <= 51 Hz']],
    ['1.1 测温误差±0.2℃。', ['测温误差 <= 0.2 °C']],
    ['1.1 云台俯仰±90度，温度设定±5℃。', []],
    ['1.1 额定功率≥1500W，输出电流不小于16A。', ['额定功率 >= 1500 W', '输出电流 >= 16 A']],
    ['1.1 冷藏温度2～8℃。', ['冷藏温度 >= 2 °C', '冷藏温度 <= 8 °C']],
    ['1.1 环境湿度10%～90%。', ['环境湿度 >= 10 %', '环境湿度 <= 90 %']],
    ['1.1 身高160cm±5cm。', ['身高 >= 155 cm', '身高 <= 165 cm']],
    ['1.1 外形尺寸≥1500mm×1000mm。', []],
    ['1.1 举升重量不小于4000kg，上升时间≤55秒。', ['举升重量 >= 4000 kg', '上升时间 <= 55 秒']],
    ['1.1 内存≥16GB，传输速率≥100MB/s。', ['内存 >= 16 GB']],
    ['1.1 每日早上6：30前送达，延误不得超过30分钟。', ['延误 <= 30 分钟']],
    ['1.1 见第2项目说明。', []],
  ])('%s', (line, expected) => {
    const [requirement] = read(NEEDS, line).common.requirements;
    expect(
      requirement?.quantities.map(({ what, comparator, value, unit }) => `${what} ${comparator} ${value} ${unit}`),
    ).toEqual(expected);
  });

  test('a column of head counts', () => {
    const [manager] = read(NEEDS, [
      ['岗位名称', '人数', '岗位要求'],
      ['项目经理', '1', '具有高级职称'],
      ['运维人员', '4', '具有中级职称'],
    ]).common.requirements;
    expect(manager).toMatchObject({
      number: '项目经理',
      quantities: [{ what: '项目经理人数', comparator: '>=', value: '1', unit: '人' }],
    });
  });
});

describe('model forms', () => {
  const needs = ['1.1 主机重量不大于8kg。', '1.2 探头不少于3个。'];

  test.each([
    [
      'in an annex behind the requirements',
      [NEEDS, ...needs, '附件1：服务承诺书（格式）', '1. 质保不少于3年。', '附件2 报价表', '1. 报价应包含税费。'],
    ],
    ['in a chapter that is called the bid', [NEEDS, ...needs, '# 第六章 响应文件', '1. 投标函', '★2. 质保不少于3年。']],
    ['in a chapter of annexes', [NEEDS, ...needs, '# 第六章 附件', '附件1 投标函', '1. 有效期不少于90天。']],
    ['in the words of the tenderer', [NEEDS, ...needs, '1.3 我方承诺质保不少于3年。', '1.4 我公司保证24小时响应。']],
  ])('are no requirements: %s', (_, pieces) => {
    expect(numbers(...pieces)).toEqual(['1.1', '1.2']);
    expect(mandatory(...pieces)).toEqual([]);
  });

  test.each([
    ['an annex of parameters', '附件2：技术参数要求', '1. 存储不少于500GB。'],
    ['a part with a business of its own', '四、技术要求', '1. 存储不少于500GB。'],
  ])('end where %s begins', (_, heading, line) => {
    expect(numbers(NEEDS, ...needs, '附件1：服务承诺书', '1. 质保不少于3年。', heading, line)).toEqual([
      '1.1',
      '1.2',
      '1',
    ]);
  });
});

describe('a list that voids bids', () => {
  test.each([
    ['below a clause', ['1.2 有下列情形之一的，投标无效：', '（1）未按要求提供样品的；', '（2）未按规定签字盖章的；']],
    [
      'below a line without a number',
      ['存在以下情况之一的，将被否决：', '（1）未提供样品的；', '（2）重量超过3kg的；'],
    ],
    ['below a heading', ['二、无效投标情形', '1. 投标文件未按规定密封；', '2. 报价超过预算。', '三、其他要求']],
  ])('of cases is no requirement item by item: %s', (_, lines) => {
    const pieces = [NEEDS, '一、技术要求', '1.1 主机重量不大于8kg。', ...lines, '1.3 探头不少于3个。'];
    expect(numbers(...pieces)).toEqual(['1.1', '1.3']);
    expect(mandatory(...pieces)).toEqual([]);
  });

  test.each([
    ['供应商必须满足以下要求，否则投标无效：'],
    ['实质性要求（不满足以下任意一条的，投标无效）：'],
    ['下列要求均为实质性要求，不响应的作无效投标处理：'],
  ])('of demands is mandatory item by item: %s', (opening) => {
    const lines = [`1. ${opening}`, '（1）质保期不少于3年；', '（2）供货期不超过30天；', '2. 培训不少于2次。'];
    expect(mandatory(NEEDS, ...lines).map(([number]) => number)).toEqual(['（1）', '（2）']);
    expect(numbers(NEEDS, ...lines)).toEqual(['2']);
  });
});
