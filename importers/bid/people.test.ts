import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readPeople } from './people.ts';

const STAFF = heading('专业人员组成及任务分配');
const RESUMES = heading('专业人员简历');
const read = (...pieces: Piece[]) => readPeople(bidText('供应商名称：示例甲有限公司', ...pieces));

describe('the staff list', () => {
  it('gives name, post and degree', () => {
    const { people } = read(
      STAFF,
      table(['姓名', '职位', '学历', '任务'], ['人员一', '项目经理', '大学本科', '统筹'], ['', '', '', '']),
    );
    expect(people).toMatchObject([
      {
        name: '人员一',
        role: '项目经理',
        degree: '大学本科',
        years: null,
        socialInsurance: null,
        location: { path: 'table[1]/row[2]' },
      },
    ]);
  });

  it('is read under other heads', () => {
    const { people } = read(
      heading('拟投入本项目的人员情况表'),
      table(
        [
          '序号',
          '姓  名',
          '性别',
          '在项目组中的岗位',
          '学历和毕业时间',
          '职称',
          '从事本专业工作年限（年）',
          '持证情况',
          '社保缴纳',
        ],
        [
          '1',
          '人员一',
          '—',
          '运维人员',
          '本科，2012年7月',
          '高级工程师',
          '8',
          '信息系统项目管理师（高级）、PMP证书',
          '2025年11月已缴',
        ],
      ),
    );
    expect(people).toMatchObject([
      {
        name: '人员一',
        role: '运维人员',
        degree: '本科',
        title: '高级工程师',
        years: '8',
        socialInsurance: true,
        insuredMonths: ['2025-11'],
      },
    ]);
    expect(people?.[0]?.certificates.map(({ name }) => name)).toEqual(['信息系统项目管理师（高级）', 'PMP证书']);
  });

  it('lists someone with two posts under each', () => {
    const { people } = read(STAFF, table(['姓名', '职位'], ['人员一', '项目经理兼安全负责人'], ['人员二', '运维人员']));
    expect(people?.map(({ name, role }) => [name, role])).toEqual([
      ['人员一', '项目经理'],
      ['人员一', '安全负责人'],
      ['人员二', '运维人员'],
    ]);
  });

  it('does not take shareholders or contacts for staff', () => {
    const { people } = read(
      heading('股东信息'),
      table(['序号', '名称（姓名）', '出资方式', '职务'], ['1', '人员九', '货币', '董事']),
    );
    expect(people).toEqual([]);
  });
});

describe('a resume', () => {
  const resume = (...more: string[]) => [
    RESUMES,
    '建议职位：项目经理',
    '公司名称：示例甲有限公司',
    '人员姓名：人员一',
    '学历：本科　　',
    '专业：计算机科学与技术',
    '在此公司工作年限：9年',
    ...more,
  ];

  it('gives post, degree, major and years', () => {
    expect(read(...resume()).people).toMatchObject([
      {
        name: '人员一',
        role: '项目经理',
        degree: '本科',
        major: '计算机科学与技术',
        years: '9',
        location: { quote: '人员姓名：人员一' },
      },
    ]);
  });

  it('counts the experience that is told before the years in the company', () => {
    expect(read(...resume('关键资格条件：从事政府机关信息化建设8年')).people?.[0]?.years).toBe('8');
    expect(read(...resume('关键资格条件：具有近10年运维经验')).people?.[0]?.years).toBe('9');
  });

  it('lists certificates until the next label', () => {
    const { people } = read(
      ...resume(
        '所获证书：',
        '（提供此人与本项目相关的证书扫描件）',
        '1. 计算机技术与软件专业技术资格证书（信息系统项目管理师）',
        '2. CCRC信息安全保障人员认证（CISAW）证书，有效期至2027年4月30日',
        '工作简历：',
        '2017年7月至今，示例甲有限公司，取得示例认证项目工程师岗位',
      ),
    );
    expect(people?.[0]?.certificates).toMatchObject([
      {
        name: '计算机技术与软件专业技术资格证书（信息系统项目管理师）',
        direction: '信息系统项目管理师',
        location: { path: 'p[11]' },
      },
      { name: 'CCRC信息安全保障人员认证（CISAW）证书', validUntil: '2027-04-30' },
    ]);
    expect(people?.[0]?.certificates).toHaveLength(2);
  });

  it('reads several people, and joins them with the staff list', () => {
    const { people } = read(
      STAFF,
      table(['姓名', '职位', '学历'], ['人员一', '项目负责人', '本科'], ['人员二', '技术人员', '大专']),
      ...resume('建议职位：技术人员', '人员姓名：人员二', '专业：软件技术', '所获证书：无'),
    );
    expect(people).toMatchObject([
      { name: '人员一', role: '项目负责人', major: '计算机科学与技术', location: { path: 'table[1]/row[2]' } },
      { name: '人员二', role: '技术人员', major: '软件技术', certificates: [] },
    ]);
  });

  it('is read from a table of labels', () => {
    const { people } = read(
      heading('拟派项目负责人情况表'),
      table(
        ['姓名', '人员一', '出生年月', '', '文化程度', '硕士'],
        ['毕业院校和专业', '示例大学', '从事专业工作年限', '11年'],
        ['执业资格', '信息系统项目管理师证书', '技术职称', '高级工程师'],
        ['拟在本合同担任职务', '项目负责人'],
      ),
    );
    expect(people).toMatchObject([
      {
        name: '人员一',
        role: '项目负责人',
        degree: '硕士',
        title: '高级工程师',
        years: '11',
        certificates: [{ name: '信息系统项目管理师证书' }],
      },
    ]);
  });

  it('left blank names nobody', () => {
    expect(read(RESUMES, '建议职位：', '公司名称：', '人员姓名：', '学历：', '专业：', '所获证书：').people).toEqual(
      [],
    );
  });

  it('with another degree than the list is reported', () => {
    const { messages } = read(STAFF, table(['姓名', '职位', '学历'], ['人员一', '项目经理', '硕士']), ...resume());
    expect(codesOf(messages)).toEqual(['person-degrees-differ']);
  });
});

describe('the proof of social insurance', () => {
  const prove = (...lines: Piece[]) =>
    read(STAFF, table(['姓名', '职位'], ['人员一', '项目经理']), heading('社会保险缴纳证明', 2), ...lines).people?.[0];

  it('counts with its month when the tenderer paid', () => {
    expect(prove('参保人：人员一；缴费单位：示例甲有限公司；缴费月份：2025年11月；状态：已缴。')).toMatchObject({
      socialInsurance: true,
      insuredMonths: ['2025-11'],
    });
    expect(prove('人员一的养老保险由本公司缴纳，2025年10月、2025年11月')?.insuredMonths).toEqual([
      '2025-10',
      '2025-11',
    ]);
  });

  it('does not count when somebody else paid or nothing was paid', () => {
    expect(prove('参保人：人员一；缴费单位：示例乙有限公司；缴费月份：2025年11月')?.socialInsurance).toBe(false);
    expect(prove('参保人：人员一；缴费月份：2025年11月；状态：未缴')?.socialInsurance).toBe(false);
  });

  it('is read from a table', () => {
    const person = prove(table(['姓名', '缴费单位', '缴费月份'], ['人员一', '示例甲有限公司', '2025-11']));
    expect(person).toMatchObject({ role: '项目经理', socialInsurance: true, insuredMonths: ['2025-11'] });
  });

  it('is open where nothing is shown', () => {
    expect(prove()?.socialInsurance).toBeNull();
  });
});
