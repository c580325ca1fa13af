import { describe, expect, test } from 'vitest';
import { heading, importedDocument, type Piece, table } from '../../../importers/bid/bid-fixture.ts';
import { readBid } from '../../../importers/bid/index.ts';
import { Decimal } from '../../domain/decimal.ts';
import { lotSchema, type Scheme } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { tendererSchema } from '../../domain/tenderer.ts';
import { loadReferenceData } from '../../use-cases/reference-data.ts';
import { checkBid } from '../check-bid.ts';
import { settleCompetition } from '../domestic-competition.ts';
import { applyPolicy } from '../policy.ts';
import { establishPolicy } from '../policy-facts.ts';

const reference = loadReferenceData();
const DATE = '2026-06-01';
const PREAMBLE = '本公司声明，根据国办发〔2025〕34号的规定，本公司提供的以下产品属于本国产品：';
const SIGNED = '公司（单位）名称（盖章）：示例甲科技有限公司';
const SERVER = '1. 示例服务器，生产厂为示例丙电子有限公司，厂址为示例省示例市高新路8号；';

function schemeOf(lot: object, procurement: object = {}): Scheme {
  const about = { schemaVersion: '1', id: 'example', title: '示例设备采购', category: 'goods', ...procurement };
  return {
    procurement: procurementSchema.parse(about),
    lot: lotSchema.parse({ schemaVersion: '1', number: '1', title: '第一包', totalPoints: '100', ...lot }),
  };
}

const ON = schemeOf({ domesticProduct: { applies: 'true' } });
const breakdown = (...rows: [string, string][]): Piece[] => [
  heading('分项报价表'),
  table(['名称', '金额（元）'], ...rows),
];
const ONE_SERVER = breakdown(['示例服务器', '100000']);
const declaration = (...pieces: Piece[]): Piece[] => [heading('关于符合本国产品标准的声明函'), ...pieces];

function judge(scheme: Scheme, date: string, ...pieces: Piece[]) {
  const bid = readBid([importedDocument(['供应商名称：示例甲科技有限公司', ...pieces])]);
  const { domestic, findings } = checkBid({ bid, scheme, ...reference, date });
  const own = findings.filter(({ code }) => code.startsWith('domestic-'));
  return { domestic, codes: own.map(({ code }) => code), findings: own, bid };
}

