import { describe, expect, test } from 'vitest';
import { CLERK, SCHEME } from '../../ledger/ledger-fixture.ts';
import { loadScheme } from '../../storage/files/load-scheme.ts';
import { readText } from '../demo-pages.ts';
import { FakeReader, formOf, readForEver } from '../imports/upload-fixture.ts';
import { openSelfCheckPages } from '../self-check/self-check-fixture.ts';
import { openWorkspace } from '../workspace-fixture.ts';

const PROCUREMENT = 'schemes/procurements/tianjin-tgpc-2025-d-1284';
const schemes = [3, 5].map((lot) => loadScheme(PROCUREMENT, lot));
const CHOSEN = { scheme: 'tianjin-tgpc-2025-d-1284/3', date: '2025-12-15' };
const waiting = () => new FakeReader(readForEver);

describe('the first page of a self-check', () => {
  test('offers every lot below its project, needs no script, and is kept nowhere', async () => {
    const { status, html, headers } = await openSelfCheckPages({ schemes }).ask('/self-check');
    expect(status).toBe(200);
    expect(html.match(/<optgroup/g)).toHaveLength(1);
    expect(html).toMatch(/<option value="tianjin-tgpc-2025-d-1284\/5">第 5 包　医保信息平台药品和医用耗材招采系统</);
    expect(html).not.toContain('<script');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(readText(html)).toContain('结果保留 60 分钟');
  });

  test('is found from every page', async () => {
    expect((await openSelfCheckPages().ask('/')).html).toContain('<a href="/self-check">自查</a>');
  });

  test('without a published lot leads to the procurement document', async () => {
    const { html } = await openSelfCheckPages().ask('/self-check');
    expect(html).not.toContain('<select');
    expect(html).toContain('href="/self-check/requirements"');
  });
});

describe('a form with mistakes', () => {
  test('says all of them, at the fields and in a summary, and keeps what was typed', async () => {
    const { status, html } = await openSelfCheckPages({ schemes }).sendFiles('/self-check', {}, { date: '15.12.2025' });
    expect(status).toBe(422);
    for (const [field, message] of [
      ['scheme', '请选择采购包'],
      ['date', '请填写检查日期'],
      ['files', '请选择响应（投标）文件'],
    ]) {
      expect(html).toMatch(new RegExp(`<a href="#${field}">${message}`));
      expect(html).toMatch(new RegExp(`id="${field}-error">${message}`));
    }
    expect(html).toContain('value="15.12.2025"');
    expect(html).toContain('浏览器不保留已选择的文件');
  });

  test('keeps the lot that was chosen', async () => {
    const { html } = await openSelfCheckPages({ schemes }).sendFiles('/self-check', {}, CHOSEN);
    expect(html).toMatch(/<option value="tianjin-tgpc-2025-d-1284\/3" selected[^>]*>/);
    expect(html).not.toContain('id="scheme-error"');
  });

  test('does not hold the room of its files', async () => {
    const { sendFiles, imports } = openSelfCheckPages({ schemes, settings: { pendingBytes: 10_000 } });
    expect((await sendFiles('/self-check', { a: '1'.repeat(6000) }, { ...CHOSEN, scheme: 'nothing/1' })).status).toBe(
      422,
    );
    expect(imports.take(10_000)).toBe(true);
  });

  test.each(['/self-check', '/self-check/requirements'])('%s with too many files says how many', async (path) => {
    const pages = openSelfCheckPages({ schemes, settings: { filesAtATime: 1 } });
    const { status, html } = await pages.sendFiles(path, { a: '1', b: '2' }, CHOSEN);
    expect(status).toBe(422);
    expect(html).toContain('一次最多提交 1 份文件');
  });
});

