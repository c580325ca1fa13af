import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { buildDocx, paragraph } from '../../importers/formats/docx/docx-fixture.ts';
import { AppError } from '../domain/app-error.ts';
import { scoreCase } from '../use-cases/score-case.ts';
import { startServer } from './serve.ts';

test('listens on a free port of this machine, answers, and stops', async () => {
  const server = await startServer({ port: 0 });
  const response = await fetch(server.url);
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('还没有评审');
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow();
});

test('says what to do where the port is taken', async () => {
  const server = await startServer({ port: 0 });
  const port = Number.parseInt(new URL(server.url).port, 10);
  const second = startServer({ port });
  await expect(second).rejects.toBeInstanceOf(AppError);
  await expect(second).rejects.toThrow(`端口 ${port} 已被占用，请用 --port 换一个端口`);
  await server.close();
});

describe('an evaluation that takes a while', () => {
  const href = '/evaluations/example';
  const scoreExample = async () => ({ href, isDemo: true, ...(await scoreCase('fixtures/cases/example')) });

  test('holds up its own pages only', async () => {
    const evaluation = await scoreExample();
    let finish = () => {};
    const computed = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const server = await startServer({
      port: 0,
      evaluations: [{ href, load: () => computed.then(() => evaluation) }],
    });
    expect((await fetch(`${server.url}/imports`)).status).toBe(200);
    const page = fetch(`${server.url}${href}`);
    finish();
    expect(await (await page).text()).toContain(evaluation.title);
    await server.close();
  });

  test('is told where it cannot be computed, and computed again when somebody asks', async () => {
    const evaluation = await scoreExample();
    const loads = [
      async () => {
        throw new AppError('input-invalid', '案例有误');
      },
      async () => evaluation,
    ];
    const told: string[] = [];
    const server = await startServer({
      port: 0,
      evaluations: [{ href, load: () => loads.shift()?.() ?? Promise.reject(new Error('asked too often')) }],
      onError: (error, path) => told.push(`${path} ${error.message}`),
    });
    await vi.waitFor(() => expect(told).toEqual([`${href} 案例有误`]), { timeout: 30_000 });
    expect(await (await fetch(`${server.url}${href}`)).text()).toContain(evaluation.title);
    await server.close();
  });

  test('is given up without a word when the server stops', async () => {
    const told: Error[] = [];
    const server = await startServer({
      port: 0,
      evaluations: [
        {
          href,
          load: (signal) =>
            new Promise((_, reject) => {
              signal.addEventListener('abort', () => reject(signal.reason));
            }),
        },
      ],
      onError: (error) => told.push(error),
    });
    const page = fetch(`${server.url}${href}`).catch(() => 'cut off');
    await server.close();
    await page;
    expect(told).toEqual([]);
  });
});

test('reads what is handed in, tells its progress, and stops', async () => {
  const server = await startServer({ port: 0 });
  const form = new FormData();
  form.append('files', new File([buildDocx({ body: paragraph('正文') })], '投标文件.docx'));
  const page = await fetch(`${server.url}/imports`, { method: 'POST', body: form });
  expect(page.status).toBe(200);
  expect(page.url).toMatch(/\/imports\/[\w-]{24}$/);
  const events = await (await fetch(`${page.url}/events`)).text();
  expect(events).toContain('已读取 1 份');
  expect(events).toMatch(/event: finished\ndata: \n\n$/);
  await server.close();
});

test('refuses an upload that is too large with a page, whether its size is said before or not', async () => {
  const server = await startServer({ port: 0 });
  const megabyte = Buffer.alloc(1024 * 1024);
  const said = await fetch(`${server.url}/imports`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: Buffer.alloc(210 * megabyte.length),
  });
  expect(said.status).toBe(413);
  let left = 210;
  const body = new ReadableStream({
    pull: (controller) => {
      if (left === 210) controller.enqueue(Buffer.from(PART));
      left -= 1;
      if (left > 0) controller.enqueue(megabyte);
      else controller.close();
    },
  });
  const streamed = await fetch(`${server.url}/imports`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body,
    duplex: 'half',
  } as RequestInit);
  expect(streamed.status).toBe(413);
  expect(await streamed.text()).toContain('文件过大');
  await server.close();
});

describe('with a data folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-serve-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('prints a link for the first administrator, which another start replaces, until there is one', async () => {
    const before = await startServer({ port: 0, data: folder });
    await before.close();
    const server = await startServer({ port: 0, data: folder });
    const link = server.firstStart ?? '';
    expect(link).toMatch(new RegExp(`^${server.url}/first-start/[\\w-]{43}$`));
    const old = `${server.url}${new URL(before.firstStart ?? '').pathname}`;
    expect((await fetch(old)).status).toBe(404);
    expect((await fetch(link)).status).toBe(200);
    const password = '红灯停绿灯行黄灯要等一等';
    const body = new URLSearchParams({ name: '管理员', signInName: 'admin', password, repeated: password });
    const made = await fetch(link, { method: 'POST', body });
    expect([made.status, new URL(made.url).pathname]).toEqual([200, '/sign-in']);
    await server.close();
    const later = await startServer({ port: 0, data: folder });
    expect(later.firstStart).toBeNull();
    await later.close();
  });

  test('leads people who came without a session to signing in', async () => {
    const server = await startServer({ port: 0, data: folder, publicUrl: 'https://pingbiao.example' });
    const asked = await fetch(`${server.url}/accounts`, { redirect: 'manual' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccounts']);
    await server.close();
  });

  test('that cannot be used does not listen', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    await expect(startServer({ port: 0, data: file })).rejects.toThrow('不能建立数据文件夹');
  });
});

const PART = '--x\r\ncontent-disposition: form-data; name="files"; filename="a.bin"\r\n\r\n';
