import { afterEach, describe, expect, test } from 'vitest';
import { documentOf } from '../imports/upload-fixture.ts';
import { CheckPool, type CheckPoolOptions } from './check-pool.ts';

const pools: CheckPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function openPool(options: Partial<CheckPoolOptions> = {}) {
  const worker = new URL('./check-worker-fixture.mjs', import.meta.url);
  const pool = new CheckPool({ size: 1, worker, ...options });
  pools.push(pool);
  return (behaviour: string, signal?: AbortSignal) =>
    pool.run('draft', { documents: [documentOf(behaviour, [])] }, signal);
}

describe('checks in threads', () => {
  test('bring their answer, a refusal as it was said, and a failure as one', async () => {
    const run = openPool();
    expect(await run('answer')).toBe('answered');
    await expect(run('refuse')).rejects.toMatchObject({ code: 'input-unreadable', message: '读不了' });
    await expect(run('fail')).rejects.toMatchObject({ message: 'a bug', stack: 'where it is' });
  });

  test('are stopped when they take too long, which the next one does not feel', async () => {
    const run = openPool({ seconds: 1 });
    const [hanging, next] = await Promise.allSettled([run('hang'), run('answer')]);
    expect(String(hanging.status === 'rejected' && hanging.reason.message)).toContain('超过 1 秒没有完成，请拆分文件');
    expect(next).toEqual({ status: 'fulfilled', value: 'answered' });
  });

  test('are stopped when whoever asked has left', async () => {
    const run = openPool();
    const left = new AbortController();
    const hanging = run('hang', left.signal);
    left.abort(new Error('left'));
    await expect(hanging).rejects.toThrow('left');
    expect(await run('answer')).toBe('answered');
  });

  test('that need too much memory are refused with what to do', async () => {
    const run = openPool({ memoryMb: 64 });
    await expect(run('memory')).rejects.toThrow('所需内存超过 64 MB，请拆分文件');
    expect(await run('answer')).toBe('answered');
  });
});

test('the real threads read a procurement document and list the lots that ship with the tool', async () => {
  const pool = new CheckPool({ size: 1 });
  pools.push(pool);
  const schemes = await pool.run('list-schemes', {});
  expect(schemes.map(({ procurement, lot }) => `${procurement.id}/${lot.number}`)).toContain('dazhou-2024/1');
  const document = documentOf('招标文件.txt', ['招标文件', '项目名称：示例项目']);
  expect((await pool.run('draft', { documents: [document] })).procurement.title).toBe('示例项目');
  await expect(pool.run('draft', { documents: [documentOf('a.txt', ['none'])] })).rejects.toThrow(
    '请检查是不是选错了文件',
  );
});
