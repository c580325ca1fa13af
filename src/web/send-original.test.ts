import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, test } from 'vitest';
import { type OriginalFile, originalInStore, originalOnDisk, sendOriginal } from './send-original.ts';

const BYTES = Buffer.from('0123456789');
const folder = mkdtempSync(path.join(tmpdir(), 'original-'));
const place = path.join(folder, 'a.pdf');
writeFileSync(place, BYTES);

async function* readInPieces() {
  yield BYTES.subarray(0, 4);
  yield BYTES.subarray(4, 9);
  yield BYTES.subarray(9);
}
afterAll(() => rmSync(folder, { recursive: true }));

describe.each<[string, () => Promise<OriginalFile>]>([
  ['on disk', () => originalOnDisk('响应.pdf', 'application/pdf', place)],
  [
    'in the store',
    async () => originalInStore('响应.pdf', 'application/pdf', { bytes: BYTES.length, read: readInPieces }),
  ],
])('a file %s', (_, open) => {
  const ask = async (range?: string) => {
    const app = new Hono().get('/', async (c) => sendOriginal(c, await open()));
    const response = await app.request('/', { headers: range === undefined ? {} : { range } });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  test('is sent whole, to be saved under its name and changed by nothing on the way', async () => {
    const { status, headers, text } = await ask();
    expect([status, text]).toEqual([200, '0123456789']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('响应.pdf')}`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe('10');
    expect(headers.get('cache-control')).toContain('no-transform');
  });

  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=8-', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s asks for a part', async (range, part, stands) => {
    const { status, headers, text } = await ask(range);
    expect([status, text, headers.get('content-range')]).toEqual([206, part, stands]);
  });

  test('is never held as a whole, whatever part of it is asked for', async () => {
    const { read } = await open();
    const pieces: number[] = [];
    for await (const piece of read(1, 9)) pieces.push(piece.length);
    expect(pieces.reduce((sum, length) => sum + length)).toBe(8);
    let begun = 0;
    async function* readForEver() {
      for (;;) {
        begun += 1;
        yield BYTES;
      }
    }
    const app = new Hono().get('/', (c) => {
      return sendOriginal(c, { name: 'a', mediaType: 'x/y', size: 1e9, read: readForEver });
    });
    const answer = await app.request('/', { headers: { range: 'bytes=0-' } });
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(BYTES.length);
    await reader?.cancel();
    expect(begun).toBeLessThan(100);
  });

  test.each(['bytes=10-', 'bytes=5-4', 'bytes=-0'])('%s asks for nothing that is there', async (range) => {
    const { status, headers } = await ask(range);
    expect([status, headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  test.each(['bytes=0-1,4-5', 'lines=1-2', 'bytes=-', 'x'])('%s is answered with all of it', async (range) => {
    expect(await ask(range)).toMatchObject({ status: 200, text: '0123456789' });
  });
});
