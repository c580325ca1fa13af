import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportedDocument } from '../domain/document.ts';
import { type DemoPages, documentPath, openDemo, withoutOwnScripts } from './demo-pages.ts';

let pages: DemoPages;

beforeAll(async () => {
  pages = await openDemo();
});

describe('text from outside', () => {
  const attack = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';

  test("a script in a supplier's name stays text on every page", async () => {
    const evaluation = renameIn(pages.demo.evaluation);
    const tenderers = renameIn(pages.demo.tenderers);
    const get = pages.change({ title: attack, evaluation, tenderers });
    for (const path of ['/', '/evaluations/demo', '/evaluations/demo?open=t1', '/evaluations/demo/tenderers/1']) {
      const { html } = await get(path);
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toMatch(/<script|<img/);
    }
  });

  test('a script in a document stays text', async () => {
    const document: ImportedDocument = {
      file: `${attack}.docx`,
      mediaType: 'text/plain',
      sha256: '',
      pages: null,
      messages: [],
      blocks: [
        { type: 'heading', level: 1, text: attack, path: 'p[1]', page: null },
        { type: 'paragraph', text: attack, path: 'p[2]', page: null },
        { type: 'image', text: attack, path: `image[1]"${attack}`, page: null },
        { type: 'table', path: 'table[1]', page: null, rows: [[{ text: attack, rowSpan: 1, colSpan: 2 }]] },
      ],
    };
    const get = pages.change({ documents: new Map([[document.file, document]]) });
    const { html } = await get(documentPath(document.file, 'p[2]'));
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(5);
    expect(withoutOwnScripts(html)).not.toMatch(/<script|<img/);
  });

  function renameIn<T>(value: T): T {
    const name = JSON.stringify(attack).slice(1, -1);
    return JSON.parse(JSON.stringify(value).replaceAll('示例甲数字科技有限公司', name)) as T;
  }
});
