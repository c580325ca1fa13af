import { describe, expect, test } from 'vitest';
import { readQuantities } from '../importers/language/quantity.ts';
import type { AnswerRow } from '../src/domain/bid.ts';
import { lotSchema } from '../src/domain/lot.ts';
import { procurementSchema } from '../src/domain/procurement.ts';
import { checkAnswers } from '../src/engine/checks/answers.ts';

const location = { file: '示例.docx', page: null, path: 'table[1]/row[2]', quote: '' };
const source = { file: '文件.txt', path: 'line[1]', quote: '条款' };

const scheme = {
  procurement: procurementSchema.parse({
    schemaVersion: '1',
    id: 'sample',
    title: '示例',
    category: 'services',
    rules: { vagueAnswers: ['符合', '满足'] },
    mandatoryRequirements: [
      {
        id: 'migration',
        number: '★（七）',
        answeredAs: '（六）',
        text: '合作终止后至少 3 年，无条件配合数据迁移、提供数据字典',
        quantities: [{ what: '合作终止后配合年限', comparator: '>=', value: '3', unit: '年' }],
        location: source,
      },
      {
        id: 'national-release',
        number: '★3.1',
        title: '升级与变更',
        text: '部署、联调、运维上级下发的软件；版本升级要有升级方案、兼容性测试、影响评估和回滚预案',
        location: { file: '文件.txt', path: 'line[2]', quote: '3.1针对上级下发的系统软件' },
      },
      { id: 'handover', number: '★（六）', text: '合同结束后平稳交接给下一服务团队', location: source },
    ],
  }),
  lot: lotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '示例包',
    requirements: [
      {
        id: 'faults',
        number: '2.2',
        text: '一般故障 15 分钟响应、2 小时解决',
        quantities: [
          { what: '一般故障响应时间', comparator: '<=', value: '15', unit: '分钟' },
          { what: '一般故障解决时间', comparator: '<=', value: '2', unit: '小时' },
        ],
        location: source,
      },
    ],
  }),
};

function row(
  demand: string,
  answer: string,
  declared: string | null = '无偏离',
  number: string | null = null,
): AnswerRow {
  return {
    number,
    demand,
    answer,
    demandQuantities: readQuantities(demand),
    answerQuantities: readQuantities(answer),
    declaredDeviation: declared,
    remark: null,
    form: 'technical',
    location,
  };
}

const HANDOVER = row('（五）合同结束后应平稳交接给下一服务团队', '我方承诺平稳交接，附交接计划');
const MIGRATION = '（六）合作终止后3年内无条件配合数据迁移、提供数据字典';

function judge(answer: AnswerRow) {
  return checkAnswers([HANDOVER, answer], scheme);
}

