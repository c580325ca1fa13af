import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPdf, text } from '../../importers/formats/pdf/pdf-fixture.ts';
import { PDFJS_FILES } from '../../importers/formats/pdf/pdf-source.ts';
import { readPdf } from '../../importers/formats/pdf/read-pdf.ts';
import { type BenchResult, compare } from './measure.ts';

const LINES_PER_PAGE = 24;
const ROWS_PER_PAGE = 8;
const XS = [72, 102, 222, 402, 452, 522];
const HEADER = ['序号', '招标要求', '响应内容', '偏离情况', '证明材料'];
const SENTENCE = '本单位承诺所提供的服务满足采购文件的要求并对服务期限响应时间与质量保证措施作出完整的说明';
const MEGABYTE = 1024 * 1024;

/** Blocks with tables of a 200-page bid against pdf-parse's bare text, growth with the pages, and memory of a long one. */
export async function benchImportPdf(): Promise<BenchResult[]> {
  const twoHundred = buildBid(200);
  const hundred = buildBid(100);
  const thousand = buildBid(1000);
  return [
    await compare(
      { name: 'import/pdf-200p', baseline: 'pdf-parse getText', limit: 2 },
      () => readPdf('bid.pdf', twoHundred),
      () => readTextOnly(twoHundred),
      { warmup: 1, runs: 5 },
    ),
    await compare(
      { name: 'import/pdf-growth', baseline: '100 pages (ours: 1,000)', limit: 12 },
      () => readPdf('bid.pdf', thousand),
      () => readPdf('bid.pdf', hundred),
      { warmup: 0, runs: 3 },
    ),
    measureMemory(thousand),
  ];
}

async function readTextOnly(bytes: Uint8Array): Promise<string> {
  // Not above: as a whole it is loaded after what it is compared with.
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ ...PDFJS_FILES, data: new Uint8Array(bytes) });
  try {
    return (await parser.getText()).text;
  } finally {
    await parser.destroy();
  }
}

/** In place of milliseconds: megabytes of a process that reads 1,000 pages, at its peak. */
function measureMemory(bytes: Uint8Array): BenchResult {
  const folder = mkdtempSync(join(tmpdir(), 'hengbiao-bench-'));
  try {
    const file = join(folder, 'bid.pdf');
    writeFileSync(file, bytes);
    const child = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), file], {
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(child.stderr);
    const peak = Number.parseInt(child.stdout, 10) / MEGABYTE;
    const allowed = 700;
    const ratio = Math.round((peak / allowed) * 1000) / 1000;
    const figures = { ms: peak, unit: 'MB', baseline: 'peak allowed', baselineMs: allowed, ratio, limit: 1 } as const;
    return { name: 'import/pdf-1000p', ...figures };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function buildBid(pages: number): Buffer {
  return buildPdf({ pages: Array.from({ length: pages }, (_, page) => buildPage(page + 1)) });
}

/** A page as word processors write them: a head, text, a table whose borders are drawn cell by cell, a number. */
function buildPage(page: number): string {
  const parts = [
    text(200, 40, '示例项目投标文件', { size: 9 }),
    text(72, 80, `第 ${page} 节　服务方案`, { size: 14, font: 'bold' }),
  ];
  for (let line = 0; line < LINES_PER_PAGE; line += 1) {
    const isFirst = line % 3 === 0;
    const start = isFirst ? `${page}.${line / 3 + 1}　` : '';
    const isLast = line % 3 === 2;
    parts.push(
      text(isFirst ? 92 : 72, 104 + line * 16, isLast ? '以上内容真实有效。' : start + SENTENCE.slice(start.length)),
    );
  }
  const top = 500;
  for (let row = 0; row <= ROWS_PER_PAGE; row += 1) {
    const cells =
      row === 0 ? HEADER : [`${row}`, `第 ${page} 条第 ${row} 款`, SENTENCE.slice(0, 34), '无偏离', `第 ${page} 页`];
    cells.forEach((cell, at) => {
      const left = XS[at] ?? 0;
      const right = XS[at + 1] ?? 0;
      parts.push(drawCell(left, top + row * 30, right, top + row * 30 + 30));
      parts.push(text(left + 5, top + row * 30 + 12, cell.slice(0, 17)));
      if (cell.length > 17) parts.push(text(left + 5, top + row * 30 + 25, cell.slice(17)));
    });
  }
  parts.push(text(290, 810, `- ${page} -`, { size: 9 }));
  return parts.join('');
}

function drawCell(left: number, top: number, right: number, bottom: number): string {
  const bars = [
    [left, top, right - left, 0.5],
    [left, bottom, right - left, 0.5],
    [left, top, 0.5, bottom - top],
    [right, top, 0.5, bottom - top],
  ];
  return bars
    .map(([x = 0, y = 0, width = 0, height = 0]) => `${x} ${842 - y - height} ${width} ${height} re f\n`)
    .join('');
}

const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url) && file !== undefined) {
  const { readFile } = await import('node:fs/promises');
  await readPdf('bid.pdf', await readFile(file));
  process.stdout.write(`${process.resourceUsage().maxRSS * 1024}`);
}
