import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationAtHand } from '../../views/evaluation-view.ts';
import { createApp } from './app.tsx';
import { type DemoPages, documentPath, FIRST_STAGE, openDemo, readText, withoutOwnScripts } from './demo-pages.ts';
import { openAtHand } from './open-evaluation.ts';

let pages: DemoPages;

beforeAll(async () => {
  pages = await openDemo();
});

describe('the list', () => {
  test('leads to the demo and marks it', async () => {
    const { status, html } = await pages.get('/');
    expect(status).toBe(200);
    expect(html).toContain('href="/evaluations/demo"');
    expect(html).toContain('演示');
    expect(html).toContain('企业均为虚构');
  });

  test('says what will stand there while there is nothing', async () => {
    const html = await (await createApp({ evaluations: [] }).request('/')).text();
    expect(html).toContain('还没有评审');
  });
});

describe('what every page has', () => {
  const PATHS = [
    '/',
    '/evaluations/demo',
    '/evaluations/demo?open=t1.price',
    '/evaluations/demo?open=t2',
    '/evaluations/demo/tenderers/3',
    '/evaluations/demo/tenderers/4',
    documentPath(FIRST_STAGE, 'p[244]'),
    '/evaluations/unknown',
    '/nowhere',
  ];

  test.each(PATHS)(
    '%s: no script but our own, no inline style, nothing from elsewhere, protective headers',
    async (path) => {
      const { html: whole, headers } = await pages.get(path);
      const html = withoutOwnScripts(whole);
      expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/);
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|https?:\/\//);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('private, no-cache');
    },
  );

  test.each(PATHS)('%s: one main heading, a way past the head, ids that are there only once', async (path) => {
    const { html } = await pages.get(path);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<a class="skip" href="#main">');
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const table of html.match(/<table class="(ranking|items|cards)[^>]*>/g) ?? [])
      expect(html.slice(html.indexOf(table) + table.length)).toMatch(/^<caption/);
    expect(html).not.toMatch(/<th(?![^>]*scope=)[\s>]/);
  });

  test.each(PATHS)('%s: Chinese only', async (path) => {
    const { html } = await pages.get(path);
    const own = html
      .replace(/<section class="viewer-body".*?<\/section>/s, '')
      .replace(/<ul class="outline">.*?<\/ul>/gs, '');
    const attributes = [...own.matchAll(/\s(?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map((match) => match[1]);
    const words = `${readText(own)} ${attributes.join(' ')}`.match(/[A-Za-z][A-Za-z-]+/g) ?? [];
    expect(words.filter((word) => !ALLOWED_WORDS.has(word))).toEqual([]);
  });

  test('the result stays small', async () => {
    for (const path of PATHS) {
      const response = await createApp({ evaluations: [openAtHand(pages.demo)] }).request(path, {
        headers: { 'Accept-Encoding': 'gzip' },
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.byteLength).toBeLessThan(100_000);
      if (response.headers.get('content-encoding') === 'gzip')
        expect(gunzipSync(bytes).toString()).toContain('</html>');
    }
  });
});

/** File names, project numbers, names of certificates and levels: quoted from documents, not the interface's words. */
const ALLOWED_WORDS = new Set(['docx', 'txt', 'TGPC-', 'D-', 'CCRC', 'CISAW', 'CS', 'ISO', 'IEC', 'HT-A-']);

describe('when something is missing or goes wrong', () => {
  test.each(['/nowhere', '/evaluations', '/evaluations/unknown', '/evaluations/__proto__', '/evaluations/%E0%A4%A'])(
    '%s is answered with a page that says what to do',
    async (path) => {
      const { status, html } = await pages.get(path);
      expect(status).toBe(404);
      expect(html).toContain('返回采购项目');
    },
  );

  test('a failure is told to the operator and not to the reader', async () => {
    const told: string[] = [];
    const documents = { get: () => fail(), has: () => false } as unknown as EvaluationAtHand['documents'];
    const broken = createApp({
      evaluations: [openAtHand({ ...pages.demo, documents })],
      onError: (error, path) => told.push(`${path} ${error.message}`),
    });
    const response = await broken.request('/evaluations/demo/documents/x');
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('页面出错');
    expect(html).not.toContain('secret');
    expect(told).toEqual(['/evaluations/demo/documents/x secret']);
  });

  function fail(): never {
    throw new Error('secret');
  }
});

describe('the style sheet', () => {
  test('is addressed by its content and may be kept', async () => {
    const { html } = await pages.get('/');
    const address = /href="(\/assets\/hengbiao\.[0-9a-f]{12}\.css)"/.exec(html)?.[1] ?? '';
    const { status, html: css, headers } = await pages.get(address);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(css).toContain('prefers-color-scheme: dark');
    expect(css).toContain('@media print');
    expect(css).not.toMatch(/@import|url\(/);
  });
});
