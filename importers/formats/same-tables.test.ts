import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, ImportedDocument } from '../../src/domain/document.ts';
import { importDocument } from '../importer.ts';
import { measureAccuracy } from '../ocr/page-fixture.ts';
import { type FixtureTable, type ProcurementFixture, writeDocx, writePdf, writeScan } from './procurement-fixture.ts';

const LONG =
  '供应商应当针对本项目的服务内容提供完整的实施方案，包括人员安排、食材采购与验收、加工制作、餐具清洗消毒、留样管理、应急处置和考核改进等七个方面。';
const TIERS =
  '方案完整且符合采购需求的得满分；每有一处瑕疵扣2分，扣完为止；未提供方案的不得分。瑕疵是指内容缺失、前后矛盾、与本项目无关或者无法实施。';

const SCORING: FixtureTable = {
  kind: 'table',
  isRuled: true,
  columns: [36, 72, 42, 240, 60],
  rows: [
    [{ text: '序号' }, { text: '评审因素' }, { text: '分值' }, { text: '评分标准' }, { text: '说明' }],
    [{ text: '一、价格部分（30分）', colSpan: 5 }],
    [
      { text: '1' },
      { text: '投标报价' },
      { text: '30分' },
      {
        text: '满足采购文件要求且最后报价最低的供应商的价格为评审基准价，其价格分为满分。\n投标报价得分＝（评审基准价/最后报价）×30\n计算结果四舍五入，保留两位小数。',
      },
      { text: '客观分' },
    ],
    [{ text: '二、技术部分（50分）', colSpan: 5 }],
    [
      { text: '2', rowSpan: 3 },
      { text: '服务方案', rowSpan: 3 },
      { text: '20分' },
      { text: `${LONG}${TIERS}` },
      { text: '主观分', rowSpan: 3 },
    ],
    [{ text: '18分' }, { text: `（1）食品安全保障。${TIERS}\n（2）质量保证措施。${TIERS}\n（3）管理制度。${LONG}` }],
    [{ text: '12分' }, { text: `应急预案应当包括停水停电、食物中毒、火灾和突发公共卫生事件的处置。${TIERS}` }],
    [{ text: '三、商务部分（20分）', colSpan: 5 }],
    [
      { text: '3' },
      { text: '类似项目业绩' },
      { text: '12分' },
      {
        text: `供应商自2021年1月1日以来每完成一个类似项目的得3分，最多得12分。\n提供合同关键页和验收证明复印件并加盖公章，${LONG}缺少任何一项的不得分。`,
      },
      { text: '客观分' },
    ],
    [
      { text: '4' },
      { text: '供应商的管理体系认证' },
      { text: '8分' },
      { text: '具有质量管理体系、环境管理体系、职业健康安全管理体系和食品安全管理体系认证证书的，每个得2分。' },
      { text: '客观分' },
    ],
    [{ text: '合计', colSpan: 2 }, { text: '100分' }, { text: '', colSpan: 2 }],
  ],
};

const PLAIN: FixtureTable = {
  kind: 'table',
  isRuled: false,
  columns: [120, 200, 130],
  rows: [
    [{ text: '包号' }, { text: '服务内容' }, { text: '预算金额' }],
    [{ text: '第一包' }, { text: '机关食堂劳务服务' }, { text: '690707元' }],
    [{ text: '第二包' }, { text: '食材集中配送' }, { text: '1263250元' }],
    [{ text: '第三包' }, { text: '餐具清洗消毒' }, { text: '318000元' }],
  ],
};

const FIXTURE: ProcurementFixture = {
  header: '示例单位食堂服务项目磋商文件',
  parts: [
    { kind: 'title', text: '第五章评审办法' },
    { kind: 'heading', text: '采购内容' },
    { kind: 'text', text: `${LONG}各包的预算金额如下表所示，供应商可以参加其中一包或者多包的磋商。` },
    PLAIN,
    { kind: 'heading', text: '评审方法' },
    {
      kind: 'clause',
      text: '本项目采用综合评分法。磋商小组成员按照评分表独立评审，对每个供应商的有效响应文件逐项打分，然后汇总每个供应商的得分。',
    },
    {
      kind: 'clause',
      text: '评审得分相同的，按照最后报价由低到高的顺序排列；得分且最后报价都相同的，按照技术部分得分由高到低的顺序排列。',
    },
    { kind: 'text', text: '评分表如下：' },
    SCORING,
    { kind: 'heading', text: '其他规定' },
    { kind: 'clause', text: `${LONG}未作响应的，按照无效响应处理。` },
    { kind: 'clause', text: `评审报告应当记载${LONG.repeat(5)}` },
    { kind: 'clause', text: `成交结果公告应当载明${LONG.repeat(6)}` },
    { kind: 'clause', text: `${TIERS}磋商小组认为供应商的报价明显低于其他供应商的，应当要求其书面说明。` },
  ],
};

type Table = Block & { type: 'table' };
const isTable = (block: Block): block is Table => block.type === 'table';
const listTables = ({ blocks }: ImportedDocument) => blocks.filter(isTable).map(({ rows }) => rows);
const listCells = ({ rows }: FixtureTable) =>
  rows.map((row) => row.map(({ text, rowSpan = 1, colSpan = 1 }) => ({ text, rowSpan, colSpan })));
const shape = (rows: Table['rows']) => rows.map((row) => row.map(({ rowSpan, colSpan }) => `${rowSpan}x${colSpan}`));
const joinCells = (rows: Table['rows']) => rows.flatMap((row) => row.map(({ text }) => text)).join('');

describe('one document as Word file, PDF and scan', () => {
  let docx: ImportedDocument;
  let pdf: ImportedDocument;
  let scan: ImportedDocument;

  beforeAll(async () => {
    docx = await importDocument('文件.docx', writeDocx(FIXTURE));
    pdf = await importDocument('文件.pdf', writePdf(FIXTURE));
    scan = await importDocument('扫描.pdf', writeScan(FIXTURE));
  }, 180_000);

  it('has the tables of the document in the Word file', () => {
    expect(listTables(docx)).toEqual([listCells(PLAIN), listCells(SCORING)]);
  });

  it('has the same tables in the PDF, the one over three pages in one piece', () => {
    expect(pdf.pages).toBe(3);
    expect(listTables(pdf)).toEqual(listTables(docx));
    expect(pdf.messages.map(({ code }) => code).sort()).toEqual([
      'repeated-table-head-removed',
      'running-heads-removed',
    ]);
  });

  it('has the same paragraphs in the PDF, with their numbers', () => {
    const listTexts = ({ blocks }: ImportedDocument) =>
      blocks.flatMap((block) => (block.type === 'table' || /^(?:header|footer)/.test(block.path) ? [] : [block.text]));
    expect(listTexts(pdf)).toEqual(listTexts(docx));
  });

  it('has the ruled table of the scan in one piece, with at least 98 of 100 characters', () => {
    const [, expected = []] = listTables(docx);
    const [rows = [], ...others] = listTables(scan);
    expect(others).toEqual([]);
    expect(shape(rows)).toEqual(shape(expected));
    expect(measureAccuracy(joinCells(expected), joinCells(rows))).toBeGreaterThanOrEqual(0.98);
  });

  it('has all of the scan, without its running heads, with at least 98 of 100 characters', () => {
    const write = ({ blocks }: ImportedDocument) =>
      blocks
        .filter(({ path }) => !/^(?:header|footer)/.test(path))
        .map((block) => (block.type === 'table' ? joinCells(block.rows) : block.text))
        .join('');
    expect(measureAccuracy(write(docx), write(scan))).toBeGreaterThanOrEqual(0.98);
  });
});
