import { describe, expect, it } from 'vitest';
import type { PriceRow } from '../../domain/bid.ts';
import type { ReadableBid, Signal } from '../../domain/comparison.ts';
import type { Contact } from '../../domain/contact.ts';
import type { FileProperty } from '../../domain/file-traces.ts';
import { loadRegulations } from '../../storage/files/load-regulations.ts';
import { bidOf, documentOf, placeOf } from './collusion-fixture.ts';
import { compareBids } from './compare-bids.ts';

const regulations = loadRegulations();

function compare(bids: readonly ReadableBid[], tender: string[] = [], procurementTraces: ReadableBid['traces'] = []) {
  const procurementDocuments = tender.length === 0 ? [] : [documentOf(...tender)];
  return compareBids({ bids, procurementDocuments, procurementTraces, regulations, date: '2026-06-01' });
}

function signalsOf(a: ReadableBid, b: ReadableBid, tender: string[] = []): Signal[] {
  return compare([a, b], tender).pairs[0]?.signals ?? [];
}

const codes = (signals: readonly Signal[]) => signals.map(({ code }) => code);

const PLAN = [
  '我们把巡检分成晨间、午间和夜间三班，每班由两名工程师持平板逐台登记柜内温度与风扇转速。',
  '遇到存储阵列掉盘时，先在备用节点拉起镜像卷，再由值守人员通知库房按序列号领取同批次备件。',
  '季度演练选在周六凌晨，模拟机房断电四十分钟，记录每一个业务恢复到可登录状态所用的分秒。',
];
const OTHER_PLAN = [
  '本公司为驻场小组配备双路电源检测仪，按设备台账的先后顺序每周轮换检查线缆接头和标签。',
  '故障单由服务台统一编号，超过半小时无人接手的自动转给区域经理，并在群组里公布处理进度。',
  '每年组织两次桌面推演，邀请业务科室一起评估恢复次序，推演结论写入下一年度的培训教材。',
];

describe('text in common', () => {
  it('is told with both places where whole sentences are the same, whatever the tenderer calls itself', () => {
    const [signal] = signalsOf(
      bidOf('甲', { text: PLAN.map((line) => `示例甲有限公司：${line}`) }),
      bidOf('乙', { text: PLAN.map((line) => `示例乙有限公司：${line}`) }),
    );
    expect(signal).toMatchObject({ code: 'shared-text', legalBasis: '财政部令第87号第三十七条第四项' });
    expect(signal?.locations).toHaveLength(3);
    expect(signal?.locations[0]?.map(({ quote }) => quote.slice(0, 7))).toEqual(['示例甲有限公司', '示例乙有限公司']);
    expect(Number(signal?.strength)).toBeGreaterThan(0.9);
  });

  it('is found where only some words were changed', () => {
    const changed = PLAN.map((line) =>
      line.replace('我们把', '我司将').replace('四十', '五十').replace('库房', '仓库'),
    );
    expect(codes(signalsOf(bidOf('甲', { text: PLAN }), bidOf('乙', { text: changed })))).toEqual(['shared-text']);
  });

  it('is none between plans on the same subject that were written apart', () => {
    expect(signalsOf(bidOf('甲', { text: PLAN }), bidOf('乙', { text: OTHER_PLAN }))).toEqual([]);
  });

  it('does not count where the procurement document says it, with blanks filled in', () => {
    const form =
      '本单位____（名称）承诺在参加本次采购活动前三年内经营活动中没有重大违法记录，并愿意接受核查，如有虚假自愿承担一切后果。' +
      '本单位____（名称）未被列入失信被执行人和重大税收违法失信主体名单，提交的全部资格证明材料真实、合法、有效';
    const filled = (name: string) => form.replaceAll('____（名称）', name);
    const bids = [
      bidOf('甲', { text: [filled('示例甲'), filled('甲')] }),
      bidOf('乙', { text: [filled('示例乙'), filled('乙')] }),
    ];
    expect(codes(signalsOf(bids[0] as ReadableBid, bids[1] as ReadableBid))).toEqual(['shared-text']);
    expect(signalsOf(bids[0] as ReadableBid, bids[1] as ReadableBid, [form])).toEqual([]);
  });

  it('does not count a phrase that everybody writes', () => {
    const text = ['我公司完全响应采购文件的全部商务和技术要求，无任何偏离。'];
    expect(signalsOf(bidOf('甲', { text }), bidOf('乙', { text }))).toEqual([]);
  });

  it('that all of three bids have is taken for a form where no procurement document is at hand, and told where one is', () => {
    const bids = ['甲', '乙', '丙'].map((name) => bidOf(name, { text: PLAN }));
    expect(compare(bids).pairs.flatMap(({ signals }) => signals)).toEqual([]);
    expect(compare(bids).findings.map(({ code }) => code)).toEqual(['procurement-document-missing']);
    const { pairs } = compare(bids, ['采购需求：机房巡检服务。']);
    expect(pairs.map(({ signals }) => codes(signals))).toEqual([['shared-text'], ['shared-text'], ['shared-text']]);
  });

  it('that nearly all of many bids have is taken for a form, and what two of them have besides is told', () => {
    const bids = ['甲', '乙', '丙', '丁'].map((name) =>
      bidOf(name, { text: name === '甲' || name === '乙' ? [...PLAN, ...OTHER_PLAN] : PLAN }),
    );
    const told = compare(bids, ['采购需求：机房巡检服务。']).pairs.filter(({ signals }) => signals.length > 0);
    expect(told.map(({ a, b }) => a + b)).toEqual(['甲乙']);
    expect(told[0]?.signals[0]?.message).toContain('另有 3 句各家大多都有');
  });
});

