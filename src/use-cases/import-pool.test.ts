import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildDocx, paragraph } from '../../importers/formats/docx/docx-fixture.ts';
import { createImportPool, type ImportPool, type ImportPoolOptions } from './import-pool.ts';

const pools: ImportPool[] = [];

/** A pool with one thread that does what the bytes say: see `import-worker-fixture.mjs`. */
function open(options: ImportPoolOptions = {}): ImportPool {
  const worker = new URL('./import-worker-fixture.mjs', import.meta.url);
  const pool = createImportPool({ size: 1, worker, ...options });
  pools.push(pool);
  return pool;
}

const bytes = (text: string) => Buffer.from(text);
const show = async (reading: ReturnType<ImportPool['importBytes']>) => {
  const [block] = (await reading).blocks;
  return block !== undefined && 'text' in block ? block.text : '';
};

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('the pool that reads files', () => {
  it('reads a real file in a thread that knows TypeScript', async () => {
    const pool = createImportPool({ size: 1 });
    pools.push(pool);
    const docx = buildDocx({ body: paragraph('正文') });
    const document = await pool.importBytes('投标文件.docx', docx);
    expect(document.blocks).toEqual([{ type: 'paragraph', path: 'p[1]', page: null, text: '正文' }]);
    expect(docx.length).toBeGreaterThan(0);
    const refused = pool.importBytes('空.docx', Buffer.alloc(0));
    await expect(refused).rejects.toMatchObject({ name: 'AppError', code: 'input-unreadable' });
    await expect(refused).rejects.toThrow('空.docx：文件为空');
  });

  it('refuses a damaged PDF of which pdf.js leaves a failure behind, and goes on', async () => {
    const pool = createImportPool({ size: 1 });
    pools.push(pool);
    const longToken = `<< /Type /Page /Resources ${'x'.repeat(300)} >>`;
    const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
    const objects = ['<< /Type /Catalog /Pages 2 0 R >>', pages, longToken];
    const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
    const pdf = bytes(`%PDF-1.5\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`);
    await expect(pool.importBytes('坏.pdf', pdf)).rejects.toThrow('坏.pdf：PDF 文件已损坏或不完整');
    expect(await show(pool.importBytes('好.docx', buildDocx({ body: paragraph('正文') })))).toBe('正文');
  });

  it('uses its thread again', async () => {
    const pool = open();
    expect(await show(pool.importBytes('a', bytes('read one')))).toBe('one 1');
    expect(await show(pool.importBytes('b', bytes('read two')))).toBe('two 2');
  });

  it('tells the pages done', async () => {
    const seen: string[] = [];
    await open().importBytes('a', bytes('progress 3'), { onProgress: ({ done, all }) => seen.push(`${done}/${all}`) });
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
  });

  it.each<[limit: string, behaviour: string, options: ImportPoolOptions, says: string]>([
    ['time', 'hang', { limits: { secondsWithoutProgress: 0.1 } }, '超过 0.1 秒没有进展'],
    ['time in all', 'wait', { limits: { seconds: 0.1 } }, '总用时超过 0.1 秒'],
    ['memory', 'memory', { limits: { memoryMb: 32 } }, '所需内存超过 32 MB'],
    ['output', 'overflow', { limits: { outputCharacters: 20_000 } }, '内容超过 2 万字'],
    ['none, but crashes', 'crash', {}, '读取程序意外中止'],
  ])('refuses a file that breaks the limit of %s, in one line, and goes on', async (_, behaviour, options, says) => {
    const pool = open(options);
    const refused = pool.importBytes('坏.docx', bytes(behaviour));
    await expect(refused).rejects.toMatchObject({ name: 'AppError', code: 'input-unreadable' });
    await expect(refused).rejects.toThrow(/^坏\.docx：[^\n]+，请[^\n]+$/);
    await expect(refused).rejects.toThrow(says);
    expect(await show(pool.importBytes('好.docx', bytes('read on')))).toMatch(/^on /);
  });

  it('lets a file that shows progress take its time, and one that waits for its turn', async () => {
    vi.useFakeTimers();
    const pool = open({ limits: { secondsWithoutProgress: 0.3, seconds: 5 } });
    const onProgress = () => vi.advanceTimersByTime(200);
    const first = pool.importBytes('a', bytes('progress 10'), { onProgress });
    const second = pool.importBytes('b', bytes('read second'));
    expect(await show(first)).toMatch(/^all /);
    expect(await show(second)).toMatch(/^second /);
  });

  it('reads the next file though the last one leaves a failure behind', async () => {
    const pool = open();
    const files = ['late a', 'read b', 'late c', 'read d', 'read e'].map((text) => pool.importBytes(text, bytes(text)));
    const shown = await Promise.all(files.map(show));
    expect(shown.map((text) => text[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('reads a file while which the failure of another arrives', async () => {
    const pool = open();
    const files = ['later one', 'progress 5'].map((text) => pool.importBytes(text, bytes(text)));
    const shown = await Promise.all(files.map(show));
    // The number counts a thread's readings: the second file was read again, in a thread of its own.
    expect(shown).toEqual(['one 1', 'all 1']);
  });

  it('reads a file behind which failures of many others lie', async () => {
    const pool = open({ size: 2 });
    const files = Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? `late ${at}` : `read ${at}`));
    const shown = await Promise.all(files.map((text) => show(pool.importBytes(text, bytes(text)))));
    expect(shown.map((text) => text.split(' ')[0])).toEqual(files.map((_, at) => `${at}`));
  });

  it('begins nothing anew once it is closed', async () => {
    const pool = open();
    const refused = [pool.importBytes('a', bytes('wait')), pool.importBytes('b', bytes('read b'))];
    const ended = Promise.allSettled(refused);
    await pool.close();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('hands on a fault of the program as such', async () => {
    const failed = open().importBytes('a', bytes('fail'));
    await expect(failed).rejects.toThrow('a bug');
    await expect(failed).rejects.not.toMatchObject({ name: 'AppError' });
  });

  it('refuses all files where the worker does not start', async () => {
    const pool = open({ worker: new URL('./no-such-worker.mjs', import.meta.url) });
    await expect(pool.importBytes('a', bytes('1'))).rejects.toThrow('意外中止');
    await expect(pool.importBytes('b', bytes('2'))).rejects.toThrow('意外中止');
  });
});

describe('a caller that stops', () => {
  it('stops the thread, and the next file is read', async () => {
    const pool = open();
    const stop = new AbortController();
    const stopped = pool.importBytes('a', bytes('hang'), { signal: stop.signal });
    const next = pool.importBytes('b', bytes('read next'));
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(await show(next)).toMatch(/^next /);
  });

  it('may stop before the thread has begun', async () => {
    const pool = open();
    const stop = new AbortController();
    const first = pool.importBytes('a', bytes('progress 5'));
    const stopped = pool.importBytes('b', bytes('hang'), { signal: stop.signal });
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(await show(first)).toMatch(/^all /);
  });

  it('does not stop another that waits for the same bytes', async () => {
    const pool = open();
    const stop = new AbortController();
    const stopped = pool.importBytes('a', bytes('progress 5'), { signal: stop.signal });
    const other = pool.importBytes('b', bytes('progress 5'), { onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(await show(other)).toBe('all 1');
  });

  it('reads nothing when it has stopped before', async () => {
    const signal = AbortSignal.abort();
    await expect(open().importBytes('a', bytes('read x'), { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the same bytes', () => {
  it('are read once, also while they are being read, and under each name', async () => {
    const pool = open();
    const [one, two] = await Promise.all(['甲.docx', '乙.docx'].map((file) => pool.importBytes(file, bytes('read x'))));
    const three = await pool.importBytes('丙.docx', bytes('read x'));
    expect([one, two, three].map((document) => document?.blocks)).toEqual([one?.blocks, one?.blocks, one?.blocks]);
    expect([one, two, three].map((document) => document?.file)).toEqual(['甲.docx', '乙.docx', '丙.docx']);
    expect([one, two, three].map((document) => document?.messages[0]?.locations[0]?.file)).toEqual([
      '甲.docx',
      '乙.docx',
      '丙.docx',
    ]);
    expect(await show(pool.importBytes('丁.docx', bytes('read y')))).toBe('y 2');
  });

  it('are read anew when too much was kept', async () => {
    const pool = open({ keptCharacters: 150 });
    for (const text of ['read x', 'read y', 'read y']) await pool.importBytes('a', bytes(text));
    expect(await show(pool.importBytes('a', bytes('read x')))).toBe('x 3');
  });

  it('are refused under each name', async () => {
    const pool = open();
    const refused = ['甲', '乙'].map((file) => pool.importBytes(file, bytes('refuse')));
    await expect(refused[0]).rejects.toThrow('甲：读不了');
    await expect(refused[1]).rejects.toThrow('乙：读不了');
  });

  it('are not read again where they broke a limit', async () => {
    const pool = open({ limits: { secondsWithoutProgress: 0.1 } });
    const refused = ['甲', '乙'].map((file) => pool.importBytes(file, bytes('hang')));
    await expect(refused[0]).rejects.toThrow('甲：读取已停止');
    await expect(refused[1]).rejects.toThrow('乙：读取已停止');
  });

  it('are tried again after a failure', async () => {
    const pool = open();
    await expect(pool.importBytes('a', bytes('crash'))).rejects.toThrow();
    await expect(pool.importBytes('a', bytes('crash'))).rejects.toThrow('意外中止');
  });
});
