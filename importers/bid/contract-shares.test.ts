import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readContractShares } from './contract-shares.ts';

const read = (...pieces: Piece[]) =>
  readContractShares(bidText(...pieces), ['示例甲科技股份有限公司', '示例乙软件有限公司']);
const CONSORTIUM = heading('联合体协议书');
const SUBCONTRACT = heading('分包意向协议');
const brief = (pieces: Piece[]) =>
  read(...pieces).shares.map(({ kind, of, party, enterpriseClass, share, amount }) => [
    kind,
    of,
    party,
    enterpriseClass,
    share,
    amount,
  ]);

describe('shares of a consortium agreement', () => {
  it('are read for each party of a sentence, with its place', () => {
    const { shares } = read(
      CONSORTIUM,
      '四、示例甲科技股份有限公司（牵头人，大型企业）承担平台建设，占合同总金额的60%；示例乙软件有限公司（小型企业）承担运维，占合同总金额的40%。',
    );
    expect(shares).toMatchObject([
      { kind: 'consortium', of: 'party', party: '示例甲科技股份有限公司', enterpriseClass: 'large', share: '0.6' },
      { party: '示例乙软件有限公司', enterpriseClass: 'small', share: '0.4', location: { path: 'p[2]' } },
    ]);
  });

  it('are read under the roles that the agreement gives', () => {
    expect(
      brief([
        CONSORTIUM,
        '甲方（牵头人）：示例甲科技股份有限公司',
        '乙方（成员）：示例丙数据有限公司',
        '甲方承担的合同份额为百分之六十五，乙方承担的合同份额为百分之三十五。',
      ]),
    ).toEqual([
      ['consortium', 'party', '示例甲科技股份有限公司', null, '0.65', null],
      ['consortium', 'party', '示例丙数据有限公司', null, '0.35', null],
    ]);
  });

  it('are read for small and micro enterprises together', () => {
    expect(brief([CONSORTIUM, '其中小微企业承担的合同份额占合同总金额的32.5%。'])).toEqual([
      ['consortium', 'group', null, 'small', '0.325', null],
    ]);
  });

  it('are read from a table, its sum apart', () => {
    expect(
      brief([
        heading('联合体成员分工表'),
        table(
          ['成员名称', '企业类型', '承担工作', '合同份额（%）'],
          ['示例甲科技股份有限公司', '大型企业', '平台建设', '70'],
          ['示例乙软件有限公司', '□中型企业 ☑小微企业', '运维', '30'],
          ['合计', '', '', '100'],
        ),
      ]),
    ).toEqual([
      ['consortium', 'party', '示例甲科技股份有限公司', 'large', '0.7', null],
      ['consortium', 'party', '示例乙软件有限公司', 'small', '0.3', null],
      ['consortium', 'all', null, null, '1', null],
    ]);
  });
});

describe('shares of a subcontract', () => {
  it('bring the amount of one line and the share of the next together', () => {
    expect(
      brief([
        SUBCONTRACT,
        '甲方（投标人）：示例甲科技股份有限公司',
        '乙方（拟分包单位）：示例乙软件有限公司',
        '分包金额：120,000.00元',
        '该金额占该采购包合同金额的比例为40%。',
      ]),
    ).toEqual([['subcontract', 'party', '示例乙软件有限公司', null, '0.4', '120000']]);
  });

  it('are read from the table of intended subcontracts, by amount alone too', () => {
    expect(
      brief([
        heading('拟分包情况说明'),
        table(
          [
            '序号',
            '分包承担主体名称',
            '分包承担主体类型',
            '拟分包合同内容',
            '拟分包合同金额（万元）',
            '占该采购包合同金额的比例（%）',
          ],
          ['1', '示例乙软件有限公司', '小微企业', '数据迁移', '12', '40'],
          ['2', '示例丙数据有限公司', '中型企业', '培训', '3', ''],
          ['合计', '', '', '', '15', '50'],
        ),
      ]),
    ).toEqual([
      ['subcontract', 'party', '示例乙软件有限公司', 'small', '0.4', '120000'],
      ['subcontract', 'party', '示例丙数据有限公司', 'medium', null, '30000'],
      ['subcontract', 'all', null, null, '0.5', '150000'],
    ]);
  });

  it('names the party that stands before the share', () => {
    expect(
      brief([SUBCONTRACT, '本项目由示例甲科技股份有限公司牵头，分包给微型企业示例辰数据工作室，承担的合同份额占35%。']),
    ).toEqual([['subcontract', 'party', '示例辰数据工作室', 'micro', '0.35', null]]);
  });
});

describe('what is no share', () => {
  it.each([
    [
      'the rule of the procurement document',
      '联合协议约定小微企业的合同份额占到合同总金额30%以上的，给予联合体4%的扣除。',
    ],
    ['terms of payment', '分包合同签订后预付款为合同金额的30%。'],
    ['a form left blank', '小微企业承担的合同份额占______%。'],
    ['a service level', '分包单位承担的系统可用性达到99.9%。'],
  ])('is not read: %s', (_, line) => {
    expect(read(SUBCONTRACT, line).shares).toEqual([]);
  });

  it('is told where a share is only about so much', () => {
    const { shares, messages } = read(SUBCONTRACT, '示例乙软件有限公司承担的份额约35%。');
    expect(shares).toEqual([]);
    expect(codesOf(messages)).toEqual(['contract-share-unclear']);
  });

  it('is told where an agreement names the parties and no share', () => {
    const { messages } = read(
      CONSORTIUM,
      '牵头人：示例甲科技股份有限公司',
      '成员：示例乙软件有限公司',
      '各方按分工承担责任。',
    );
    expect(codesOf(messages)).toEqual(['contract-share-missing']);
  });
});

describe('who owns whom among the parties', () => {
  it.each([
    ['denied', '联合体各方之间不存在直接控股、管理关系。', false],
    ['admitted', '示例乙软件有限公司为示例甲科技股份有限公司的全资子公司。', true],
    ['admitted between them', '联合体各方存在控股关系。', true],
    ['asked by the form', '联合体各方是否存在控股、管理关系：______', null],
    ['ruled by the document', '联合体各方存在控股、管理关系的，不享受价格扣除。', null],
    ['not spoken of', '联合体各方共同承担责任。', null],
  ])('is %s', (_, line, related) => {
    expect(read(CONSORTIUM, line).related).toBe(related);
  });
});
