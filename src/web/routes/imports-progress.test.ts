import { describe, expect, test } from 'vitest';
import { readText } from '../demo-pages.ts';
import { openPages } from '../imports/import-pages-fixture.ts';
import { documentOf, FakeReader, readForEver } from '../imports/upload-fixture.ts';

describe('while files are read', () => {
  const half = () =>
    new FakeReader((file, text, options) => {
      options.onProgress?.({ done: 3, all: 12 });
      return readForEver(file, text, options);
    });

  test('the page shows how far they are, by events or by reloading itself', async () => {
    const reader = half();
    const { ask, send } = openPages({ reader });
    const address = await send({ '大.pdf': '1', '等.pdf': '2' });
    await reader.whenBegun(1);
    const { html, headers } = await ask(address);
    expect(readText(html)).toContain('已读 3 / 12 页');
    expect(readText(html)).toContain('等待读取');
    expect(html).toContain('<progress value="3" max="12" aria-label="大.pdf的读取进度">');
    expect(html).toMatch(/<noscript><meta http-equiv="refresh" content="\d"\/?><\/noscript>/);
    expect(html).toContain(`hx-sse:connect="${address}/events"`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('the only script is our own file, and nothing inline may run', async () => {
    const { ask, send } = openPages({ reader: half() });
    const { html, headers } = await ask(await send({ a: '1' }));
    const scripts = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)];
    expect(scripts.map(([, content]) => content)).toEqual(['']);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|hx-on/);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const source = /<script src="(\/assets\/live\.[0-9a-f]{12}\.js)"/.exec(html)?.[1] ?? '';
    const script = await ask(source);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  test('events bring the page, and its end once everything is read', async () => {
    let finish = () => {};
    const reader = new FakeReader(async (file, text, { onProgress }) => {
      onProgress?.({ done: 1, all: 2 });
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return documentOf(file, [text]);
    });
    const { app, send } = openPages({ reader });
    const address = await send({ 'a.txt': '1' });
    await reader.whenBegun(1);
    const response = await app.request(`${address}/events`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await stream?.read())?.value).toMatch(/^data: <title>正在读取 .*已读 1 \/ 2 页/s);
    finish();
    expect((await stream?.read())?.value).toMatch(/^data: <title>读取结果 .*已读取 1 份/s);
    expect((await stream?.read())?.value).toMatch(/^event: finished\n/);
    expect((await stream?.read())?.done).toBe(true);
  });

  test('events of something deleted say so and end, also for one that watches', async () => {
    const reader = half();
    const { ask, app, post, send } = openPages({ reader });
    const address = await send({ a: '1' });
    await reader.whenBegun(1);
    const stream = (await app.request(`${address}/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    await stream?.read();
    expect((await post(`${address}/delete`)).headers.get('location')).toBe('/imports?deleted');
    expect((await stream?.read())?.value).toContain('读取结果已删除');
    const late = await ask(`${address}/events`);
    expect(late.html).toContain('读取结果已删除');
    expect(late.html).toContain('event: finished');
  });

  test('leaving is not stopping', async () => {
    const { app, send, store } = openPages({ reader: half() });
    const address = await send({ a: '1' });
    const response = await app.request(`${address}/events`);
    await response.body?.cancel();
    expect(store.find(address.split('/').at(-1) ?? '')?.isRunning).toBe(true);
  });

  test('stopping stops, and the page then says so', async () => {
    const { ask, post, send } = openPages({ reader: half() });
    const address = await send({ a: '1' });
    const { status, headers } = await post(`${address}/stop`);
    expect([status, headers.get('location')]).toEqual([303, address]);
    const { html } = await ask(address);
    expect(html).toContain('已停止');
    expect(html).not.toContain('<script');
    expect((await post(`${address}/stop`)).status).toBe(303);
  });
});
