import { readTender } from '../../importers/tender/index.ts';
import type { Block, ImportedDocument, TableCell } from '../../src/domain/document.ts';
import { type BenchResult, compare } from './measure.ts';

const LOTS = 4;
const LONGER = 10;
const CLAUSES = 60;
const GROWTH_LIMIT = LONGER * 1.2;
const ITEMS = 14;

/** How drafting grows with the length of the document: ten times the lots, clauses and tables. */
export async function benchDraft(): Promise<BenchResult[]> {
  const short = buildDocument(LOTS);
  const long = buildDocument(LOTS * LONGER);
  return [
    await compare(
      { name: 'draft/growth', baseline: `a document of ${LOTS} lots instead of ${LOTS * LONGER}`, limit: GROWTH_LIMIT },
      () => readTender([long]),
      () => readTender([short]),
      { warmup: 1, runs: 5 },
    ),
  ];
}

function buildDocument(lots: number): ImportedDocument {
  const blocks: Block[] = [];
  const say = (text: string) => blocks.push({ type: 'paragraph', path: `p[${blocks.length + 1}]`, page: null, text });
  say('竞争性磋商文件');
  say('项目名称：示例信息系统运维项目');
  say('一、项目预算');
  for (let lot = 1; lot <= lots; lot += 1) say(`第${lot}包：${lot}00000元；`);
  say('二、评审因素和标准');
  for (let lot = 1; lot <= lots; lot += 1) {
    say(`第${lot}包`);
    blocks.push(buildTable(`table[${lot}]`));
  }
  say('三、项目需求书');
  for (let lot = 1; lot <= lots; lot += 1) {
    say(`第${lot}包`);
    for (let clause = 1; clause <= CLAUSES; clause += 1) {
      const mark = clause % 15 === 0 ? '★' : '';
      say(
        `${mark}1.${clause} 系统故障应在${clause}分钟内响应，每年巡检不少于${clause}次，重要节日现场值守，可用率不低于99.9%。`,
      );
    }
  }
  return { file: 'long.docx', mediaType: '', sha256: '', pages: null, blocks, messages: [] };
}

function buildTable(path: string): Block {
  const rows = Array.from({ length: ITEMS }, (_, index) =>
    row(
      `${index + 2}`,
      `方案${index + 1}`,
      '内容完整，无瑕疵：5分；存在1处瑕疵：3分；存在2处瑕疵：1分；存在3处及以上瑕疵或未提供：0分。',
      '5',
    ),
  );
  const price = row('1', '报价', '满足要求的最低报价为基准价，得分=（基准价/报价）×30。', '30');
  return { type: 'table', path, page: null, rows: [row('序号', '评审因素', '评审标准', '分值'), price, ...rows] };
}

function row(...texts: string[]): TableCell[] {
  return texts.map((text) => ({ text, rowSpan: 1, colSpan: 1 }));
}
