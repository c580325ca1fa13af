import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import mammoth from 'mammoth';
import { importDocument } from '../../importers/importer.ts';
import { type BenchResult, compare } from './measure.ts';

const PAGES = 200;
const PARAGRAPHS_PER_PAGE = 14;
const ROWS_PER_PAGE = 8;

const HEADER = ['序号', '招标要求', '响应内容', '偏离情况', '证明材料'];
const SENTENCE = '本单位承诺所提供的服务满足采购文件的要求，服务期限、响应时间与质量保证措施见本章所附方案';

/** The neutral model of a 200-page Word file against mammoth's HTML of the same file. */
export async function benchImportDocx(): Promise<BenchResult> {
  const buffer = await buildBid();
  return compare(
    { name: 'import/docx', baseline: 'mammoth.convertToHtml', limit: 1.5 },
    () => importDocument('bid.docx', buffer),
    () => mammoth.convertToHtml({ buffer }),
    { warmup: 1, runs: 7 },
  );
}

async function buildBid(): Promise<Buffer> {
  const pages = Array.from({ length: PAGES }, (_, page) => buildPage(page + 1));
  return Packer.toBuffer(new Document({ sections: [{ children: pages.flat() }] }));
}

function buildPage(page: number): (Paragraph | Table)[] {
  const paragraphs = Array.from({ length: PARAGRAPHS_PER_PAGE }, (_, index) => {
    const label = new TextRun({ text: `${page}.${index + 1}　`, bold: true, font: '宋体', size: 24 });
    return new Paragraph({ children: [label, new TextRun({ text: `${SENTENCE}。`, font: '宋体', size: 24 })] });
  });
  const rows = Array.from({ length: ROWS_PER_PAGE }, (_, row) =>
    buildRow([`${row + 1}`, `第 ${page} 条第 ${row + 1} 款`, SENTENCE, '无偏离', `第 ${page} 页`]),
  );
  const heading = new Paragraph({ text: `第 ${page} 节　服务方案`, heading: HeadingLevel.HEADING_1 });
  const table = new Table({ rows: [buildRow(HEADER), ...rows], width: { size: 100, type: WidthType.PERCENTAGE } });
  return [heading, ...paragraphs, table];
}

function buildRow(cells: string[]): TableRow {
  return new TableRow({
    children: cells.map((text) => {
      const run = new TextRun({ text, font: '宋体', size: 21 });
      return new TableCell({ children: [new Paragraph({ children: [run] })] });
    }),
  });
}
