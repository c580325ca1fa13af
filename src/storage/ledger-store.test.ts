import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewEvent } from '../ledger/events/index.ts';
import { CLERK, event, place, SECOND, tellStory, VENDOR_A } from '../ledger/ledger-fixture.ts';
import type { Blob, LedgerStore } from '../ledger/ledger-store.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { HASHING } from './hashing.ts';
import { openMemoryStore } from './memory/memory-ledger-store.ts';
import { openSqliteStore } from './sqlite/sqlite-ledger-store.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

function openSqlite(): LedgerStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  const store = openSqliteStore(folder);
  cleanUp.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

const story = tellStory();
const next = (at: string) => event('document.imported', CLERK, { document, purpose: 'other', lot: null }, at);
const document = { name: '附件', sha256: 'a'.repeat(64), bytes: 1, mediaType: 'text/plain' };

async function readAll(blob: Blob | null): Promise<string> {
  const parts: Uint8Array[] = [];
  if (blob !== null) for await (const part of blob.read()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** What every store promises. */
describe.each([
  ['in memory', openMemoryStore],
  ['in SQLite', openSqlite],
])('a ledger store %s', (_, open) => {
  it('reads back what was appended, in place and chained', async () => {
    const store = open();
    const first = await store.append('example', 0, story.slice(0, 3));
    const second = await store.append('example', 3, story.slice(3));
    expect(first).toMatchObject({ outcome: 'appended', head: { version: 3 } });
    expect(second).toMatchObject({ outcome: 'appended', head: { version: story.length } });
    const entries = await store.read('example');
    expect(entries.map(({ event: read }) => read)).toEqual(place(story));
    expect((await store.read('example', 5)).map(({ event: read }) => read.sequence)[0]).toBe(6);
    expect(verifyLedger(entries, HASHING)).toMatchObject({ problems: [], head: await store.head('example') });
    const stored = await store.readStored('example');
    expect(verifyLedger(stored.entries, HASHING).problems).toEqual([]);
    expect(stored.problems).toEqual([]);
    expect(await store.checkRegister()).toEqual([]);
  });

  it('answers that somebody else was first, and writes nothing then', async () => {
    const store = open();
    await store.append('example', 0, story.slice(0, 2));
    expect(await store.append('example', 0, story.slice(0, 2))).toEqual({ outcome: 'conflict', version: 2 });
    expect(await store.append('example', 3, story.slice(2, 3))).toEqual({ outcome: 'conflict', version: 2 });
    expect((await store.head('example')).version).toBe(2);
  });

  it('lets exactly one of many through who expect the same version', async () => {
    const store = open();
    const results = await Promise.all(Array.from({ length: 50 }, () => store.append('example', 0, story.slice(0, 1))));
    expect(results.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect((await store.read('example')).length).toBe(1);
  });

  it('keeps order and tells the clock where it was set back', async () => {
    const store = open();
    await store.append('example', 0, [...story.slice(0, 1), next('2026-07-01T00:00:00.000Z')]);
    await store.append('example', 2, [next('2026-06-30T00:00:00.000Z')]);
    expect((await store.read('example', 2))[0]?.event).toMatchObject({
      sequence: 3,
      at: '2026-07-01T00:00:00.000Z',
      clock: '2026-06-30T00:00:00.000Z',
    });
  });

  it('keeps ledgers apart', async () => {
    const store = open();
    await store.append('example', 0, story.slice(0, 2));
    await store.append('another', 0, story.slice(0, 1));
    expect(await store.list()).toEqual(['example', 'another']);
    expect((await store.head('another')).version).toBe(1);
    expect(await store.read('unknown')).toEqual([]);
    expect((await store.head('unknown')).version).toBe(0);
  });

  it('keeps content under its hash, once', async () => {
    const store = open();
    const bytes = Buffer.from('示例内容');
    const kept = await store.putBlob(bytes);
    expect(kept).toEqual({ sha256: HASHING.sha256('示例内容'), bytes: bytes.length });
    async function* inParts() {
      yield bytes.subarray(0, 5);
      yield bytes.subarray(5);
    }
    expect(await store.putBlob(inParts())).toEqual(kept);
    expect(await readAll(await store.openBlob(kept.sha256))).toBe('示例内容');
    expect(await store.openBlob('0'.repeat(64))).toBeNull();
  });

  it('finds procurements by title, number, supplier, buyer and year, and makes its read models anew', async () => {
    const store = open();
    await store.append('example', 0, story);
    await store.append('another', 0, story.slice(0, 1));
    const find = async (words: string, more = {}) => (await store.search({ words, ...more })).map(({ id }) => id);
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await find('示例项目')).toEqual(['another', 'example']);
      expect(await find('sl-2026-1 采购单位')).toEqual(['another', 'example']);
      expect(await find('乙')).toEqual(['example']);
      expect(await find('示例甲')).toEqual(['example']);
      expect(await find('', { onlySealed: true })).toEqual(['example']);
      expect(await find('示例甲', { year: 2025 })).toEqual([]);
      expect(await find('"示例甲" OR')).toEqual([]);
      expect(await store.rebuild()).toBe(2);
    }
    expect((await store.search({ words: '示例甲' }))[0]).toMatchObject({
      suppliers: ['示例甲'],
      retainUntil: '2041-06-01',
      stage: 'sealed',
    });
  });

  it('finds for somebody only what they take part in, newest first; who bids does not learn who else does', async () => {
    const store = open();
    await store.append('example', 0, story);
    await store.append('newer', 0, [{ ...(story[0] as NewEvent), at: '2026-07-01T00:00:00.000Z' }]);
    const find = async (participant: string, words = '') =>
      (await store.search({ words, participant })).map(({ id }) => id);
    expect(await find(CLERK.id)).toEqual(['newer', 'example']);
    expect(await find(SECOND.id)).toEqual(['example']);
    expect(await find('stranger')).toEqual([]);
    expect(await find(VENDOR_A.id)).toEqual(['example']);
    expect(await find(VENDOR_A.id, '示例项目 采购单位')).toEqual(['example']);
    expect(await find(VENDOR_A.id, '示例乙')).toEqual([]);
    expect(await find(VENDOR_A.id, '乙')).toEqual([]);
    expect(await find(CLERK.id, '示例乙')).toEqual(['example']);
    expect((await store.search({ words: '示例项目', participant: SECOND.id }))[0]?.lots).toEqual([
      { number: 1, title: '示例包', stage: 'sealed' },
    ]);
  });

  it('brings a read model up to date with the next search', async () => {
    const store = open();
    await store.append('example', 0, story.slice(0, 1));
    expect((await store.search({ words: '' }))[0]?.stage).toBe('drafting');
    await store.append('example', 1, story.slice(1));
    expect((await store.search({ words: '' }))[0]?.stage).toBe('sealed');
  });
});
