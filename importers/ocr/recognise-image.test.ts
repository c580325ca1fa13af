import { describe, expect, it } from 'vitest';
import { Notices } from '../formats/notices.ts';
import type { Bitmap } from './bitmap.ts';
import { reportOcr } from './ocr-findings.ts';
import { drawPage, measureAccuracy } from './page-fixture.ts';
import { recogniseImageToBlocks } from './recognise-image.ts';

const SIZE = { width: 800, height: 400 };
const LINES = ['评审委员会按照评分标准逐项打分', '供应商的最后报价不得超过最高限价'];

function drawLines(): Bitmap {
  return drawPage(({ write, table }) => {
    for (const [index, text] of LINES.entries()) write(text, 80, 80 + index * 70, 26);
    table(80, 220, [200, 300], [[{ text: '服务期限' }, { text: '合同签订后三年' }]]);
  }, SIZE);
}

/** As through frosted glass: each pixel is the mean of those around it. */
function blur({ data, width, height }: Bitmap, radius: number): Bitmap {
  const blurred = new Uint8Array(data.length).fill(255);
  for (let y = radius; y < height - radius; y += 1) {
    for (let x = radius; x < width - radius; x += 1) {
      let sum = 0;
      for (let row = y - radius; row <= y + radius; row += 1) {
        for (let column = x - radius; column <= x + radius; column += 1) sum += data[(row * width + column) * 4] ?? 0;
      }
      blurred.fill(sum / (2 * radius + 1) ** 2, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data: blurred, width, height };
}

function report(...pages: Parameters<typeof reportOcr>[1]) {
  const notices = new Notices('扫描件.png');
  reportOcr(notices, pages);
  return notices.findings;
}

describe('a page read from its picture', () => {
  it('gives blocks with paths below its own, a page, and how sure reading was', async () => {
    const page = await recogniseImageToBlocks(drawLines(), 'page[7]', 7);
    expect(page.blocks.map(({ type, path }) => [type, path])).toEqual([
      ['paragraph', 'page[7]/p[1]'],
      ['paragraph', 'page[7]/p[2]'],
      ['table', 'page[7]/table[1]'],
    ]);
    for (const block of page.blocks) {
      expect(block.page).toBe(7);
      expect(block.confidence).toBeGreaterThan(0.9);
    }
    expect(report(page).map(({ code }) => code)).toEqual(['text-read-by-ocr']);
  });

  it('warns of every place that was read with little confidence', async () => {
    const page = await recogniseImageToBlocks(blur(drawLines(), 3), 'page[1]', 1);
    const warning = report(page).find(({ code }) => code === 'ocr-low-confidence');
    expect(warning?.severity).toBe('warning');
    expect(page.uncertain.length).toBeGreaterThan(0);
    expect(warning?.locations.map(({ path }) => path).sort()).toEqual(page.uncertain.map(({ path }) => path).sort());
    expect(page.uncertain.every(({ confidence }) => confidence < 0.9)).toBe(true);
  });

  it('leaves what nobody can read unread, and says how many places there are', async () => {
    const page = await recogniseImageToBlocks(blur(drawLines(), 4), 'page[1]', 1);
    expect(page.blocks).toEqual([]);
    expect(page.unread).toBeGreaterThan(0);
    expect(report(page).map(({ severity, code }) => [severity, code])).toEqual([['warning', 'ocr-text-unread']]);
  });

  it('is left unread, with a finding, when the time is over', async () => {
    const page = await recogniseImageToBlocks(drawLines(), 'page[1]', 1, { deadline: Date.now() - 1 });
    expect(page.blocks).toEqual([]);
    expect(report(page).map(({ severity, code }) => [severity, code])).toEqual([['warning', 'ocr-time-limit-reached']]);
  });
});

describe('stopping', () => {
  it('ends reading with the reason of the signal, and the next page is read all the same', async () => {
    const stop = new AbortController();
    const reading = recogniseImageToBlocks(drawLines(), 'page[1]', 1, { signal: stop.signal });
    stop.abort(new Error('别读了'));
    await expect(reading).rejects.toThrow('别读了');
    const next = await recogniseImageToBlocks(drawLines(), 'page[1]', 1);
    const text = next.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('');
    expect(measureAccuracy(LINES.join(''), text)).toBe(1);
  });
});