describe('an answer', () => {
  test.each([
    ['three years promised', '合作终止后3年内无条件配合数据迁移', '无偏离', 'none', []],
    [
      'one year promised, declared as no deviation',
      '合作终止后1年内配合数据迁移',
      '无偏离',
      'negative',
      ['1 年 < 3 年'],
    ],
    ['36 months are three years', '合作终止后36个月内无条件配合数据迁移', '无偏离', 'none', []],
    ['five years promised', '合作终止后五年内无条件配合数据迁移', '正偏离', 'positive', ['5 年 > 3 年']],
    ['declared negative', '终止后不再配合', '负偏离：不提供', 'negative', ['自报：负偏离:不提供']],
    ['nothing behind the word', '满足', '无偏离', 'vague', ['只写“满足”，没有具体数值或内容']],
    [
      'nothing behind more words',
      '我公司完全满足招标文件要求',
      '无',
      'vague',
      ['只写“我公司完全满足招标文件要求”，没有具体数值或内容'],
    ],
    ['left empty', '', null, 'missing', ['应答为空']],
    [
      'hung on something else',
      '合作终止后3年内配合，具体视情况另行协商',
      '无偏离',
      'unclear',
      ['附有条件：“视情况另行协商”'],
    ],
  ])('%s', (_, answer, declared, deviation, reasons) => {
    const { responses } = judge(row(MIGRATION, answer, declared));
    expect(responses.find(({ number }) => number === '★（七）')).toMatchObject({ mandatory: true, deviation, reasons });
  });

  test('a mandatory requirement that no row answers is missing, and that is an error', () => {
    const { responses, findings } = checkAnswers([HANDOVER], scheme);
    expect(responses.find(({ number }) => number === '★（七）')).toMatchObject({
      deviation: 'missing',
      location: null,
    });
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'mandatory-missing',
      'mandatory-missing',
    ]);
  });

  const RELEASE = row('★3.1针对上级下发的系统软件进行部署、联调及运维工作', '我方承担部署、联调及运维');
  const UPGRADE = row('提供升级服务，包括升级方案编制、兼容性测试、业务影响评估及回滚预案', '我方提供全流程升级服务');

  test.each([
    ['both of its parts', [RELEASE, UPGRADE], ['none', 'none']],
    ['the part that has its number', [RELEASE], ['none']],
    ['only the part without a number', [UPGRADE], ['missing']],
  ])('a clause of two parts with rows for %s', (_, rows, expected) => {
    const { responses } = checkAnswers([HANDOVER, ...rows], scheme);
    const own = responses.filter(({ number }) => number === '★3.1');
    expect(own.map(({ deviation }) => deviation)).toEqual(expected);
  });

  test('a heading between two rows answers no clause that stands there', () => {
    const { responses } = checkAnswers([HANDOVER, row('（三）运行服务要求', '（三）运行服务要求，响应')], scheme);
    expect(responses.find(({ number }) => number === '★（七）')).toMatchObject({ deviation: 'missing' });
  });

  test.each([
    ['says it all the same', '合作终止后3年内无条件配合数据迁移、提供数据字典', 'none', []],
    [
      'leaves it out, too',
      '合作终止后3年内配合数据迁移、提供数据字典',
      'unclear',
      ['表中少写了“无条件”，应答也没有写明'],
    ],
    [
      'says the opposite',
      '合作终止后3年内经协商配合数据迁移、提供数据字典',
      'negative',
      ['应答为“协商”，采购文件要求“无条件”'],
    ],
  ])('where the row leaves out a word of the demand and the answer %s', (title, answer, deviation, reasons) => {
    const word = title === 'says the opposite' ? '经协商' : '';
    const { responses, findings } = judge(row(`（六）合作终止后至少3年，${word}配合数据迁移、提供数据字典`, answer));
    expect(responses.find(({ number }) => number === '★（七）')).toMatchObject({ deviation, reasons });
    expect(findings.map(({ code }) => code)).toContain('requirement-altered');
  });

  test('is held against the document’s own words where they are at hand', () => {
    const demand = '（五）合同结束后应尽量平稳交接给下一服务团队，提前30日提交交接清单';
    const published = '★（六）合同结束后应平稳交接给下一服务团队，提前30日提交经采购人确认的交接清单。';
    const passages = [{ text: published, location: { file: '文件.txt', page: null, path: 'line[7]', quote: '' } }];
    const mandatoryRequirements = scheme.procurement.mandatoryRequirements
      .filter(({ id }) => id === 'handover')
      .map((requirement) => ({
        ...requirement,
        location: { ...requirement.location, path: 'line[7]', quote: '★（六）合同结束后' },
      }));
    const procurement = { ...scheme.procurement, mandatoryRequirements };
    const { findings } = checkAnswers(
      [row(demand, '我方平稳交接')],
      { ...scheme, procurement },
      { procurementText: passages },
    );
    expect(findings.filter(({ code }) => code === 'requirement-altered').map(({ message }) => message)).toEqual([
      '★（六） 的要求与采购文件不一致：表中多了“尽量”，要求变得可做可不做；以采购文件为准判断',
      '★（六） 的要求与采购文件不一致：表中少了“经采购人确认”；以采购文件为准判断',
    ]);
  });

  test('quantities are paired by what they measure, not by order', () => {
    const { responses } = judge(
      row('2.2 一般故障15分钟内响应、2小时内解决', '一般故障解决时间2小时以内，响应时间30分钟以内', '无偏离', '2.2'),
    );
    expect(responses.find(({ number }) => number === '2.2')).toMatchObject({
      deviation: 'negative',
      reasons: ['30 分钟 > 15 分钟'],
    });
  });

  test('a row the scheme does not know is judged against what it quotes', () => {
    const { responses } = judge(row('每年巡检不少于12次', '每年巡检10次', '无偏离', '9.9'));
    expect(responses.find(({ number }) => number === '9.9')).toMatchObject({
      mandatory: false,
      deviation: 'negative',
      reasons: ['10 次/年 < 12 次/年'],
    });
  });
});

describe('a clause that no row answers', () => {
  const better = row('2.2 一般故障15分钟响应', '10分钟响应', '正偏离');
  const statement = {
    ...row('', '除上表所列偏离外，我方完全响应磋商文件的其他全部条款。', null),
    section: '技术偏离表',
  };
  const lenient = {
    ...scheme,
    procurement: { ...scheme.procurement, rules: { ...scheme.procurement.rules, vagueAnswers: [] } },
  };
  const deviationOf = (rows: AnswerRow[], promises: AnswerRow[], under = scheme) =>
    checkAnswers(rows, under, { promises }).responses.find(({ number }) => number === '★3.1');

  test('is for people to accept beside a table of deviations only and a statement about the rest', () => {
    expect(deviationOf([better], [statement], lenient)).toMatchObject({
      deviation: 'unclear',
      reasons: [expect.stringContaining('技术偏离表')],
      location,
    });
  });

  test('is missing beside a table that goes through the clauses, and where bare words are no answer', () => {
    expect(deviationOf([HANDOVER, better], [statement], lenient)?.deviation).toBe('missing');
    expect(deviationOf([better], [statement])).toMatchObject({
      deviation: 'missing',
      reasons: [expect.stringContaining('总括声明')],
    });
  });

  test('is missing without a statement', () => {
    expect(deviationOf([better], [], lenient)).toMatchObject({
      deviation: 'missing',
      reasons: ['没有找到对这一条的应答'],
    });
  });
});
