import { describe, expect, test } from 'vitest';
import { heading, importedDocument, type Piece, table } from '../../../importers/bid/bid-fixture.ts';
import { readBid } from '../../../importers/bid/index.ts';
import { Decimal } from '../../domain/decimal.ts';
import { lotSchema, type Scheme } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { loadReferenceData } from '../../use-cases/reference-data.ts';
import { checkBid } from '../check-bid.ts';
import { applyPolicy } from '../policy.ts';
import { establishPolicy } from '../policy-facts.ts';

const reference = loadReferenceData();
const DATE = '2026-06-01';
const LEAD = '示例甲科技股份有限公司';
const PARTNER = '示例乙软件有限公司';

function schemeOf(sme: object, procurement: object = {}): Scheme {
  return {
    procurement: procurementSchema.parse({
      schemaVersion: '1',
      id: 'example',
      title: '示例系统集成项目',
      category: 'services',
      industry: '软件和信息技术服务业',
      ...procurement,
    }),
    lot: lotSchema.parse({ schemaVersion: '1', number: '1', title: '第一包', totalPoints: '100', sme }),
  };
}

const OPEN_POLICY = { setAside: 'false', smallMicroDeduction: '0.10', consortiumDeduction: '0.04' };
const OPEN = schemeOf(OPEN_POLICY);
const PARTLY_ASIDE = schemeOf({ setAside: 'true', setAsideShare: '0.40' });

const DENIED =
  '以上企业，不属于大企业的分支机构，不存在控股股东为大企业的情形，也不存在与大企业的负责人为同一人的情形。';
const entry = (name: string, people: number, revenue: number, title: string) =>
  `1. 运维服务，属于软件和信息技术服务业；承接企业为${name}，从业人员${people}人，营业收入为${revenue}万元，资产总额为900万元，属于${title}；`;
const SMALL_PARTNER = entry(PARTNER, 46, 900, '小型企业');
const MEDIUM_LEAD = entry(LEAD, 200, 5000, '中型企业');
const declaration = (...lines: string[]): Piece[] => [
  heading('中小企业声明函（服务）'),
  ...lines,
  `企业名称（盖章）：${LEAD}`,
];
const price = [heading('报价书'), '我方报价为 300,000.00 元（大写：叁拾万元整）。'];
const subcontract = (...lines: Piece[]): Piece[] => [
  heading('分包意向协议'),
  `甲方（投标人）：${LEAD}`,
  `乙方（拟分包单位）：${PARTNER}`,
  ...lines,
];

function judge(scheme: Scheme, ...pieces: Piece[]) {
  const bid = readBid([importedDocument([`供应商名称：${LEAD}`, ...price, ...pieces])]);
  const check = checkBid({ bid, scheme, ...reference, date: DATE });
  const policy = establishPolicy(bid, check.price.corrected, scheme, reference.regulations, DATE);
  const codes = check.findings
    .filter(({ code }) => /share|aside|allowed|independence/.test(code))
    .map(({ code }) => code);
  return { sme: check.sme, policy, codes, findings: check.findings };
}

describe('a subcontract to a small enterprise', () => {
  test.each([
    ['30%', true, '0.04', '0.3'],
    ['29.9%', false, null, '0.299'],
    ['45%', true, '0.04', '0.45'],
  ])('of %s: eligible %s', (share, eligible, deduction, fraction) => {
    const { sme, policy } = judge(
      OPEN,
      ...subcontract(`乙方承担的合同份额为${share}。`),
      ...declaration(MEDIUM_LEAD, SMALL_PARTNER, DENIED),
    );
    expect(sme).toMatchObject({ enterpriseClass: 'medium', eligible, deduction, smallMicroShare: fraction });
    expect(policy).toMatchObject({ enterpriseClass: 'medium', smallMicroShare: fraction });
  });

  test('counts by its amount against the price', () => {
    const { sme } = judge(
      OPEN,
      ...subcontract('分包金额：90,000.00元'),
      ...declaration(MEDIUM_LEAD, SMALL_PARTNER, DENIED),
    );
    expect(sme).toMatchObject({ eligible: true, deduction: '0.04', smallMicroShare: '0.3' });
  });

  test.each([
    ['the amount says otherwise', ['分包金额：60,000.00元', '该金额占该采购包合同金额的比例为40%。']],
    [
      'the table says otherwise',
      [
        '乙方承担的合同份额为40%。',
        table(['分包供应商名称', '企业类型', '占合同金额的比例'], [PARTNER, '小型企业', '25%']),
      ],
    ],
    ['the shares add up to more than the whole', ['甲方承担的合同份额为70%，乙方承担的合同份额为40%。']],
    [
      'the table adds up wrongly',
      [table(['分包供应商名称', '企业类型', '占合同金额的比例'], [PARTNER, '小型企业', '35%'], ['合计', '', '40%'])],
    ],
  ] as [string, Piece[]][])('settles nothing where %s', (_, lines) => {
    const { sme, policy, codes, findings } = judge(
      OPEN,
      ...subcontract(...lines),
      ...declaration(MEDIUM_LEAD, SMALL_PARTNER, DENIED),
    );
    expect(sme).toMatchObject({ eligible: null, deduction: null, smallMicroShare: null });
    expect(codes).toContain('contract-shares-differ');
    expect(findings.find(({ code }) => code === 'contract-shares-differ')?.locations).not.toEqual([]);
    expect(policy).toMatchObject({ smallMicroShare: null });
    const applied = applyPolicy(new Decimal('300000'), policy, OPEN, reference.regulations, DATE);
    expect(applied.evaluated.toFixed()).toBe('300000');
    expect(applied.findings.map(({ code }) => code)).toContain('policy-in-doubt');
  });

  test('is left open where the declaration does not list the subcontractor', () => {
    const { sme, policy } = judge(
      OPEN,
      ...subcontract('乙方为小型企业，乙方承担的合同份额为40%。'),
      ...declaration(MEDIUM_LEAD, DENIED),
    );
    expect(sme).toMatchObject({ eligible: null, deduction: null });
    expect(policy?.doubts?.join()).toContain(PARTNER);
  });

  test.each([
    ['own each other', '乙方为甲方的全资子公司。', false],
    ['are said not to own each other', '甲乙双方不存在直接控股、管理关系。', true],
  ])('with parties that %s', (_, line, eligible) => {
    const { sme, policy } = judge(
      OPEN,
      ...subcontract('乙方承担的合同份额为40%。', line),
      ...declaration(MEDIUM_LEAD, SMALL_PARTNER, DENIED),
    );
    expect(sme.eligible).toBe(eligible);
    expect(policy?.relatedMembers).toBe(!eligible);
  });

  test('grants nothing where the procurement document allows none', () => {
    const scheme = schemeOf(OPEN_POLICY, { subcontractingAllowed: 'false' });
    const { sme, codes } = judge(
      scheme,
      ...subcontract('乙方承担的合同份额为40%。'),
      ...declaration(MEDIUM_LEAD, SMALL_PARTNER, DENIED),
    );
    expect(sme).toMatchObject({ eligible: false, deduction: null });
    expect(codes).toContain('subcontract-not-allowed');
  });
});