describe('mistakes in common', () => {
  const TENDER = ['供应商应当在接到故障通知后十五分钟内响应，两小时内到达现场，并提交书面的处置报告。'];

  it('are told where both misquote the procurement document alike', () => {
    const text = ['我方在接到故障通知后十五分钟内响应，两小时内到达现汤，并提交书面的处置报告。'];
    const signals = signalsOf(bidOf('甲', { text }), bidOf('乙', { text }), TENDER);
    expect(codes(signals)).toEqual(['shared-error']);
    expect(signals[0]?.message).toContain('达现汤');
  });

  it('are none where both quote it rightly, or turn it into a promise', () => {
    const text = ['我方将在接到故障通知后十五分钟内响应，两小时内到达现场，已提交书面的处置报告。'];
    expect(signalsOf(bidOf('甲', { text }), bidOf('乙', { text }), TENDER)).toEqual([]);
  });

  it('are doubled characters amid the same words, and none where the words differ', () => {
    const slip = '每周的的例会纪要';
    expect(codes(signalsOf(bidOf('甲', { text: [`整理${slip}`] }), bidOf('乙', { text: [`整理${slip}`] })))).toEqual([
      'shared-error',
    ]);
    expect(
      signalsOf(bidOf('甲', { text: ['巡检的的频次另行约定'] }), bidOf('乙', { text: ['培训的的对象包括科室'] })),
    ).toEqual([]);
  });

  it('are rows of the price that are wrong by the same sum', () => {
    const row = (amount: string): PriceRow => ({
      title: '驻场服务',
      quantity: '12',
      unitPrice: '3500',
      amount,
      location: placeOf('驻场服务'),
    });
    const priced = (name: string, amount: string) =>
      bidOf(name, {
        facts: { price: { quoted: null, inWords: null, itemSum: null, rows: [row(amount)], locations: [] } },
      });
    expect(codes(signalsOf(priced('甲', '45000'), priced('乙', '45000')))).toEqual(['shared-error']);
    expect(signalsOf(priced('甲', '42000'), priced('乙', '42000'))).toEqual([]);
    expect(signalsOf(priced('甲', '45000'), priced('乙', '46000'))).toEqual([]);
  });
});

describe('makers in common', () => {
  const by = (name: string, property: FileProperty, value: string) =>
    bidOf(name, { traces: { properties: [{ name: property, value, location: placeOf(value) }] } });

  it('are told where both files were saved by the same person', () => {
    const [signal] = signalsOf(by('甲', 'last-saved-by', '示例编制人'), by('乙', 'last-saved-by', '示例编制人'));
    expect(signal).toMatchObject({
      code: 'same-author',
      strength: '0.85',
      legalBasis: '财政部令第87号第三十七条第一项',
    });
    expect(signal?.message).toContain('最后保存者“示例编制人”');
  });

  it.each(['Administrator', 'Windows 用户', 'Microsoft Office User', 'python-docx', 'DELL', '1'])(
    'are none where it is %s',
    (value) => {
      expect(signalsOf(by('甲', 'author', value), by('乙', 'author', value))).toEqual([]);
    },
  );

  it('are none where the procurement document has the same author', () => {
    const tender = by('采购', 'author', '示例代理机构');
    const { pairs } = compare(
      [by('甲', 'author', '示例代理机构'), by('乙', 'author', '示例代理机构')],
      ['采购需求'],
      tender.traces,
    );
    expect(pairs[0]?.signals).toEqual([]);
  });

  it('are told where a file of the one names the other', () => {
    const [signal] = signalsOf(by('甲', 'company', '示例乙有限公司'), bidOf('乙', { text: PLAN }));
    expect(signal).toMatchObject({ code: 'same-author', strength: '0.95' });
  });

  it('are told where Word files went through the same sittings, less where a template may be behind it', () => {
    const sat = (name: string, ...sittings: string[]) => bidOf(name, { traces: { sittings } });
    const [signal] = signalsOf(sat('甲', '00a1', '00a2', '00a3', '00a4'), sat('乙', '00a1', '00a2', '00a3', '00b1'));
    expect(signal).toMatchObject({ code: 'same-author', strength: '0.70' });
    expect(signalsOf(sat('甲', '00a1', '00a2'), sat('乙', '00a1', '00a2'))).toEqual([]);
    const template = sat('采购', '00a1', '00a2', '00a3').traces;
    const bids = [sat('甲', '00a1', '00a2', '00a3', '00a4'), sat('乙', '00a1', '00a2', '00a3', '00b1')];
    expect(compare(bids, ['采购需求'], template).pairs[0]?.signals).toEqual([]);
  });
});

