import { describe, expect, test } from 'vitest';
import { heading, importedDocument, type Piece, table } from '../../../importers/bid/bid-fixture.ts';
import { readBid } from '../../../importers/bid/index.ts';
import { lotSchema, type Scheme } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { checkPlans } from './plans.ts';

const scheme: Scheme = {
  procurement: procurementSchema.parse({
    schemaVersion: '1',
    id: 'example',
    title: '示例一市教育局平台运维项目',
    number: 'SL-2025-0001',
    category: 'services',
    buyer: '示例一市教育局',
  }),
  lot: lotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '平台运维',
    items: [
      {
        id: 'faults',
        title: '故障管理处理方案评价',
        maxPoints: '9',
        kind: 'flaws',
        tiers: [
          { flaws: '0', points: '9' },
          { flaws: '1', orMore: 'true', points: '0' },
        ],
        parts: ['响应时间', '防止再发方案'],
        gateParts: ['数据恢复演练'],
      },
    ],
  }),
};

const standards = [
  {
    number: 'GB/T 11111-2008',
    title: '示例标准',
    replacedBy: 'GB/T 11111-2019',
    since: '2019-12-01',
    source: '示例公告',
    grade: 'B' as const,
    checkedOn: '2026-11-01',
  },
];

function check(pieces: Piece[], { date = '2025-12-15', document = [] as string[] } = {}) {
  const procurementText = document.map((text, index) => ({
    text,
    location: { file: '采购文件.txt', page: null, path: `line[${index + 1}]`, quote: text.slice(0, 20) },
  }));
  const { plans, findings } = checkPlans(readBid([importedDocument(pieces)]), scheme, {
    date,
    standards,
    procurementText,
  });
  return { parts: plans[0]?.parts ?? [], findings, codes: findings.map(({ code }) => code) };
}

const CHAPTER = heading('故障管理处理方案', 1);
const FULL: Piece[] = [
  CHAPTER,
  heading('响应时间', 2),
  '一般故障15分钟内响应、2小时内解决。',
  heading('防止故障再发的方案', 2),
  '每起故障复盘，根因和责任人写入台账，季度汇总。',
  heading('数据恢复演练', 2),
  '每半年演练一次，记录恢复用时与数据一致性核对结果。',
];

describe('required parts', () => {
  test('are found by their headings, each with its place, and give no hint', () => {
    const { parts, codes } = check(FULL);
    expect(parts.map(({ state, heading: at, passage }) => [state, at?.path, passage?.path])).toEqual([
      ['found', 'p[2]', 'p[3]'],
      ['found', 'p[4]', 'p[5]'],
      ['found', 'p[6]', 'p[7]'],
    ]);
    expect(codes).toEqual([]);
  });

  test('one that nothing names is missing; without a gate part the item gives nothing', () => {
    const { findings } = check(FULL.slice(0, 3));
    expect(findings.map(({ code, severity, item }) => [code, severity, item])).toEqual([
      ['plan-part-missing', 'warning', 'faults'],
      ['plan-gate-part-missing', 'warning', 'faults'],
    ]);
    expect(findings[1]?.message).toContain('不计分');
  });

  test('one that only running text has is mentioned, not missing', () => {
    const { parts, codes } = check([...FULL.slice(0, 5), '此外每季度做一次数据恢复的演练。']);
    expect(parts[2]).toMatchObject({ state: 'mentioned', heading: null, passage: { path: 'p[6]' } });
    expect(codes).toEqual([]);
  });

  test('a heading with nothing below it is told as such', () => {
    expect(check([...FULL.slice(0, 5), heading('数据恢复演练', 2)]).codes).toEqual(['plan-gate-part-missing']);
  });

  test('a chapter that only resembles the title counts where it holds most of the parts', () => {
    const resembling = [heading('故障处置与管理', 1), ...FULL.slice(1)];
    expect(check(resembling).codes).toEqual([]);
    const other = [heading('故障管理的历史', 1), '平台运行三年来的概况见附表，供参考使用。'];
    expect(check([...other, heading('响应时间', 2), '十五分钟内响应，全天受理报障。']).codes).toEqual([]);
    expect(check([...other, heading('培训', 1), '每季度一次。']).codes).toEqual(['plans-not-found']);
  });

  test('a price file alone gives one line, not one for each item', () => {
    expect(check([heading('报价书'), '报价：318000元']).codes).toEqual(['plans-not-found']);
  });
});