describe('a declaration on domestic products', () => {
  test('that is complete and covers the breakdown gives a right to the deduction', () => {
    const { domestic, codes } = judge(ON, DATE, ...ONE_SERVER, ...declaration(PREAMBLE, SERVER, SIGNED));
    expect(domestic).toMatchObject({
      declared: true,
      complete: true,
      costShare: '1',
      eligible: true,
      deduction: '0.20',
    });
    expect(codes).toEqual([]);
  });

  test.each([
    ['before the law', ON, '2025-12-31', false],
    ['in a lot without the policy', schemeOf({ domesticProduct: { applies: 'false' } }), DATE, false],
    ['in a lot that does not say', schemeOf({}), DATE, null],
    ['in works', schemeOf({ domesticProduct: { applies: 'true' } }, { category: 'works' }), DATE, false],
    ['outside government procurement', schemeOf({}, { isGovernmentProcurement: 'false' }), DATE, false],
  ])('counts %s: %#', (_, scheme, date, eligible) => {
    const { domestic } = judge(scheme, date, ...ONE_SERVER, ...declaration(PREAMBLE, SERVER, SIGNED));
    expect(domestic).toMatchObject({ eligible, deduction: null });
  });

  test.each([
    ['no maker', [PREAMBLE, '1. 示例服务器，生产厂为____，厂址为示例市高新路8号；', SIGNED], '生产厂'],
    ['no signature', [PREAMBLE, SERVER, '公司（单位）名称（盖章）：____'], '落款'],
    ['a place abroad', [PREAMBLE, '1. 示例服务器，生产厂为示例戊公司，厂址为德国慕尼黑；', SIGNED], '德国慕尼黑'],
    [
      'a place that may be either',
      [PREAMBLE, '1. 示例服务器，生产厂为示例戊公司，厂址为示例综合保税区；', SIGNED],
      '保税区',
    ],
  ])('with %s is told with its harm and stays open', (_, lines, word) => {
    const { domestic, findings } = judge(ON, DATE, ...ONE_SERVER, ...declaration(...lines));
    expect(domestic).toMatchObject({ complete: false, eligible: null, deduction: null });
    expect(findings).toMatchObject([{ code: 'domestic-declaration-incomplete', severity: 'warning' }]);
    expect(findings[0]?.message).toContain(word);
    expect(findings[0]?.message).toContain('20%');
    expect(findings[0]?.locations).not.toEqual([]);
  });

  test.each([
    ['80%', true, '0.8'],
    ['79.9%', false, '0.799'],
  ])('for a part of the products: %s of the cost', (share, eligible, costShare) => {
    const stated = `上述本国产品的成本之和占全部产品成本之和的${share}。`;
    const { domestic } = judge(ON, DATE, ...declaration(PREAMBLE, SERVER, stated, SIGNED));
    expect(domestic).toMatchObject({ eligible, costShare, deduction: eligible ? '0.20' : null });
  });

  test('with costs computes their share, and tells a stated one that differs', () => {
    const costs = table(
      ['产品名称', '生产厂', '厂址', '是否本国产品', '成本（元）'],
      ['示例服务器', '示例丙电子有限公司', '示例省示例市', '是', '85000'],
      ['示例探头', '示例戊公司', '日本东京', '否', '15000'],
    );
    expect(judge(ON, DATE, ...declaration(PREAMBLE, costs, SIGNED)).domestic).toMatchObject({
      costShare: '0.85',
      eligible: true,
    });
    const { domestic, codes } = judge(
      ON,
      DATE,
      ...declaration(PREAMBLE, costs, '本国产品成本之和占全部产品成本之和的90%。', SIGNED),
    );
    expect(domestic).toMatchObject({ costShare: null, eligible: null });
    expect(codes).toEqual(['domestic-share-differs']);
  });

  test('that leaves products of the breakdown out is open', () => {
    const rows = breakdown(['示例服务器', '100000'], ['示例探头', '40000']);
    const { domestic, codes } = judge(ON, DATE, ...rows, ...declaration(PREAMBLE, SERVER, SIGNED));
    expect(domestic).toMatchObject({ eligible: null, costShare: null });
    expect(domestic.reasons.join()).toContain('示例探头');
    expect(codes).toEqual(['domestic-share-missing']);
  });

  test('that is missing is told only where the lot is under the policy', () => {
    expect(judge(ON, DATE, ...ONE_SERVER).codes).toEqual(['domestic-declaration-missing']);
    expect(judge(schemeOf({}), DATE, ...ONE_SERVER).codes).toEqual([]);
  });
});

describe('the deduction for domestic products', () => {
  const read = (scheme: Scheme, ...pieces: Piece[]) => {
    const { bid } = judge(scheme, DATE, ...pieces);
    const policy = establishPolicy(bid, '100000', scheme, reference.regulations, DATE);
    return { tenderer: tendererSchema.parse({ name: '示例' }), policy };
  };
  const evaluate = (scheme: Scheme, ...bids: Piece[][]) =>
    settleCompetition(
      bids.map((pieces) => {
        const { tenderer, policy } = read(scheme, ...pieces);
        return { tenderer: { ...tenderer, facts: { ...tenderer.facts, policy } }, isPolicyRead: true };
      }),
      scheme,
    ).map(({ facts }) =>
      applyPolicy(new Decimal('100000'), facts.policy, scheme, reference.regulations, DATE).evaluated.toFixed(),
    );
  const domestic = [...ONE_SERVER, ...declaration(PREAMBLE, SERVER, SIGNED)];

  test('is granted where another tenderer declares nothing', () => {
    expect(evaluate(ON, domestic, ONE_SERVER)).toEqual(['80000', '100000']);
  });

  test('is granted to nobody where all products are domestic', () => {
    expect(evaluate(ON, domestic, domestic)).toEqual(['100000', '100000']);
  });

  test('is granted to nobody where the document does not say that it holds', () => {
    expect(evaluate(schemeOf({}), domestic, ONE_SERVER)).toEqual(['100000', '100000']);
  });
});