describe('pictures in common', () => {
  const looks = (sha256: string, likeness: string | null, size: number | null = 300) => ({
    sha256,
    width: size,
    height: size,
    likeness,
    location: placeOf(''),
  });
  const showing = (name: string, picture: ReturnType<typeof looks>) => bidOf(name, { traces: { pictures: [picture] } });
  const signals = (one: ReturnType<typeof looks>, other: ReturnType<typeof looks>) =>
    signalsOf(showing('甲', one), showing('乙', other)).map(({ code, strength }) => `${code} ${strength}`);
  const STRIPES = 'f0f0f0f0f0f0f0f0';

  it('are the same file, or look alike', () => {
    expect(signals(looks('aa', STRIPES), looks('aa', STRIPES))).toEqual(['shared-image 0.80']);
    expect(signals(looks('aa', STRIPES), looks('bb', 'f0f0f0f0f0f0f0f1'))).toEqual(['shared-image 0.60']);
    expect(signals(looks('aa', null, null), looks('aa', null, null))).toEqual(['shared-image 0.80']);
  });

  it('are none where they differ, or are plain', () => {
    expect(signals(looks('aa', 'ffff0000ffff0000'), looks('bb', '0000ffff0000ffff'))).toEqual([]);
    expect(signals(looks('aa', null), looks('aa', null))).toEqual([]);
  });

  it('are none where the procurement document has them', () => {
    const bids = [showing('甲', looks('aa', STRIPES)), showing('乙', looks('aa', STRIPES))];
    const { pairs } = compare(bids, ['采购需求'], showing('采购', looks('cc', STRIPES)).traces);
    expect(pairs[0]?.signals).toEqual([]);
  });
});

describe('people and contacts in common', () => {
  const reached = (name: string, ...contacts: Omit<Contact, 'location'>[]) =>
    bidOf(name, { facts: { contacts: contacts.map((contact) => ({ ...contact, location: placeOf(contact.value) })) } });

  it('are a telephone that both give as their own, and the account that the law names', () => {
    const phone = { kind: 'phone', value: '13800000000' } as const;
    const account = { kind: 'account', value: '6200000000000000001' } as const;
    expect(signalsOf(reached('甲', phone), reached('乙', phone))[0]).toMatchObject({
      code: 'same-contact',
      strength: '0.90',
      legalBasis: '财政部令第87号第三十七条第三项',
    });
    expect(signalsOf(reached('甲', account), reached('乙', account))[0]?.legalBasis).toBe(
      '财政部令第87号第三十七条第六项',
    );
    expect(signalsOf(reached('甲', phone), reached('乙', { kind: 'phone', value: '13900000000' }))).toEqual([]);
    expect(signalsOf(reached('甲', phone), reached('乙', phone), ['采购中心电话 138-0000-0000'])).toEqual([]);
  });

  const person = (name: string, role: string, validUntil: string | null = null) => ({
    name,
    role,
    degree: null,
    major: null,
    years: null,
    title: null,
    socialInsurance: null,
    qualifies: null,
    items: [],
    location: placeOf(name),
    certificates:
      validUntil === null
        ? []
        : [{ name: '示例证书', level: null, direction: null, issuer: null, validUntil, location: null }],
  });
  const staffed = (name: string, ...people: ReturnType<typeof person>[]) => bidOf(name, { facts: { people } });

  it('are somebody whom both put forward: surely with the same certificate, else perhaps a namesake', () => {
    const sure = signalsOf(
      staffed('甲', person('示例员', '项目经理', '2028-01-01')),
      staffed('乙', person('示例员', '工程师', '2028-01-01')),
    );
    expect(sure[0]).toMatchObject({ code: 'same-person', strength: '0.90' });
    const namesake = signalsOf(
      staffed('甲', person('示例员', '项目经理')),
      staffed('乙', person('示例员', '工程师', '2028-01-01')),
    );
    expect(namesake[0]).toMatchObject({ code: 'same-person', strength: '0.70' });
    expect(namesake[0]?.message).toContain('可能只是同名');
    expect(signalsOf(staffed('甲', person('人员一', '项目经理')), staffed('乙', person('人员一', '项目经理')))).toEqual(
      [],
    );
  });

  it('are the other tenderer named in the files', () => {
    const [signal] = signalsOf(
      bidOf('甲', { text: ['法定代表人授权书：示例乙有限公司授权下述人员'] }),
      bidOf('乙', { text: PLAN }),
    );
    expect(signal).toMatchObject({ code: 'mixed-files', legalBasis: '财政部令第87号第三十七条第五项' });
    expect(signal?.locations[0]?.[0].quote).toContain('示例乙有限公司');
  });
});

