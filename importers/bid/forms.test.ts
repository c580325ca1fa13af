import { describe, expect, it } from 'vitest';
import { bidText, heading, table } from './bid-fixture.ts';
import { findFormKind, stripNumbering } from './forms.ts';

describe('findFormKind', () => {
  it.each([
    ['附件4-1 商务要求点对点应答表', 'commercial-answers'],
    ['技术条款偏离表', 'technical-answers'],
    ['三、响应/偏离表', 'answers'],
    ['报 价 书', 'price-letter'],
    ['开标一览表', 'opening-form'],
    ['报价分项一览表', 'price-breakdown'],
    ['附件七 分项报价表', 'price-breakdown'],
    ['附件6-1 中小企业声明函（服务）', 'small-enterprise'],
    ['11.残疾人福利性单位声明函（如有）', 'disabled-welfare'],
    ['主要相关项目业绩一览表', 'contracts'],
    ['专业人员组成及任务分配', 'people'],
    ['专业人员简历格式', 'resume'],
    ['投标人相关证书', 'certificates'],
    ['附件1 响应书', 'bid-letter'],
    ['投标函', 'bid-letter'],
    ['承诺函', 'commitment'],
    ['第一阶段响应文件总目录', 'contents'],
    ['响 应 文 件', 'cover'],
    ['整体运行维护方案', 'plan'],
    ['合同条款', null],
  ])('takes %s for %s', (title, kind) => {
    expect(findFormKind(title)).toBe(kind);
  });

  it('looks past the numbering of a title', () => {
    expect(stripNumbering('附件4-2 （一）、技术要求')).toBe('技术要求');
  });
});

describe('the form of a line', () => {
  const kinds = (...pieces: Parameters<typeof bidText>) => bidText(...pieces).parts.map(({ form }) => form.kind);

  it('begins with the cover and changes with each title, with or without heading styles', () => {
    expect(kinds('供应商名称：示例甲公司', '附件1', '响应书', '致：示例中心')).toEqual([
      'cover',
      'other',
      'bid-letter',
      'bid-letter',
    ]);
    expect(kinds(heading('报价书'), '报价 1 元')).toEqual(['price-letter', 'price-letter']);
  });

  it('keeps deeper headings inside the form that they divide', () => {
    expect(kinds(heading('主要业绩一览表'), heading('示例平台运维方案编制合同', 3), '甲方：示例局')).toEqual([
      'contracts',
      'contracts',
      'contracts',
    ]);
  });

  it('lets the parts of an evidence annex be forms of their own', () => {
    expect(
      kinds(heading('附件5 各项方案与证明材料'), heading('投标人相关证书', 2), heading('投标人承诺书', 2)),
    ).toEqual(['evidence', 'certificates', 'commitment']);
  });

  it('does not take lines of a table of contents or sentences for titles', () => {
    expect(kinds(heading('目录'), '附件1 报价书........12', '我公司已按要求提交报价书。')).toEqual([
      'contents',
      'contents',
      'contents',
    ]);
  });

  it('reads a one-column table as running text', () => {
    expect(kinds(table(['报价书'], ['报价 1 元']))).toEqual(['price-letter', 'price-letter']);
  });
});
