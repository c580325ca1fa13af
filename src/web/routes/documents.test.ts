import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.tsx';
import { type DemoPages, documentPath, FIRST_STAGE, openDemo, withoutOwnScripts } from '../demo-pages.ts';
import { openAtHand } from '../open-evaluation.ts';

let pages: DemoPages;

beforeAll(async () => {
  pages = await openDemo();
});

describe('the original', () => {
  test('every quote of a bid leads to a place that is there', async () => {
    const { html } = await pages.get('/evaluations/demo/tenderers/1');
    const links = [...html.matchAll(/class="to-original" href="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) {
      const { status, html: page } = await pages.get(link.split('#')[0] ?? '');
      const id = decodeURIComponent(link.split('#')[1] ?? '');
      expect(status).toBe(200);
      expect(page).not.toContain('文件中没有要找的位置');
      expect(page).toMatch(new RegExp(`id="${id.replace(/[[\]]/g, '\\$&')}"[^>]*class="at"`));
    }
  });

  test('the place leads back to the scores that rest on it', async () => {
    const { html } = await pages.get(documentPath(FIRST_STAGE, 'p[244]'));
    expect(html).toContain('href="/evaluations/demo?open=t1.evaluatedPrice#t1.evaluatedPrice"');
    expect(html).toContain('aria-current="location"');
  });

  test('a place that is not there is said, and the document shown', async () => {
    for (const at of ['p[9999]', 'table[7]/row[99]', 'table[7]/row[2]/cell[99]', 'p[1]/row[1]', '<script>']) {
      const { status, html } = await pages.get(documentPath(FIRST_STAGE, at));
      expect(status).toBe(200);
      expect(html).toContain('文件中没有要找的位置');
      expect(html).toContain('医保智能监管系统运维服务');
      expect(withoutOwnScripts(html)).not.toContain('<script');
    }
  });

  test.each([
    '/evaluations/demo/documents/unknown.docx',
    '/evaluations/demo/documents/..%2F..%2Fpackage.json',
    '/evaluations/demo/documents/bids%2Ftenderer-a%2F..%2F..%2Fcase.yaml',
    '/evaluations/demo/documents/%2Fetc%2Fpasswd',
    '/evaluations/demo/documents/..%5C..%5Cpackage.json',
    '/evaluations/demo/documents/bids/tenderer-a',
    '/evaluations/demo/documents/',
    '/evaluations/demo/documents/%00',
  ])('no file but the imported ones: %s', async (path) => {
    const { status, html } = await pages.get(path);
    expect(status).toBe(404);
    expect(html).toContain('返回采购项目');
  });

  test('can be saved as it was handed in', async () => {
    const path = `/evaluations/demo/originals/${encodeURIComponent(FIRST_STAGE)}`;
    const { html } = await pages.get(documentPath(FIRST_STAGE, 'p[1]'));
    expect(html).toContain(`href="${path}"`);
    const response = await createApp({ evaluations: [openAtHand(pages.demo)] }).request(path);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(pages.demo.documents.get(FIRST_STAGE)?.sha256);
    expect(response.headers.get('content-disposition')).toContain('attachment');
  });

  test.each([
    '/evaluations/demo/originals/..%2F..%2Fpackage.json',
    '/evaluations/demo/originals/bids%2Ftenderer-a%2F..%2F..%2Fcase.yaml',
    '/evaluations/demo/originals/case.yaml',
    '/evaluations/demo/originals/%2Fetc%2Fpasswd',
    '/evaluations/demo/originals/',
    '/evaluations/unknown/originals/x',
  ])('no file but the imported ones can be saved: %s', async (path) => {
    expect((await pages.get(path)).status).toBe(404);
  });
});
