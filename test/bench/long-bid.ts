import { parseWrittenBid } from '../../fixtures/bids/written-bid.ts';
import { buildWrittenDocx } from '../../fixtures/bids/written-docx.ts';

const ROWS_PER_PAGE = 8;
const PARAGRAPHS_PER_PAGE = 12;
const SENTENCE = '本单位按项目需求配备人员和工具，发现问题后15分钟内响应，2小时内解决，并逐项记录处理过程和结果';

/** A bid of so many pages: a quarter of them answer tables, the rest plans, contracts, certificates and people. */
export function buildLongBid(pages: number): Promise<Buffer> {
  const tables = Array.from({ length: Math.floor(pages / 4) }, (_, page) => writeAnswers(page + 1));
  const facts = Array.from({ length: Math.floor(pages / 4) }, (_, page) => writeFacts(page + 1));
  const plans = Array.from({ length: Math.floor(pages / 2) }, (_, page) => writePlan(page + 1));
  const text = [COVER, '# 附件4-2 技术要求点对点应答表', ...tables, ...facts, '# 附件5 运维方案', ...plans, PRICE].join(
    '\n',
  );
  const [file] = parseWrittenBid(text);
  if (file === undefined) throw new Error('The bid has no file');
  return buildWrittenDocx(file);
}

const COVER = '项目编号：TGPC-2025-D-1284\n所投包号：第三包\n供应商名称：示例甲信息技术有限公司';
const PRICE = '# 报价书\n第三包：\n报价 318000.00 元（人民币）\n大写 叁拾壹万捌仟元整';

function writeAnswers(page: number): string {
  const rows = Array.from(
    { length: ROWS_PER_PAGE },
    (_, row) =>
      `| ${page}.${row + 1} | 第${page}类事项的响应时间不超过${row + 15}分钟，巡检每月不少于${row + 1}次 | ${SENTENCE} | 无偏离 | |`,
  );
  return ['', '| 序号 | 磋商要求 | 投标应答 | 偏离说明 | 备注 |', ...rows].join('\n');
}

function writeFacts(page: number): string {
  return [
    `# 附件4-5 主要相关项目业绩一览表（${page}）`,
    '| 序号 | 用户单位名称 | 项目内容 | 合同金额 | 合同编号 |',
    `| 1 | 示例${page}局 | 医保智能监管系统运维 | ${page}0万元 | SL-${page} |`,
    '## 业绩证明材料',
    '合同原件扫描件',
    `合同编号：SL-${page}，合同签订日期：2022年3月${(page % 28) + 1}日`,
    `履约情况证明：示例${page}局的项目履约情况良好`,
    ...Array.from({ length: PARAGRAPHS_PER_PAGE }, () => `${SENTENCE}。`),
  ].join('\n');
}

function writePlan(page: number): string {
  return [
    `## ${page} 第${page}节`,
    ...Array.from({ length: PARAGRAPHS_PER_PAGE + ROWS_PER_PAGE }, () => `${SENTENCE}。`),
  ].join('\n');
}
