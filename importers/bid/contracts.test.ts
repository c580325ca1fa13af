import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readContracts } from './contracts.ts';

const LIST = heading('主要相关项目业绩一览表');
const HEAD = [
  '序号',
  '用户单位名称',
  '项目内容',
  '项目实施地点',
  '联系人及联系方式',
  '开始日期—\n完工日期',
  '合同金额',
  '合同编号',
];
const row = (ordinal: string, customer: string, subject: string, amount = '300000元', number = '') => [
  ordinal,
  customer,
  subject,
  '示例市',
  '',
  '2022年4月—2023年3月',
  amount,
  number,
];
const PROOFS = heading('业绩证明材料', 2);
const read = (...pieces: Piece[]) => readContracts(bidText(...pieces));

describe('the list of past contracts', () => {
  it('is read with customer, subject and amount; the period is no date of signing', () => {
    expect(read(LIST, table(HEAD, row('1', '示例市示例局', '监管平台运维', '30万元')))).toMatchObject({
      contracts: [
        {
          customer: '示例市示例局',
          subject: '监管平台运维',
          amount: '300000',
          signedOn: null,
          proofs: [],
          location: { path: 'table[1]/row[2]', quote: '示例市示例局' },
        },
      ],
      messages: [],
    });
  });

  it('is read under other heads', () => {
    const { contracts } = read(
      heading('类似项目业绩'),
      table(
        ['序号', '项目名称', '委托单位', '项目规模（万元）', '合同签订时间'],
        ['1', '监管平台运维', '示例市示例局', '30.5', '2022.3.18'],
      ),
    );
    expect(contracts).toMatchObject([
      { customer: '示例市示例局', subject: '监管平台运维', amount: '305000', signedOn: '2022-03-18' },
    ]);
  });

  it('is read where it names the pages of its proofs', () => {
    const { contracts } = read(
      LIST,
      table(
        ['编号', '用户单位', '承担项目', '合同签订时间', '合同所在页码'],
        ['1', '示例市示例局', '监管平台运维', '2023.5.6', '56-60'],
      ),
    );
    expect(contracts).toMatchObject([{ customer: '示例市示例局', signedOn: '2023-05-06' }]);
  });

  it('keeps contracts apart that stand below one another in a table without a head', () => {
    const { contracts } = read(
      LIST,
      table(
        ['项目名称', '甲平台运维'],
        ['甲方名称', '示例一局'],
        ['签订日期', '2023年5月6日'],
        ['项目名称', '乙平台开发'],
        ['甲方名称', '示例二局'],
        ['签订日期', '2020年12月31日'],
      ),
    );
    expect(contracts).toMatchObject([
      { customer: '示例一局', subject: '甲平台运维', signedOn: '2023-05-06' },
      {
        customer: '示例二局',
        subject: '乙平台开发',
        signedOn: '2020-12-31',
        location: { path: 'table[1]/row[5]/cell[2]', quote: '示例二局' },
      },
    ]);
  });

  it('is read from sentences where there is no table', () => {
    const { contracts } = read(
      LIST,
      '1、2022年6月8日，与示例市示例局签订《示例平台运维服务合同》，合同金额45万元。',
      '2、2023年6月，与示例二局签署了为期一年的《乙平台开发合同》，合同金额60万元。',
    );
    expect(contracts).toMatchObject([
      { customer: '示例市示例局', subject: '示例平台运维服务合同', signedOn: '2022-06-08', amount: '450000' },
      { customer: '示例二局', subject: '乙平台开发合同', signedOn: null, amount: '600000' },
    ]);
  });

  it('does not make a day of a month', () => {
    const { contracts } = read(
      LIST,
      table(['用户名称', '项目名称', '签订日期', '合同金额'], ['示例局', '运维', '2022年3月', '约30万元']),
    );
    expect(contracts).toMatchObject([{ signedOn: null, amount: null }]);
  });

  it('goes on over a second table and skips blank rows', () => {
    const blank = ['', '', '', '', '', '', '', ''];
    const { contracts } = read(
      LIST,
      table(HEAD, row('1', '示例甲局', '甲运维'), blank),
      table(row('2', '示例乙局', '乙运维'), blank),
    );
    expect(contracts?.map(({ customer }) => customer)).toEqual(['示例甲局', '示例乙局']);
  });

  it('is not mistaken for a table without a head or a person’s own record', () => {
    expect(read(LIST, table(row('1', '示例甲局', '甲运维'))).contracts).toEqual([]);
    const record = table(
      ['序号', '项目名称', '委托单位名称', '项目规模（万元）', '担任何职'],
      ['1', '甲运维', '示例甲局', '30', '经理'],
    );
    expect(read(heading('项目负责人情况表'), record).contracts).toEqual([]);
  });
});

