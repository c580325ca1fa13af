import { describe, expect, test } from 'vitest';
import { loadScheme } from '../../storage/files/load-scheme.ts';
import { readText } from '../demo-pages.ts';
import { documentOf, FakeReader, readForEver } from '../imports/upload-fixture.ts';
import type { Checker } from '../self-check/check-pool.ts';
import { CHECKER, openSelfCheckPages } from '../self-check/self-check-fixture.ts';

const schemes = [loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', 3)];
const CHOSEN = { scheme: 'tianjin-tgpc-2025-d-1284/3', date: '2025-12-15' };

/** A check that a test lets go on when it wants; told whether it was stopped. */
function holdCheck() {
  const held = { isStopped: false };
  let begin = () => {};
  let goOn = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const checker: Checker = {
    run: async (type, given, signal) => {
      if (type !== 'check') return CHECKER.run(type, given);
      begin();
      await new Promise<void>((resolve, reject) => {
        goOn = resolve;
        signal?.addEventListener('abort', () => {
          held.isStopped = true;
          reject(signal.reason);
        });
      });
      return CHECKER.run(type, given);
    },
    close: async () => {},
  };
  return { checker, begun, held, goOn: () => goOn() };
}

async function open(options: Parameters<typeof openSelfCheckPages>[0], files: Record<string, string>) {
  const pages = openSelfCheckPages({ schemes, ...options });
  const address = (await pages.sendFiles('/self-check', files, CHOSEN)).headers.get('location') ?? '';
  return { ...pages, address };
}

describe('while a bid is read and checked', () => {
  test('the page shows how far it is, by events or by reloading itself, and runs no script but ours', async () => {
    const reader = new FakeReader((file, text, options) => {
      options.onProgress?.({ done: 3, all: 12 });
      return readForEver(file, text, options);
    });
    const { ask, address } = await open({ reader }, { '大.pdf': '1' });
    await reader.whenBegun(1);
    const { html, headers } = await ask(address);
    expect(readText(html)).toContain('已读 3 / 12 页');
    expect(readText(html)).toContain('正在读取文件，还有 1 份');
    expect(html).toMatch(/<noscript><meta http-equiv="refresh" content="\d"\/?><\/noscript>/);
    expect(html).toContain(`hx-sse:connect="${address}/events"`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toContain('report.docx');
  });

  test('events tell that it is read, then checked, and bring the result', async () => {
    const { checker, begun, goOn } = holdCheck();
    const { app, address } = await open(
      { reader: new FakeReader(), checker },
      { 'a.txt': '供应商名称：示例甲有限公司' },
    );
    await begun;
    const stream = (await app.request(`${address}/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await stream?.read())?.value).toMatch(
      /<title>正在检查响应文件 · 衡标<\/title>.*文件已读完，正在对照要求逐条检查/s,
    );
    goOn();
    expect((await stream?.read())?.value).toMatch(/<title>响应文件自查结果 · 衡标<\/title>.*下载 Word 报告/s);
    expect((await stream?.read())?.value).toMatch(/^event: finished\n/);
  });

  test('deleting stops the check, and whoever watches is told', async () => {
    const { checker, begun, held } = holdCheck();
    const { app, post, imports, address } = await open({ reader: new FakeReader(), checker }, { 'a.txt': '一' });
    await begun;
    const stream = (await app.request(`${address}/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    await stream?.read();
    const session = imports.find(address.split('/').at(-1) ?? '', 'self-check');
    expect((await post(`${address}/delete`)).status).toBe(303);
    await session?.finished;
    expect(held.isStopped).toBe(true);
    expect((await stream?.read())?.value).toContain('自查已删除');
  });

  test('what cannot be done yet is answered with what to do, not with an error', async () => {
    const { ask, post, sendFiles, address } = await open({ reader: new FakeReader(readForEver) }, { 'a.txt': '一' });
    expect((await ask(`${address}/report.docx`)).html).toContain('还没有检查完');
    expect((await ask(`${address}/files/1`)).html).toContain('还没有读完');
    expect((await post(`${address}/prices`, new URLSearchParams({ own: '1' }))).headers.get('location')).toBe(address);
    const requirements = await sendFiles('/self-check/requirements', { 'b.txt': '二' }, {});
    const early = await sendFiles(`${requirements.headers.get('location')}/bid`, { 'a.txt': '一' }, { lot: '1' });
    expect(early.status).toBe(422);
    expect(early.html).toContain('采购文件还没有读完');
  });
});

test('a failure of the program is told to the operator, and to the vendor only that there was one', async () => {
  const told: string[] = [];
  const checker: Checker = { run: () => Promise.reject(new Error('secret')), close: async () => {} };
  const pages = openSelfCheckPages({
    schemes,
    checker,
    reader: new FakeReader(async (file, text) => documentOf(file, [text])),
    onError: (error, file) => told.push(`${file} ${error.message}`),
  });
  const { html } = await pages.ask(await pages.handIn('/self-check', { 'a.txt': '一' }, CHOSEN));
  expect(told).toEqual(['a.txt secret']);
  expect(readText(html)).toContain('检查程序出错，请告知系统管理员');
  expect(html).not.toContain('secret');
});
