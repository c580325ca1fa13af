import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readPolicy } from './policy.ts';

const SME = heading('中小企业声明函（服务）');
const PREAMBLE =
  '本公司郑重声明，根据《政府采购促进中小企业发展管理办法》（财库﹝2020﹞46号）的规定，本公司参加示例项目采购活动：';
const read = (...pieces: Piece[]) => readPolicy(bidText(...pieces));
const declare = (...lines: string[]) => read(SME, PREAMBLE, ...lines);

describe('the small-enterprise declaration', () => {
  it('is read with all its fields', () => {
    const { sme, messages } = declare(
      '1. 示例系统运维（标的名称），属于软件和信息技术服务业行业；承接企业为示例甲有限公司，从业人员 46 人，营业收入为 1,860.5 万元，资产总额为 1240 万元¹，属于小型企业；',
      '投标人名称：示例甲有限公司',
    );
    expect(sme?.declared).toBe(true);
    expect(sme?.enterprises).toMatchObject([
      {
        subject: '示例系统运维',
        industry: '软件和信息技术服务业',
        name: '示例甲有限公司',
        employees: '46',
        revenue: '1860.5',
        assets: '1240',
        enterpriseClass: 'small',
        location: { path: 'p[3]' },
      },
    ]);
    expect(messages).toEqual([]);
  });

  it('is read over line breaks, with fill-in lines and printed hints', () => {
    const { sme } = declare(
      '1.  __示例系统__ （请填写标的名称），属于 物业管理 （请填写所属行业）行业；承建（承接）企业为 __示例甲有限公司__ （请填写企业名称），从业人员__12__人，营业',
      '收入为__300__万元，资产总额为__80__万元，',
      '属于 __微型企业__ （请根据中小企业划分标准填写中型企业/小型企业/微型企业）；',
    );
    expect(sme?.enterprises).toMatchObject([
      {
        subject: '示例系统',
        industry: '物业管理',
        name: '示例甲有限公司',
        employees: '12',
        revenue: '300',
        assets: '80',
        enterpriseClass: 'micro',
      },
    ]);
  });

  it('names several enterprises', () => {
    const { sme } = declare(
      '1. 甲项，属于软件和信息技术服务业行业；承接企业为示例甲有限公司，从业人员46人，营业收入为1860万元，资产总额为1240万元，属于小型企业；',
      '2. 乙项，属于其他未列明行业；承接企业为示例乙有限公司，从业人员120人，营业收入为9000万元，资产总额为8000万元，属于中型企业；',
      '……',
    );
    expect(sme?.enterprises.map(({ industry, enterpriseClass }) => [industry, enterpriseClass])).toEqual([
      ['软件和信息技术服务业', 'small'],
      ['其他未列明行业', 'medium'],
    ]);
  });

  it('is read from a table', () => {
    const { sme } = read(
      SME,
      table(
        ['标的名称', '所属行业', '企业名称', '从业人员（人）', '营业收入（万元）', '资产总额（万元）', '企业类型'],
        ['示例系统', '软件和信息技术服务业', '示例甲有限公司', '46', '1860', '1240', '小型企业'],
      ),
    );
    expect(sme?.enterprises).toMatchObject([
      { name: '示例甲有限公司', employees: '46', revenue: '1860', enterpriseClass: 'small' },
    ]);
  });

  it('leaves blanks null and names them', () => {
    const { sme, messages } = declare(
      '1. 示例系统，属于软件和信息技术服务业行业；承接企业为示例甲有限公司，从业人员    人，营业收入为 1860 万元，资产总额为      万元，属于小型企业；',
    );
    expect(sme?.declared).toBe(true);
    expect(sme?.enterprises).toMatchObject([{ employees: null, revenue: '1860', assets: null }]);
    expect(messages[0]).toMatchObject({
      code: 'declaration-blanks',
      message: expect.stringContaining('从业人员、资产总额'),
    });
  });

  it('declares nothing while the form is blank', () => {
    const { sme, messages } = declare(
      '1.            （请填写标的名称），属于 软件和信息技术服务业 （请填写所属行业）行业；承接企业为         （请填写企业名称），从业人员       人，营业收入为       万元，资产总额为        万元，属于        （请填写中型企业/小型企业/微型企业）；',
      '投标人名称：',
    );
    expect(sme).toMatchObject({ declared: false, enterprises: [] });
    expect(codesOf(messages)).toEqual(['declaration-blank']);
  });

  it('does not choose a class from an untouched list, but reads a tick', () => {
    const line = (classes: string) =>
      `1. 甲项，属于软件和信息技术服务业行业；承接企业为示例甲有限公司，从业人员46人，营业收入为1860万元，资产总额为1240万元，属于${classes}`;
    expect(declare(line('中型企业、小型企业、微型企业')).sme?.enterprises[0]?.enterpriseClass).toBeNull();
    expect(declare(line('□中型企业 ☑小型企业 □微型企业')).sme?.enterprises[0]?.enterpriseClass).toBe('small');
  });

  it.each([
    ['（46）', '（1860）', '（1240）'],
    ['四十六', '0.186亿', '1240'],
  ])('reads %s people, %s and %s', (employees, revenue, assets) => {
    const unit = revenue.endsWith('亿') ? '元' : '万元';
    const { sme, messages } = declare(
      `1. 甲项，属于软件和信息技术服务业行业；承接企业为示例甲有限公司，从业人员${employees}人，营业收入为${revenue}${unit}，资产总额为${assets}万元，属于小型企业；`,
    );
    expect(sme?.enterprises).toMatchObject([{ employees: '46', revenue: '1860', assets: '1240' }]);
    expect(messages).toEqual([]);
  });

  it('may leave its figures out where the enterprise is new', () => {
    const { sme, messages } = declare(
      '1. 甲项，属于软件和信息技术服务业行业；承接企业为示例甲有限公司，从业人员5人，营业收入为/万元（新成立企业，无上年数据），资产总额为/万元，属于微型企业；',
    );
    expect(sme).toMatchObject({ isNew: true, enterprises: [{ employees: '5', revenue: null, assets: null }] });
    expect(messages).toEqual([]);
  });

  it('is told where it names a class in other words, with the place', () => {
    const { sme, messages } = declare('本公司为小型企业，从业人员46人，营业收入1860万元，资产总额1240万元。');
    expect(sme).toMatchObject({ declared: false, isUnread: true });
    expect(messages).toMatchObject([
      { code: 'declaration-not-readable', locations: [{ quote: expect.stringContaining('小型企业') }] },
    ]);
  });

  it('is not made by speaking of small enterprises', () => {
    const { sme, messages } = read(heading('响应书'), '本项目对小微企业报价给予价格扣除，我公司为大型企业。');
    expect(sme).toMatchObject({ declared: false });
    expect(messages).toEqual([]);
  });
});