describe('a consortium', () => {
  const agreement = (lead: string, partner: string): Piece[] => [
    heading('联合体协议书'),
    `${LEAD}承担集成，合同份额占${lead}；${PARTNER}承担运维，合同份额占${partner}。`,
  ];

  test('of small and micro enterprises only counts as one of them', () => {
    const { sme } = judge(
      OPEN,
      ...agreement('60%', '40%'),
      ...declaration(entry(LEAD, 90, 900, '小型企业'), entry(PARTNER, 5, 40, '微型企业'), DENIED),
    );
    expect(sme).toMatchObject({ enterpriseClass: 'small', eligible: true, deduction: '0.10' });
  });

  test('with a member that the declaration leaves out is open', () => {
    const { sme, policy } = judge(
      OPEN,
      ...agreement('60%', '40%'),
      ...declaration(entry(LEAD, 90, 900, '小型企业'), DENIED),
    );
    expect(sme).toMatchObject({ eligible: null, deduction: null });
    expect(policy).toMatchObject({ enterpriseClass: null, smallMicroShare: null });
  });
});

describe('a lot of which a part is set aside', () => {
  test.each([
    ['40%', []],
    ['39%', ['set-aside-not-met']],
  ])('is met by a share of %s', (share, codes) => {
    const large = entry(LEAD, 400, 20000, '大型企业');
    const found = judge(
      PARTLY_ASIDE,
      ...subcontract(`乙方承担的合同份额为${share}。`),
      ...declaration(large, SMALL_PARTNER, DENIED),
    );
    expect(found.codes).toEqual(codes);
  });
});

describe('control by a large enterprise', () => {
  const own = entry(LEAD, 46, 900, '小型企业');

  test('that the declaration does not deny leaves the declaration incomplete', () => {
    const { sme, policy, codes } = judge(OPEN, ...declaration(own));
    expect(sme).toMatchObject({ complete: false, eligible: null, deduction: null });
    expect(codes).toEqual(['declaration-independence-missing']);
    expect(policy).toMatchObject({ enterpriseClass: null });
    expect(policy?.doubts?.[0]).toContain('大企业控股');
  });

  test('that a table admits outweighs what the declaration denies, and is shown with its place', () => {
    const { sme, policy, findings } = judge(
      OPEN,
      heading('供应商基本情况表'),
      table(['控股股东', '示例集团有限公司（大型企业），持股60%'], ['成立时间', '2010年']),
      ...declaration(own, DENIED),
    );
    expect(sme).toMatchObject({ eligible: false, deduction: null });
    expect(policy).toMatchObject({ enterpriseClass: 'large' });
    const place = findings.find(({ code }) => code === 'deduction-in-doubt')?.locations.map(({ path }) => path);
    expect(place).toContain('table[1]/row[1]');
  });

  test('rejects a bid in a lot that is set aside', () => {
    const { codes } = judge(
      schemeOf({ setAside: 'true' }),
      ...declaration(own, '本公司的控股股东示例集团为大型企业。'),
    );
    expect(codes).toEqual(['set-aside-not-met']);
  });
});
