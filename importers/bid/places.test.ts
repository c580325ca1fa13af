import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedDocument } from '../../src/domain/document.ts';
import type { Location } from '../../src/domain/location.ts';
import { heading, importedDocument, type Piece, table } from './bid-fixture.ts';
import { readBid } from './index.ts';

const TITLES = [
  '响应书',
  '报价书',
  '开标一览表',
  '报价分项一览表',
  '商务要求点对点应答表',
  '技术要求点对点应答表',
  '中小企业声明函（服务）',
  '残疾人福利性单位声明函',
  '监狱企业证明文件',
  '主要相关项目业绩一览表',
  '业绩证明材料',
  '投标人相关证书',
  '专业人员组成及任务分配',
  '专业人员简历',
  '承诺函',
  '运维方案',
];
const LINES = [
  '供应商名称：示例甲有限公司',
  '投标人名称：________',
  '项 目 编 号：ＳＬ-2025-01',
  '所投包号：第三包',
  '第三包：',
  '报价 318,000.00 元（人民币）',
  '报价 约30万 元',
  '大写　叁拾壹万捌仟元整',
  '磋商有效期：自开标之日起60天。',
  '1. 甲项，属于物业管理行业；承接企业为示例甲有限公司，从业人员12人，营业收入为300万元，资产总额为80万元，属于微型企业；',
  '本单位为符合条件的残疾人福利性单位，且本单位参加示例单位的示例项目采购活动。',
  '兹证明示例甲有限公司属于监狱企业。',
  '业绩1：示例甲局甲运维',
  '甲方：示例甲局',
  '合同签订日期：２０２２年３月１８日',
  '验收报告（未盖章）',
  '履约评价良好',
  '1. 质量管理体系认证证书，有效期至2027年5月',
  '证书名称：质量管理体系认证证书',
  '有效期至：2027年5月20日',
  '建议职位：项目经理',
  '人员姓名：人员一',
  '学历：本科　专业：软件工程',
  '所获证书：信息系统项目管理师证书、PMP证书',
  '人员一的社保由示例乙有限公司缴纳，2025年11月',
  '我公司承诺完全满足要求。',
  `我公司承诺${'很长的内容'.repeat(30)}。`,
];
const CELLS = [
  '',
  '序号',
  '磋商要求',
  '投标应答',
  '偏离说明',
  '1',
  '★（四）承诺',
  '15分钟内',
  '无偏离',
  '用户单位名称',
  '项目内容',
  '合同金额',
  '示例甲局',
  '30万元',
  '姓名',
  '职位',
  '学历',
  '人员一',
  '项目经理',
  '证书名称',
  '发证机构',
  '有效期至',
  '质量管理体系认证证书',
  '2027年5月20日',
  '分项名称',
  '价格',
  '合计',
  '100',
  '约20万',
  '投标总价',
  '叁拾壹万捌仟元整\n（￥318000）',
  '从业人员',
  '营业收入',
  '企业名称',
  '46',
];

const cells = fc.array(fc.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 5,
});
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom(...TITLES).map((title) => heading(title)),
  fc.constantFrom(...TITLES),
  fc.constantFrom(...LINES),
  cells.map((rows) => table(...rows)),
);

describe('the places of a bid’s facts', () => {
  it('quote at most 80 characters that stand at their path, whatever the document looks like', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const document = importedDocument(pieces);
        for (const location of findLocations(readBid([document]))) {
          expect(location.quote.length).toBeLessThanOrEqual(80);
          expect(textsAt(document, location.path).some((text) => text.includes(location.quote))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('stand on every value that was read', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { price, validityDays, validityLocation, sme } = readBid([importedDocument(pieces)]);
        if (price.quoted !== null || price.inWords !== null || price.itemSum !== null)
          expect(price.locations).not.toEqual([]);
        if (sme.declared || sme.prisonEnterprise || sme.disabledWelfareUnit) expect(sme.locations).not.toEqual([]);
        expect(validityDays === null).toBe(validityLocation === null);
      }),
      { numRuns: 200 },
    );
  });
});

function findLocations(value: unknown): Location[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('path' in value && 'quote' in value) return [value as Location];
  return Object.values(value).flatMap(findLocations);
}

/** The text of a paragraph or cell, or of each cell of a row. */
function textsAt(document: ImportedDocument, path: string): string[] {
  if (path === '') return [''];
  const [blockPath = '', row, cell] = path.split('/');
  const block = document.blocks.find((candidate) => candidate.path === blockPath);
  if (block === undefined) return [];
  if (block.type !== 'table') return [block.text];
  const numberOf = (part: string | undefined) => Number.parseInt(/\d+/.exec(part ?? '')?.[0] ?? '0', 10);
  const cells = block.rows[numberOf(row) - 1] ?? [];
  return (cell === undefined ? cells : cells.slice(numberOf(cell) - 1, numberOf(cell))).map(({ text }) => text);
}
