import { describe, expect, it } from 'vitest';
import { bidText, heading, type Piece, table } from './bid-fixture.ts';
import { readContacts } from './contacts.ts';

const contactsOf = (...pieces: Piece[]) =>
  (readContacts(bidText(...pieces)).contacts ?? []).map(({ kind, value }) => `${kind} ${value}`);
const agentsOf = (...pieces: Piece[]) =>
  (readContacts(bidText(...pieces)).agents ?? []).map(({ role, name }) => `${role} ${name}`);

describe('how a tenderer can be reached', () => {
  it.each([
    ['联系电话：138 0000 0001', 'phone 13800000001'],
    ['手机：+86 138-0000-0001', 'phone 13800000001'],
    ['电话（传真）：（010）12345678', 'phone 01012345678'],
    ['联系人：示例员　　电话：0123-1234567', 'phone 01231234567'],
    ['服务电话：400-000-0001', 'phone 4000000001'],
    ['电子邮箱：Bid@Example.com', 'email bid@example.com'],
    ['开户银行：示例银行　账号：6200 0000 0000 0000 001', 'account 6200000000000000001'],
    ['银行帐号：6200000000000000001', 'account 6200000000000000001'],
    ['地址：示例市示例区示例路1号2层', 'address 示例市示例区示例路1号2层'],
    ['统一社会信用代码：91000000MA00000001', 'credit-code 91000000ma00000001'],
  ])('%s', (line, contact) => {
    expect(contactsOf(line)).toContain(contact);
  });

  it('is read beside its label in a table, each once', () => {
    const rows = table(['单位名称', '示例公司'], ['联系电话', '13800000001'], ['通讯地址', '示例市示例区示例路1号']);
    expect(contactsOf(rows, '电话：13800000001')).toEqual(['phone 13800000001', 'address 示例市示例区示例路1号']);
  });

  it('has its place', () => {
    const [contact] = readContacts(bidText('封面', '联系电话：13800000001')).contacts ?? [];
    expect(contact?.location).toMatchObject({ path: 'p[2]', quote: '联系电话：13800000001' });
  });

  it.each([
    [['采购人联系电话：13800000001']],
    [['代理机构地址：示例市示例区示例路1号，电话：01012345678']],
    [['项目编号：13800000001']],
    [['金额：13800000001 元']],
    [['电话：＿＿＿＿']],
    [[heading('类似项目业绩一览表'), table(['客户名称', '联系人及电话'], ['示例局', '示例员 13800000001'])]],
    [[heading('售后服务方案'), '厂家客户服务电话：400-000-0001']],
  ])('is none in %j', (pieces) => {
    expect(contactsOf(...(pieces as Piece[]))).toEqual([]);
  });
});

describe('who acts for a tenderer', () => {
  it('is named behind the label or in the cell beside it', () => {
    expect(agentsOf('法定代表人：示例员', '授权代表：示例人')).toEqual(['legal-representative 示例员', 'agent 示例人']);
    expect(agentsOf(table(['联系人', '示例员'], ['法定代表人姓名', '示例人']))).toEqual([
      'legal-representative 示例人',
      'contact 示例员',
    ]);
  });

  it.each([
    '法定代表人：（签字）',
    '授权代表：________',
    '联系人：同上',
    '法定代表人或者授权代表签字：',
    '采购人联系人：示例员',
  ])('is nobody in %s', (line) => {
    expect(agentsOf(line)).toEqual([]);
  });
});