describe('the proofs behind the list', () => {
  const list = [
    LIST,
    table(
      HEAD,
      row('1', '示例甲局', '甲平台运维', '30万元', 'HT-01'),
      row('2', '示例乙局', '乙平台运维', '40万元', 'HT-02'),
    ),
  ];

  it('give the date of signing and are told apart by customer, number and count', () => {
    const { contracts, messages } = read(
      ...list,
      PROOFS,
      heading('业绩2：示例乙局乙平台运维', 3),
      '合同原件扫描件',
      '合同签订日期：2023年6月5日',
      '业绩一',
      '甲方：示例甲局  乙方：示例公司',
      '签订日期：2022-03-18',
      '兹证明示例公司承担的项目（合同编号：HT-01）履约情况良好。',
    );
    expect(contracts).toMatchObject([
      { customer: '示例甲局', signedOn: '2022-03-18', proofs: ['合同', '履约证明'] },
      { customer: '示例乙局', signedOn: '2023-06-05', proofs: ['合同'] },
    ]);
    expect(messages).toEqual([]);
  });

  it.each([
    ['验收报告：示例甲局组织验收，验收合格，加盖公章', ['履约证明']],
    ['示例甲局出具的用户评价：服务良好', ['履约证明']],
    ['示例甲局合同扫描件见第35页', ['合同']],
    ['示例甲局：未提供履约证明', []],
    ['履约证明：无', []],
    ['注：须提供示例甲局合同扫描件及履约评价', []],
  ])('are read from “%s”', (line, proofs) => {
    expect(read(...list, PROOFS, '业绩1：示例甲局', line).contracts?.[0]?.proofs).toEqual(proofs);
  });

  it('are read from a table of labels', () => {
    const { contracts } = read(
      ...list,
      PROOFS,
      '业绩1',
      table(['甲方', '示例甲局'], ['签订日期', '2022年3月18日'], ['验收证明', '已盖章']),
    );
    expect(contracts?.[0]).toMatchObject({ signedOn: '2022-03-18', proofs: ['合同', '履约证明'] });
  });

  it('leave the date open where list and contract differ', () => {
    const { contracts, messages } = read(
      LIST,
      table(['用户名称', '项目名称', '签订日期', '合同金额'], ['示例甲局', '甲运维', '2022年3月18日', '30万元']),
      PROOFS,
      '示例甲局合同原件，签订日期：2020年3月18日',
    );
    expect(contracts?.[0]?.signedOn).toBeNull();
    expect(codesOf(messages)).toEqual(['contract-dates-differ']);
  });

  it('make a contract of their own where no list has it', () => {
    const { contracts } = read(
      heading('业绩证明材料'),
      '业绩1',
      '甲方（买方）：示例丙局',
      '项目名称：丙平台开发',
      '合同金额：50万元',
      '合同签订日期：2021年1月1日',
      '验收报告（加盖公章）',
    );
    expect(contracts).toMatchObject([
      {
        customer: '示例丙局',
        subject: '丙平台开发',
        amount: '500000',
        signedOn: '2021-01-01',
        proofs: ['合同', '履约证明'],
      },
    ]);
  });
});
