import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../domain/app-error.ts';
import { finding } from '../../domain/finding.ts';
import { readText, withoutOwnScripts } from '../demo-pages.ts';
import { openPages } from '../imports/import-pages-fixture.ts';
import { documentOf, FakeReader } from '../imports/upload-fixture.ts';

const ATTACK = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';

describe('what was read', () => {
  const reader = () =>
    new FakeReader(async (file, text) => {
      if (text === 'bad') throw new AppError('input-unreadable', { file, message: `文件已损坏${ATTACK}` });
      const at = (path: string, page: number | null, quote: string) => ({ file, page, path, quote });
      return documentOf(file, [], {
        mediaType: 'application/pdf',
        sha256: '0123456789abcdef'.repeat(4),
        pages: 2,
        blocks: [
          { type: 'heading', level: 1, text: `第一章${text}`, path: 'page[1]/p[1]', page: 1 },
          { type: 'paragraph', text, path: 'page[1]/p[2]', page: 1 },
          { type: 'table', path: 'page[2]/table[1]', page: 2, rows: [[{ text, rowSpan: 1, colSpan: 2 }]] },
          { type: 'image', text, path: 'page[2]/image[1]', page: 2 },
        ],
        messages: [
          finding('info', 'images', `图片一张${text}`, { locations: [at('page[2]/image[1]', 2, '')] }),
          finding('warning', 'uncertain', `识别把握不足${text}`, {
            locations: [
              at('page[1]/p[2]', 1, text),
              at('page[2]/table[1]/row[1]/cell[1]', 2, text),
              at('p[99]', null, ''),
            ],
          }),
        ],
      });
    });

  test('is counted, with type, pages, digest and findings, the weightiest first', async () => {
    const { ask, sendAndRead } = openPages({ reader: reader() });
    const { status, html } = await ask(await sendAndRead({ '招标.pdf': '甲' }));
    expect(status).toBe(200);
    const text = readText(html);
    expect(text).toContain('PDF · 3 字节 · 摘要 0123456789ab');
    expect(text).toContain('页数 2 标题 1 段落 1 表格 1 图片 1 查看内容');
    expect(text.indexOf('识别把握不足')).toBeLessThan(text.indexOf('图片一张'));
    expect(html).toMatch(/files\/1\?at=page%5B1%5D%2Fp%5B2%5D#page%5B1%5D%2Fp%5B2%5D">第 1 页第 2 段</);
    expect(html).toContain('<span class="where">第 99 段</span>');
    expect(html).not.toMatch(/<script|http-equiv="refresh"/);
  });

  test('of a file that cannot be read is its one line; the others go on', async () => {
    const { ask, sendAndRead } = openPages({ reader: reader() });
    const address = await sendAndRead({ '坏.pdf': 'bad', '好.pdf': '甲' });
    const { html } = await ask(address);
    expect(readText(html)).toContain('共 2 份，已读取 1 份，1 份不能读取');
    expect(html).toContain('文件已损坏&lt;script&gt;');
    expect((await ask(`${address}/files/1`)).status).toBe(404);
    expect((await ask(`${address}/files/2`)).status).toBe(200);
  });

  test('opens as a document with pages, headings, merged cells, pictures and what is uncertain', async () => {
    const { ask, sendAndRead } = openPages({ reader: reader() });
    const { status, html } = await ask(`${await sendAndRead({ '招标.pdf': '甲' })}/files/1?as=text`);
    expect(status).toBe(200);
    expect(html).toMatch(/id="page\[2\]"[^>]*>第 2 页</);
    expect(html).toContain('<h3 id="page[1]/p[1]" data-page="1">第一章甲</h3>');
    expect(html).toContain('<td class="cited" colspan="2">甲</td>');
    expect(html).toMatch(/class="image[^"]*"[^>]*>图片：甲</);
    expect(html.match(/class="note"/g)).toHaveLength(2);
    expect(html.match(/<p class="note">.*?<\/p>/)?.[0]).toContain('识别把握不足甲');
  });

  test('leaves no level of headings out for those who listen', async () => {
    const levels = [2, 3, 1, 3];
    const reader = new FakeReader(async (file) =>
      documentOf(file, [], {
        blocks: levels.map((level, at) => ({ type: 'heading', level, text: '', path: `p[${at + 1}]`, page: null })),
      }),
    );
    const { ask, sendAndRead } = openPages({ reader });
    const { html } = await ask(`${await sendAndRead({ a: '1' })}/files/1`);
    const headings = [...html.matchAll(/<(h\d) id="p\[\d\]"(?: aria-level="(\d)")?>/g)];
    expect(headings.map(([, tag, spoken]) => `${tag} ${spoken ?? ''}`)).toEqual(['h4 3', 'h5 4', 'h3 ', 'h5 4']);
  });

  test('opens at a place, and says where there is none', async () => {
    const { ask, sendAndRead } = openPages({ reader: reader() });
    const address = `${await sendAndRead({ '招标.pdf': '甲' })}/files/1`;
    const there = await ask(`${address}?at=${encodeURIComponent('page[2]/table[1]/row[1]/cell[1]')}`);
    expect(there.html).toMatch(/<td id="page\[2\]\/table\[1\]\/row\[1\]\/cell\[1\]" class="at"/);
    expect(there.html).not.toContain('没有要找的位置');
    const nowhere = await ask(`${address}?at=${encodeURIComponent('"><script>')}`);
    expect(nowhere.html).toContain('没有要找的位置');
    expect(withoutOwnScripts(nowhere.html)).not.toContain('<script');
  });

  test('can be saved as the command writes it', async () => {
    const { ask, sendAndRead } = openPages({ reader: reader() });
    const { html, headers } = await ask(`${await sendAndRead({ '招标.pdf': '甲' })}/files/1.json`);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('招标.pdf.json')}`,
    );
    const document = JSON.parse(html);
    expect(Object.keys(document)).toEqual(['file', 'mediaType', 'sha256', 'pages', 'blocks', 'messages']);
    expect(document.file).toBe('招标.pdf');
  });

  test('stands beside the file itself, which can be saved and looked at page by page', async () => {
    const { ask, store, sendAndRead } = openPages({ reader: reader() });
    const address = await sendAndRead({ '招标.pdf': '甲乙' });
    const { html } = await ask(`${address}/files/1?at=${encodeURIComponent('page[1]/p[2]')}`);
    expect(html).toMatch(/<pdf-page original="\/imports\/[\w-]+\/files\/1\/original"[^>]* page="1" quote="甲乙"/);
    const original = await ask(`${address}/files/1/original`);
    expect([original.status, original.html]).toEqual([200, '甲乙']);
    expect(original.headers.get('content-disposition')).toContain(encodeURIComponent('招标.pdf'));
    expect((await ask(`${address}/files/1/original`, { headers: { range: 'bytes=0-2' } })).html).toBe('甲');
    store.find(address.split('/').at(-1) ?? '')?.dropOriginals();
    const dropped = await ask(`${address}/files/1/original`);
    expect([dropped.status, readText(dropped.html)]).toEqual([404, expect.stringContaining('原件没有保留')]);
    const without = await ask(`${address}/files/1`);
    expect(without.html).not.toMatch(/<pdf-page|下载原件/);
    expect((await ask(`${address}/files/2/original`)).status).toBe(404);
  });

  test('stays text, whatever name, text, place or message it has', async () => {
    const { ask, sendAndRead } = openPages({ reader: reader() });
    const address = await sendAndRead({ [`${ATTACK}.pdf`]: ATTACK });
    for (const path of [address, `${address}/files/1`]) {
      const { status, html } = await ask(path);
      expect(status).toBe(200);
      expect(html).toContain('&lt;script&gt;');
      expect(withoutOwnScripts(html)).not.toMatch(/<script|<img/);
    }
    const { headers } = await ask(`${address}/files/1.json`);
    expect(headers.get('content-disposition')).not.toMatch(/[<>"\r\n]/);
  });

  test('may have a name of 500 characters', async () => {
    const name = `${'投'.repeat(495)}.docx`;
    const { ask, sendAndRead } = openPages();
    const address = await sendAndRead({ [name]: '甲' });
    expect((await ask(address)).html).toContain(name);
    const { html } = await ask(`${address}/files/1`);
    const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '';
    expect(title).toMatch(/^投{43}…投{11}\.docx$/);
    expect(html).toContain(`<dd>${name}</dd>`);
    expect((await ask(`${address}/files/1.json`)).status).toBe(200);
  });

  test('of a long document comes in parts, each place in its own', async () => {
    const { ask, sendAndRead } = openPages();
    const text = Array.from({ length: 20_000 }, (_, index) => `第${index + 1}行`).join('\n');
    const address = `${await sendAndRead({ 'a.txt': text })}/files/1`;
    const first = await ask(address);
    // 20,000 lines with 128,894 characters weigh 20,000 + 128,894 ÷ 120 = 21,074; a part takes 1,000.
    expect(readText(first.html)).toContain('第 1 段，共 22 段');
    expect(gzipSync(first.html).length).toBeLessThan(100_000);
    const { html } = await ask(`${address}?at=${encodeURIComponent('p[19999]')}`);
    expect(html).toMatch(/<p id="p\[19999\]" class="at">/);
    expect(html).not.toContain('id="p[1]"');
    for (const part of ['0', '-1', 'x', '9999999999']) expect((await ask(`${address}?part=${part}`)).status).toBe(200);
  });
});