describe('prices by a rule', () => {
  const priced = (name: string, quoted: string, amounts: string[] = []) =>
    bidOf(name, {
      facts: {
        price: {
          quoted,
          inWords: null,
          itemSum: null,
          rows: amounts.map((amount, index) => ({ title: `第${index + 1}项服务`, amount, location: placeOf(amount) })),
          locations: [placeOf(quoted)],
        },
      },
    });

  it('are items in one proportion, to the last place they are written to', () => {
    const [signal] = signalsOf(
      priced('甲', '1', ['1234.00', '5678.90', '333.33', '90000']),
      priced('乙', '2', ['1209.32', '5565.32', '326.66', '88200']),
    );
    expect(signal).toMatchObject({ code: 'price-pattern', strength: '0.85' });
    expect(signal?.message).toContain('98%');
    expect(signal?.locations).toHaveLength(4);
  });

  it('are items with one difference, or all the same', () => {
    const base = ['1000', '2000', '3500', '9000'];
    expect(
      signalsOf(priced('甲', '1', base), priced('乙', '2', ['1100', '2100', '3600', '9100']))[0]?.message,
    ).toContain('差额都是 100 元');
    expect(signalsOf(priced('甲', '1', base), priced('乙', '2', base))[0]?.message).toContain('全部相同');
  });

  it('are none where one item is off, or where few rows prove nothing', () => {
    expect(
      signalsOf(
        priced('甲', '1', ['1000', '2000', '3500', '9000']),
        priced('乙', '2', ['980', '1960', '3431', '8820']),
      ),
    ).toEqual([]);
    expect(signalsOf(priced('甲', '1', ['1000', '2000']), priced('乙', '2', ['980', '1960']))).toEqual([]);
    expect(
      signalsOf(priced('甲', '1', ['500', '500', '500', '500']), priced('乙', '2', ['490', '490', '490', '490'])),
    ).toEqual([]);
  });

  it('are totals of three tenderers in equal steps, told for the pairs among them alone', () => {
    const { pairs } = compare([
      priced('甲', '300000'),
      priced('乙', '312000'),
      priced('丙', '324000'),
      priced('丁', '400001'),
    ]);
    const told = pairs.filter(({ signals }) => signals.length > 0).map(({ a, b }) => a + b);
    expect(told).toEqual(['甲乙', '甲丙', '乙丙']);
    expect(
      compare([priced('甲', '300000'), priced('乙', '312000'), priced('丙', '324001')]).pairs.flatMap(
        ({ signals }) => signals,
      ),
    ).toEqual([]);
  });
});

it('holds every two bids against each other once, the strongest signal first, each with its provision', () => {
  const phone: Contact = { kind: 'phone', value: '13800000000', location: placeOf('138') };
  const bids = ['甲', '乙', '丙'].map((name) =>
    bidOf(name, { text: [...PLAN, `${name}方案`], facts: { contacts: [phone] } }),
  );
  const { pairs, bids: told } = compare(bids, ['采购需求']);
  expect(pairs.map(({ a, b }) => a + b)).toEqual(['甲乙', '甲丙', '乙丙']);
  for (const { signals } of pairs) {
    const strengths = signals.map(({ strength }) => strength);
    expect(strengths).toEqual([...strengths].sort().reverse());
    expect(signals.every(({ legalBasis }) => legalBasis?.startsWith('财政部令第87号第三十七条'))).toBe(true);
  }
  expect(told[0]).toEqual({ name: '甲', tenderer: '示例甲有限公司', files: ['响应文件.docx'] });
});

it('tells a bid in which there is nothing to compare', () => {
  expect(compare([bidOf('甲'), bidOf('乙', { text: PLAN })], ['采购需求']).findings).toMatchObject([
    { code: 'nothing-to-compare', severity: 'warning' },
  ]);
});