describe('an upload that cannot be taken', () => {
  test('because it is too large says what to do', async () => {
    const pages = openSelfCheckPages({ schemes, settings: { uploadBytes: 1024 * 1024 } });
    const { status, html } = await pages.sendFiles('/self-check', { 'a.docx': 'x'.repeat(1024 * 1024) }, CHOSEN);
    expect(status).toBe(413);
    expect(readText(html)).toContain('合计不能超过 1 MB');
    expect(html).toContain('href="/self-check"');
  });

  test('because it was cut off keeps nothing', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=xyz' };
    const { status, html } = await openSelfCheckPages({ schemes }).post('/self-check', '--xyz\r\ncontent-dis', headers);
    expect(status).toBe(400);
    expect(html).toContain('上传没有完成');
  });

  test('because too much is being read asks to wait', async () => {
    const pages = openSelfCheckPages({ schemes, settings: { pendingBytes: 10 } });
    const { status, html } = await pages.sendFiles('/self-check', { a: '1' }, CHOSEN);
    expect(status).toBe(503);
    expect(html).toContain('请稍后再试');
  });

  test('because it comes from another site is not taken', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await openSelfCheckPages({ schemes }).post('/self-check', formOf({ a: '1' }), headers)).status).toBe(403);
  });
});

describe('the same form', () => {
  test('sent twice leads to one check; with another lot chosen to another', async () => {
    const { sendFiles } = openSelfCheckPages({ schemes, reader: waiting() });
    const send = async (fields: object) =>
      (await sendFiles('/self-check', { a: '1' }, { ...CHOSEN, 'form-mark': 'f1', ...fields })).headers.get('location');
    const first = await send({});
    expect(first).toMatch(/^\/self-check\/[\w-]{24}$/);
    expect(await send({})).toBe(first);
    expect(await send({ scheme: 'tianjin-tgpc-2025-d-1284/5' })).not.toBe(first);
    expect(await send({ date: '2025-12-16' })).not.toBe(first);
  });

  test('sent twice is deleted once', async () => {
    const { sendFiles, post, ask } = openSelfCheckPages({ schemes, reader: waiting() });
    const fields = { ...CHOSEN, 'form-mark': 'f1' };
    const address = (await sendFiles('/self-check', { a: '1' }, fields)).headers.get('location') ?? '';
    await sendFiles('/self-check', { a: '1' }, fields);
    expect((await post(`${address}/delete`)).headers.get('location')).toBe('/self-check?deleted');
    expect((await post(`${address}/delete`)).status).toBe(410);
    expect((await ask('/self-check?deleted')).html).toContain('已删除。文件和结果都没有保留');
  });
});

test('an address that never was and one that is gone are told apart', async () => {
  const { ask } = openSelfCheckPages();
  for (const path of ['/self-check/nothing', '/self-check/nothing/report.docx', '/self-check/nothing/files/1']) {
    const { status, html } = await ask(path);
    expect(status).toBe(404);
    expect(html).toContain('重新检查');
  }
});

describe('the list of lots', () => {
  const ids = (html: string) => [...html.matchAll(/<option value="([^"]+\/\d+)"/g)].map(([, id]) => id);

  test('is narrowed by words, and shown as a whole again', async () => {
    const { ask } = openSelfCheckPages({ schemes });
    const all = await ask('/self-check');
    const found = await ask(`/self-check?words=${encodeURIComponent('监管系统')}`);
    expect(ids(all.html)).toContain(CHOSEN.scheme);
    expect(ids(found.html)).toEqual([CHOSEN.scheme]);
    expect(found.html).toContain('与“监管系统”相符的 1 包');
    const none = await ask(`/self-check?words=${encodeURIComponent('"><script>')}`);
    expect(ids(none.html)).toEqual([]);
    expect(none.html).not.toContain('"><script>');
  });

  test('begins with lots that take in bids, for whoever takes part in them, and nobody else', async () => {
    const workspace = await openWorkspace('receiving', 'scheme.published');
    const own = `${SCHEME.procurement.id}/${SCHEME.lot.number}`;
    const list = async (account: string | null) => ids(await (await workspace.get('/self-check', account)).text());
    expect((await list(CLERK.id))[0]).toBe(own);
    for (const account of [null, 'stranger-1']) expect(await list(account)).not.toContain(own);
  });
});
