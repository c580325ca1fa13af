import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readCertificateText, splitCertificates } from './certificate-text.ts';
import { readCertificates } from './certificates.ts';

const TITLE = heading('投标人相关证书');
const read = (...pieces: Piece[]) => readCertificates(bidText(...pieces));

describe('readCertificateText', () => {
  it.each([
    [
      '1. 质量管理体系认证证书，发证机构：示例认证有限公司，有效期至2027年5月20日',
      '质量管理体系认证证书',
      null,
      null,
      '示例认证有限公司',
      '2027-05-20',
    ],
    [
      '信息安全服务资质认证证书（软件安全开发）三级',
      '信息安全服务资质认证证书（软件安全开发）三级',
      '三级',
      '软件安全开发',
      null,
      null,
    ],
    ['信息系统建设和服务能力等级证书（CS2级）', '信息系统建设和服务能力等级证书（CS2级）', 'CS2', null, null, null],
    [
      'CCRC信息安全保障人员认证（CISAW）证书（认证方向：安全运维）',
      'CCRC信息安全保障人员认证（CISAW）证书（认证方向：安全运维）',
      null,
      '安全运维',
      null,
      null,
    ],
    [
      '《信息安全服务资质认证--软件安全开发证书》，二级，由示例中心颁发',
      '信息安全服务资质认证--软件安全开发证书',
      null,
      null,
      '示例中心',
      null,
    ],
    [
      '质量管理体系认证证书（ISO9001），有效期2024年1月1日至2026年12月31日',
      '质量管理体系认证证书（ISO9001）',
      null,
      null,
      null,
      '2026-12-31',
    ],
    ['信息系统项目管理师（高级）', '信息系统项目管理师（高级）', '高级', null, null, null],
  ])('reads %s', (text, name, level, direction, issuer, validUntil) => {
    expect(readCertificateText(text)).toMatchObject({
      name,
      direction,
      issuer,
      validUntil,
      ...(level === null ? {} : { level }),
    });
  });

  it.each(['我公司具备质量管理体系认证证书', '提供证书扫描件', '相关证书', '详见附件', '2025年11月'])(
    'finds no certificate in “%s”',
    (text) => {
      expect(readCertificateText(text)).toBeNull();
    },
  );

  it('splits a list outside brackets', () => {
    expect(splitCertificates('计算机技术与软件专业技术资格证书（系统分析师、网络工程师）、PMP证书；CISP')).toEqual([
      '计算机技术与软件专业技术资格证书（系统分析师、网络工程师）',
      'PMP证书',
      'CISP',
    ]);
  });
});

describe('readCertificates', () => {
  const HEAD = ['序号', '证书名称', '等级', '发证机构', '有效期至'];

  it('reads a list', () => {
    const { certificates } = read(
      TITLE,
      table(HEAD, ['1', '信息系统建设和服务能力等级证书', 'CS3级', '示例协会', '2028.3.31']),
    );
    expect(certificates).toMatchObject([
      {
        name: '信息系统建设和服务能力等级证书',
        level: 'CS3',
        issuer: '示例协会',
        validUntil: '2028-03-31',
        location: { path: 'table[1]/row[2]', quote: '信息系统建设和服务能力等级证书' },
      },
    ]);
  });

  it('tells a level from a direction in a shared column', () => {
    const { certificates } = read(
      TITLE,
      table(
        ['证书名称', '级别或方向', '有效期'],
        ['信息安全服务资质认证证书', '安全集成', ''],
        ['ITSS运行维护标准符合性证书', '三级', ''],
        ['质量管理体系认证', '—', ''],
      ),
    );
    expect(certificates?.map(({ level, direction }) => [level, direction])).toEqual([
      [null, '安全集成'],
      ['三级', null],
      [null, null],
    ]);
  });

  it('joins the list and the pages behind it', () => {
    const { certificates } = read(
      TITLE,
      table(HEAD, ['1', '质量管理体系认证证书', '', '', '2027年5月20日']),
      heading('证书1：质量管理体系认证证书（扫描件）', 3),
      '证书名称：质量管理体系认证证书',
      '发证机构：示例认证有限公司',
      '有效期至：2027-05-20',
    );
    expect(certificates).toMatchObject([{ issuer: '示例认证有限公司', validUntil: '2027-05-20' }]);
  });

  it('leaves the date open where list and page differ', () => {
    const { certificates, messages } = read(
      TITLE,
      table(HEAD, ['1', '质量管理体系认证证书', '', '示例', '2027年5月20日']),
      '质量管理体系认证证书，有效期至2024年5月20日',
    );
    expect(certificates).toMatchObject([{ validUntil: null }]);
    expect(codesOf(messages)).toEqual(['certificate-dates-differ']);
  });

  it('makes no day of a month', () => {
    const { certificates, messages } = read(TITLE, '质量管理体系认证证书，有效期至2027年5月');
    expect(certificates).toMatchObject([{ validUntil: null }]);
    expect(codesOf(messages)).toEqual(['certificate-date-incomplete']);
  });

  it('reads a plain list of lines', () => {
    const { certificates } = read(
      TITLE,
      '我公司具备以下证书：',
      '1、质量管理体系认证证书',
      '2、信息技术服务管理体系认证证书（ISO20000）',
    );
    expect(certificates?.map(({ name }) => name)).toEqual([
      '质量管理体系认证证书',
      '信息技术服务管理体系认证证书（ISO20000）',
    ]);
  });

  it('reads a table of labels', () => {
    const { certificates } = read(
      TITLE,
      table(
        ['证书名称', '信息安全服务资质认证证书', '级别', '二级'],
        ['发证机构', '示例中心', '有效期至', '2027年9月15日'],
      ),
    );
    expect(certificates).toMatchObject([
      {
        name: '信息安全服务资质认证证书',
        level: '二级',
        issuer: '示例中心',
        validUntil: '2027-09-15',
        location: { path: 'table[1]/row[1]/cell[2]', quote: '信息安全服务资质认证证书' },
      },
    ]);
  });

  it('leaves certificates of people and mentions in plans alone', () => {
    const { certificates } = read(
      heading('人员证书一览表'),
      table(['姓名', '证书名称', '发证机构', '有效期'], ['人员一', '信息系统项目管理师', '示例', '']),
      heading('运维方案'),
      '我公司取得信息安全服务资质认证证书，发证机构：示例中心',
    );
    expect(certificates).toEqual([]);
  });
});