describe('the declaration of a disabled persons’ welfare unit', () => {
  const WELFARE = heading('残疾人福利性单位声明函');
  const sentence = (buyer: string, project: string) =>
    `本单位郑重声明，根据有关通知的规定，本单位为符合条件的残疾人福利性单位，且本单位参加${buyer}单位的${project}项目采购活动由本单位提供服务。`;

  it('counts when filled in', () => {
    const { sme } = read(WELFARE, sentence('示例市示例局', '示例系统运维'), '投标人名称：示例甲有限公司');
    expect(sme?.disabledWelfareUnit).toBe(true);
    expect(sme?.locations).toMatchObject([{ path: 'p[2]' }]);
  });

  it.each([
    ['left blank', [sentence('______', '______'), '投标人名称：']],
    ['not signed', [sentence('示例市示例局', '示例'), '投标人名称：']],
    ['denied', ['本单位不属于残疾人福利性单位。', '投标人名称：示例甲有限公司']],
    [
      'ticked as not applying',
      [
        '本单位（请勾选）：☑不属于符合条件的残疾人福利性单位 □属于符合条件的残疾人福利性单位',
        '投标人名称：示例甲有限公司',
      ],
    ],
    ['only explained', ['注：若本单位为残疾人福利性单位，应提供本声明函。']],
  ])('does not count when %s', (_case, lines) => {
    expect(read(WELFARE, ...lines).sme?.disabledWelfareUnit).toBe(false);
  });
});

describe('the proof of a prison enterprise', () => {
  it('counts when it names the enterprise', () => {
    const { sme } = read(heading('监狱企业证明文件'), '兹证明示例甲有限公司属于监狱企业。', '示例省监狱管理局');
    expect(sme?.prisonEnterprise).toBe(true);
  });

  it.each([
    '监狱企业视同小微企业。',
    '须提供由省级以上监狱管理局出具的属于监狱企业的证明文件。',
    '我公司不属于监狱企业。',
  ])('does not count for “%s”', (line) => {
    expect(read(heading('监狱企业证明文件'), line).sme?.prisonEnterprise).toBe(false);
  });
});
