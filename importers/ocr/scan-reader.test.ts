import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildPdf, PAGE_HEIGHT as POINTS_HIGH, PAGE_WIDTH as POINTS_WIDE, text } from '../formats/pdf/pdf-fixture.ts';
import { pdfFormat } from '../formats/pdf/pdf-format.ts';
import type { Bitmap } from './bitmap.ts';
import { drawPage, turnBitmap } from './page-fixture.ts';

/** The content of a page that is a scan: one picture from edge to edge. */
function scan({ data, width, height }: Bitmap): string {
  const gray = Buffer.alloc(width * height);
  for (let at = 0; at < gray.length; at += 1) gray[at] = data[at * 4] ?? 0;
  const image = `BI /W ${width} /H ${height} /CS /G /BPC 8 /F [/AHx /Fl] ID ${deflateSync(gray).toString('hex')}> EI`;
  return `q ${POINTS_WIDE} 0 0 ${POINTS_HIGH} 0 0 cm ${image} Q\n`;
}

/** A5 at 150 dpi, to be quick. */
const SIZE = { width: 876, height: 1240 };
const drawSheet = (title: string) =>
  drawPage(({ write, table }) => {
    write(title, 120, 160, 30);
    table(
      80,
      220,
      [240, 400],
      [
        [{ text: '评分因素' }, { text: '评分标准' }],
        [{ text: '售后服务' }, { text: '得五分' }],
      ],
    );
  }, SIZE);

describe('scanned pages of a PDF', () => {
  const file = buildPdf({
    pages: [
      scan(drawSheet('采购需求与技术要求')),
      text(72, 100, 'This page has its text in the file and needs no recognition.', { font: 'latin' }),
      scan(turnBitmap(drawSheet('评审办法与评分标准'), 180)),
    ],
  });

  it('are read in place, with their tables, between pages that have text', async () => {
    const progress: string[] = [];
    const document = await pdfFormat.read('扫描件.pdf', file, {
      onProgress: (done, all) => progress.push(`${done}/${all}`),
    });
    const rows = [
      ['评分因素', '评分标准'],
      ['售后服务', '得五分'],
    ].map((cells) => cells.map((cell) => ({ text: cell, rowSpan: 1, colSpan: 1 })));
    expect(document.blocks).toMatchObject([
      { path: 'page[1]/p[1]', page: 1, text: '采购需求与技术要求' },
      { path: 'page[1]/table[1]', page: 1, rows },
      { path: 'page[2]/p[1]', page: 2 },
      { path: 'page[3]/p[1]', page: 3, text: '评审办法与评分标准' },
      { path: 'page[3]/table[1]', page: 3, rows },
    ]);
    expect(document.blocks.map((block) => (block.confidence ?? 0) > 0.9)).toEqual([true, true, false, true, true]);
    expect(document.messages.map(({ code, locations }) => [code, locations.map(({ page }) => page)])).toEqual([
      ['text-read-by-ocr', [1, 3]],
      ['page-turned', [3]],
    ]);
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
  });

  it('that cannot be drawn are left out with a warning', async () => {
    const broken = `q 500 0 0 700 0 0 cm BI /W 900 /H 900 /CS /G /BPC 8 /F /Fl ID xxxx EI Q\n`;
    const document = await pdfFormat.read('坏页.pdf', buildPdf({ pages: [broken, text(72, 100, '正文')] }));
    expect(document.messages.map(({ code }) => code)).toContain('page-without-text');
    expect(document.blocks.some((block) => block.page === 2)).toBe(true);
  });
});
