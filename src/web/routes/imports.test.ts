import { describe, expect, test } from 'vitest';
import { buildDocx, paragraph } from '../../../importers/formats/docx/docx-fixture.ts';
import { readText } from '../demo-pages.ts';
import { openPages, pagesOf } from '../imports/import-pages-fixture.ts';
import { openImportStore } from '../imports/open-import-store.ts';

describe('an address', () => {
  test('of nothing is answered with a page that says what to do', async () => {
    const { ask, post } = openPages();
    for (const path of [
      '/imports/nothing',
      '/imports/__proto__',
      '/imports/nothing/files/1',
      '/imports/%3Cscript%3E',
    ]) {
      const { status, html } = await ask(path);
      expect(status, path).toBe(404);
      expect(html).toContain('重新选择文件');
      expect(html).not.toContain('<script');
    }
    expect((await post('/imports/nothing/stop')).status).toBe(404);
    expect((await post('/imports/nothing/delete')).status).toBe(404);
  });

  test.each(['0', '2', '1.html', '01', 'x', '1.json.json'])(
    'of no file of the upload (%s) is not found',
    async (file) => {
      const { ask, sendAndRead } = openPages();
      expect((await ask(`${await sendAndRead({ a: '1' })}/files/${file}`)).status).toBe(404);
    },
  );

  test('of what was deleted or has run out says that it is gone', async () => {
    const clock = { now: 0 };
    const { ask, post, sendAndRead } = openPages({ now: () => clock.now });
    const deleted = await sendAndRead({ a: '1' });
    expect((await post(`${deleted}/delete`)).status).toBe(303);
    expect((await ask('/imports?deleted')).html).toContain('已删除');
    const old = await sendAndRead({ a: '2' });
    clock.now = 3_600_000;
    for (const address of [deleted, old, `${old}/files/1`, `${old}/files/1.json`]) {
      const { status, html } = await ask(address);
      expect(status).toBe(410);
      expect(html).toContain('读取结果已删除');
    }
    expect((await post(`${deleted}/delete`)).status).toBe(410);
  });
});

describe('every page', () => {
  test('is Chinese, has one heading and ids that are there only once', async () => {
    const { ask, sendAndRead } = openPages();
    const address = await sendAndRead({ '文件.txt': '正文' });
    for (const path of ['/imports', address, `${address}/files/1`, '/imports/nothing']) {
      const { html } = await ask(path);
      expect(html.match(/<h1/g)).toHaveLength(1);
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const words = readText(html).match(/[A-Za-z][A-Za-z-]+/g) ?? [];
      expect(words.filter((word) => !ALLOWED_WORDS.test(word))).toEqual([]);
    }
  });

  /** Names of formats and units, the extension of the file, and its digest. */
  const ALLOWED_WORDS = /^(?:Word|Excel|PDF|JSON|SHA-|MB|docx?|xlsx|html|txt|md|png|jpg|tiff|zip|a+)$/;
});

test('real files are read by real threads, and what is in them stays text', async () => {
  const { ask, sendAndRead } = pagesOf(openImportStore());
  const docx = buildDocx({ body: paragraph('&lt;script&gt;alert(1)&lt;/script&gt;') });
  const address = await sendAndRead({ '投标文件.docx': docx, '空.docx': '' });
  const { html } = await ask(address);
  expect(readText(html)).toContain('共 2 份，已读取 1 份，1 份不能读取');
  expect(html).toContain('文件为空（0 字节）');
  const document = await ask(`${address}/files/1`);
  expect(document.html).toContain('<p id="p[1]">&lt;script&gt;alert(1)&lt;/script&gt;</p>');
}, 30_000);
