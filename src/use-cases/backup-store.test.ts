import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellStory } from '../ledger/ledger-fixture.ts';
import { DATABASE_FILE, openSqliteStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { backUpStore, restoreStore } from './backup-store.ts';
import { rebuildStore } from './rebuild-store.ts';
import { withStore } from './with-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
const at = (name: string) => path.join(folder, name);
const document = { name: '通知', bytes: 6, mediaType: 'text/plain' };

/** The story, with one file that is really there: what was imported, and nothing of what the story only names. */
async function fill(data: string): Promise<string> {
  return withStore(data, async (store) => {
    const { sha256 } = await store.putBlob(Buffer.from('通知'));
    const [created, ...rest] = tellStory();
    const imported = {
      ...rest[0],
      type: 'document.imported',
      by: created?.by,
      data: { document: { ...document, sha256 }, purpose: 'other', lot: null },
    };
    await store.append('example', 0, [created, imported] as never);
    return sha256;
  });
}

describe('backup and restore', () => {
  let sha256 = '';
  beforeAll(async () => {
    sha256 = await fill(at('data'));
    await withStore(at('data'), async () => backUpStore(at('data'), at('backup')));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('puts back every event and file, verified, into an empty place', async () => {
    expect(await restoreStore(at('backup'), at('fresh'), null)).toEqual({ problems: [], ledgers: 1 });
    await withStore(at('fresh'), async (store) => {
      expect((await store.head('example')).version).toBe(2);
      expect((await store.openBlob(sha256))?.bytes).toBe(6);
      expect(await store.search({ words: '示例项目' })).toHaveLength(1);
    });
  });

  it('makes folders that nobody else on the machine can look into: sealed bids lie in them', () => {
    for (const name of ['data', 'backup', 'fresh']) expect(statSync(at(name)).mode & 0o077, name).toBe(0);
  });

  it('leaves nothing behind where it is stopped', async () => {
    const before = readdirSync(folder).sort();
    const stopped = new Error('stopped');
    const signal = AbortSignal.abort(stopped);
    await expect(backUpStore(at('data'), at('half'), { signal })).rejects.toBe(stopped);
    await expect(restoreStore(at('backup'), at('half'), null, { signal })).rejects.toBe(stopped);
    const stop = new AbortController();
    const onProgress = () => stop.abort(stopped);
    const late = restoreStore(at('backup'), at('half'), null, { signal: stop.signal, onProgress });
    await expect(late).rejects.toBe(stopped);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('leaves a data folder alone unless told, and then keeps it under another name', async () => {
    await expect(restoreStore(at('backup'), at('data'), null)).rejects.toThrow('--replace');
    await withStore(at('data'), async (store) => {
      await store.append('later', 0, tellStory().slice(0, 1));
    });
    expect((await restoreStore(at('backup'), at('data'), at('data.before'))).ledgers).toBe(1);
    await withStore(at('data'), async (store) => expect(await store.list()).toEqual(['example']));
    await withStore(at('data.before'), async (store) => expect(await store.list()).toEqual(['example', 'later']));
  });

  it('refuses a backup in which a file was changed, and puts nothing in place', async () => {
    await backUpStore(at('data'), at('bad'));
    const file = path.join(at('bad'), 'blobs', sha256.slice(0, 2), sha256);
    expect(readFileSync(file, 'utf8')).toBe('通知');
    writeFileSync(file, '通 知');
    const { problems } = await restoreStore(at('bad'), at('never'), null);
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'file-changed 项目“example”：文件“通知”已被改动',
    ]);
    expect(readdirSync(folder)).not.toContain('never');
  });

  it('does not write into a folder that has something in it', async () => {
    await expect(backUpStore(at('data'), at('backup'))).rejects.toThrow('已有文件');
    await expect(backUpStore(at('nowhere'), at('other'))).rejects.toThrow('没有台账');
  });

  it('rebuild reads the documents that have no text yet, and searches find them by it', async () => {
    const data = at('unread');
    await withStore(data, async (store) => {
      const drawing = Buffer.from([0, 1, 2, 3]);
      const named = [
        { name: '需求.txt', bytes: Buffer.from('沿江泵站自动化改造'), mediaType: 'text/plain' },
        { name: '图纸.bin', bytes: drawing, mediaType: 'application/octet-stream' },
      ];
      const [created] = tellStory();
      const events = [created];
      for (const { name, bytes, mediaType } of named) {
        const ref = { name, ...(await store.putBlob(bytes)), mediaType };
        events.push({
          ...created,
          type: 'document.imported',
          data: { document: ref, purpose: 'other', lot: null },
        } as never);
      }
      await store.append('example', 0, events as never);
      expect(await store.search({ words: '泵站自动化' })).toEqual([]);
    });
    expect(await rebuildStore(data)).toEqual({ problems: [], procurements: 1, unreadable: ['图纸.bin'] });
    const find = (words: string) => withStore(data, (store) => store.search({ words }));
    expect((await find('泵站自动化')).map(({ id }) => id)).toEqual(['example']);
    expect(await find('泵站自动化改造工程')).toEqual([]);
  });

  it('rebuild verifies first: a ledger whose end was cut off and its seal moved is found', async () => {
    expect(await rebuildStore(at('data'))).toEqual({ problems: [], procurements: 1, unreadable: [] });
    openSqliteStore(at('data')).close();
    const client = new Database(path.join(at('data'), DATABASE_FILE));
    client.exec(`DROP TRIGGER ledger_events_no_delete; DROP TRIGGER ledger_events_stay;
      UPDATE ledger_events SET seal = (SELECT seal FROM ledger_events WHERE sequence = 2) WHERE sequence = 1;
      DELETE FROM ledger_events WHERE sequence = 2;`);
    client.close();
    expect((await rebuildStore(at('data'))).problems.map(({ code }) => code)).toEqual(['seal-broken']);
  });
});
