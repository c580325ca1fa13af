import { expect, test } from 'vitest';
import { AppError } from '../domain/app-error.ts';
import { startServer } from './serve.ts';

const load = async () => [];

test('listens on a free port of this machine, answers, and stops', async () => {
  const server = await startServer({ port: 0, load });
  const response = await fetch(server.url);
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('还没有评审');
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow();
});

test('says what to do where the port is taken', async () => {
  const server = await startServer({ port: 0, load });
  const port = Number.parseInt(new URL(server.url).port, 10);
  const second = startServer({ port, load });
  await expect(second).rejects.toBeInstanceOf(AppError);
  await expect(second).rejects.toThrow(`端口 ${port} 已被占用，请用 --port 换一个端口`);
  await server.close();
});

test('does not listen where the evaluations cannot be loaded', async () => {
  const failing = startServer({ port: 0, load: () => Promise.reject(new AppError('input-invalid', '案例有误')) });
  await expect(failing).rejects.toThrow('案例有误');
});