describe('hints on what a plan says', () => {
  const withText = (...lines: string[]) => check([...FULL, ...lines]);

  test("another place's authority is one, the own one, a higher one and past work are not", () => {
    const { findings } = withText('示例二省交通运输厅和示例二市交通运输局的车辆数据已接入。');
    expect(findings.map(({ code, locations }) => [code, locations[0]?.path])).toEqual([['plan-other-buyer', 'p[8]']]);
    expect(findings[0]?.message).toContain('示例二市交通运输局');
    expect(withText('重大事件报告示例一市公安局和国家主管部门。').codes).toEqual([]);
    expect(withText('指标上报示例二省教育厅，数据下发示例三县教育局。').codes).toEqual([]);
    expect(withText('本市各委员会、全省各医院的数据按规定共享。').codes).toEqual([]);
    expect(withText('我公司曾为示例二市交通运输局提供同类服务，积累了经验。').codes).toEqual([]);
  });

  test("another project's number or name", () => {
    expect(withText('项目编号：SL-2023-0999').codes).toEqual(['plan-other-project']);
    expect(withText('项目名称：高速公路收费系统建设').codes).toEqual(['plan-other-project']);
    expect(withText('项目编号：SL-2025-0001，项目名称：示例一市教育局平台运维项目').codes).toEqual([]);
  });

  test('a standard in an edition that no longer held on the day', () => {
    const cited = [...FULL, '按GB/T 11111—2008的要求开展检查。'];
    const { findings } = check(cited);
    expect(findings[0]?.code).toBe('plan-superseded-standard');
    expect(findings[0]?.message).toContain('GB/T 11111-2019');
    expect(check(cited, { date: '2019-11-30' }).codes).toEqual([]);
    expect(withText('按GB/T 11111—2019开展检查。').codes).toEqual([]);
    expect(withText('GB/T 11111-2008已被新版代替，本方案按新版。').codes).toEqual([]);
  });

  test('a figure that differs from the answer table, with both places', () => {
    const answers = table(
      ['序号', '技术要求', '响应内容', '偏离说明'],
      ['1', '一般故障2小时解决', '一般故障4小时内解决', '无'],
    );
    const { findings } = check([...FULL, heading('技术要求点对点应答表', 1), answers]);
    expect(findings).toMatchObject([
      {
        code: 'plan-contradicting-figures',
        item: 'faults',
        locations: [{ path: 'p[3]' }, { path: 'table[1]/row[2]' }],
      },
    ]);
  });

  test('the same length of time in another unit is no contradiction', () => {
    const answers = table(
      ['序号', '技术要求', '响应内容', '偏离说明'],
      ['1', '一般故障2小时解决', '一般故障120分钟内解决', '无'],
    );
    expect(check([...FULL, heading('技术要求点对点应答表', 1), answers]).codes).toEqual([]);
  });

  test('a paragraph of the procurement document, unless the plan says that it quotes', () => {
    const demand =
      '供应商应建立覆盖全部业务模块的巡检制度，逐日记录服务器、数据库、接口与备份的运行状况，并于每月五日前提交巡检月报。';
    const options = { document: ['第一章 总则', demand] };
    const { findings } = check([...FULL, `我方${demand}`], options);
    expect(findings).toMatchObject([
      {
        code: 'plan-copied-text',
        severity: 'info',
        locations: [{ path: 'p[8]' }, { file: '采购文件.txt', path: 'line[2]' }],
      },
    ]);
    expect(check([...FULL, `采购文件要求：${demand}`], options).codes).toEqual([]);
    expect(check(FULL, options).codes).toEqual([]);
  });
});
