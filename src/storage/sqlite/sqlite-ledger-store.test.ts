import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellStory } from '../../ledger/ledger-fixture.ts';
import { BLOBS_FOLDER, DATABASE_FILE, KEY_FILE, openSqliteStore } from './sqlite-ledger-store.ts';

const story = tellStory();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const databaseFile = () => path.join(folder, DATABASE_FILE);

describe('append-only, in the database itself', () => {
  it.each([
    ['update', "UPDATE ledger_events SET body = '{}' WHERE sequence = 2"],
    ['delete', 'DELETE FROM ledger_events WHERE sequence = (SELECT MAX(sequence) FROM ledger_events)'],
    [
      'replace',
      "INSERT OR REPLACE INTO ledger_events SELECT procurement, sequence, type, at, '{}', previous_sha256, previous_sm3, sha256, sm3 FROM ledger_events WHERE sequence = 2",
    ],
    [
      'upsert',
      "INSERT INTO ledger_events SELECT * FROM ledger_events WHERE sequence = 2 ON CONFLICT DO UPDATE SET body = '{}'",
    ],
    [
      'gap',
      'INSERT INTO ledger_events SELECT procurement, sequence + 2, type, at, body, sha256, sm3, sha256, sm3 FROM ledger_events WHERE sequence = 3',
    ],
    [
      'wrong chain',
      'INSERT INTO ledger_events SELECT procurement, sequence + 1, type, at, body, previous_sha256, previous_sm3, sha256, sm3 FROM ledger_events WHERE sequence = 3',
    ],
    [
      'earlier time',
      "INSERT INTO ledger_events SELECT procurement, sequence + 1, type, '2000', body, sha256, sm3, sha256, sm3 FROM ledger_events WHERE sequence = 3",
    ],
    [
      'new ledger in the middle',
      "INSERT INTO ledger_events SELECT 'other', 1, type, at, body, sha256, sm3, sha256, sm3 FROM ledger_events WHERE sequence = 3",
    ],
    ['head deleted', 'DELETE FROM ledger_heads'],
    ['head moved back', 'UPDATE ledger_heads SET version = 1'],
    ['head replaced', 'INSERT OR REPLACE INTO ledger_heads SELECT * FROM ledger_heads'],
  ])('%s is refused', async (_, statement) => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story.slice(0, 3));
    await store.close();
    const client = new Database(databaseFile());
    expect(() => client.exec(statement)).toThrow(/^ledger: /);
    client.close();
    const again = openSqliteStore(folder);
    expect((await again.read('example')).length).toBe(3);
    await again.close();
  });
});

describe('read models', () => {
  it('of an older form are made anew when they are asked for', async () => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story);
    await store.search({ words: '' });
    await store.close();
    const client = new Database(databaseFile());
    client.exec("UPDATE summaries SET summary = json_remove(summary, '$.participants')");
    client.close();
    const again = openSqliteStore(folder);
    expect(await again.search({ words: '', participant: 'clerk-1' })).toHaveLength(1);
    await again.close();
  });
});

describe('what goes wrong', () => {
  it('a full disk: says so, keeps nothing of that save and everything before it', async () => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story.slice(0, 2));
    await store.close();
    const limit = new Database(databaseFile());
    const pages = limit.pragma('page_count', { simple: true }) as number;
    limit.close();
    const full = openSqliteStore(folder, { mostPages: pages });
    const big = story.slice(2).flatMap((event) => Array.from({ length: 40 }, () => event));
    await expect(full.append('example', 2, big)).rejects.toMatchObject({
      code: 'storage-full',
      message: expect.stringContaining('磁盘已满'),
    });
    expect((await full.head('example')).version).toBe(2);
    await full.close();
    const roomy = openSqliteStore(folder);
    expect(await roomy.append('example', 2, story.slice(2, 4))).toMatchObject({ outcome: 'appended' });
    await roomy.close();
  });

  it('one save that cannot be written does not take those with it that arrived together with it', async () => {
    const store = openSqliteStore(folder);
    const broken = [{ ...story[0], data: { title: 0.5 } }] as never;
    const results = await Promise.allSettled([
      store.append('a', 0, story.slice(0, 1)),
      store.append('b', 0, broken),
      store.append('c', 0, story.slice(0, 1)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.list()).toEqual(['a', 'c']);
    await store.close();
  });

  it('a second server on the same file: neither loses anything', async () => {
    const stores = [openSqliteStore(folder), openSqliteStore(folder)];
    const saveAll = stores.map(async (store, index) => {
      for (let turn = 0; turn < 25; turn += 1) {
        for (;;) {
          const { version } = await store.head('example');
          const events = version === 0 ? story.slice(0, 1) : story.slice(index + 1, index + 2);
          if ((await store.append('example', version, events)).outcome === 'appended') break;
        }
      }
    });
    await Promise.all(saveAll);
    expect((await stores[0]?.head('example'))?.version).toBe(50);
    for (const store of stores) await store.close();
  });

  it('a lost key and a file that is no database: one line each', async () => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story.slice(0, 1));
    await store.close();
    rmSync(path.join(folder, KEY_FILE));
    expect(() => openSqliteStore(folder)).toThrow(/密钥不见了/);
    for (const name of readdirSync(folder).filter((file) => file.startsWith(DATABASE_FILE)))
      rmSync(path.join(folder, name));
    writeFileSync(databaseFile(), 'not a database at all, but long enough to have a head of its own'.repeat(20));
    expect(() => openSqliteStore(folder)).toThrow(/数据库文件已损坏/);
  });

  it('leaves nothing behind of content that breaks off', async () => {
    const store = openSqliteStore(folder);
    async function* breakOff() {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(store.putBlob(breakOff())).rejects.toThrow('connection lost');
    expect(readdirSync(path.join(folder, BLOBS_FOLDER))).toEqual([]);
    expect(existsSync(databaseFile())).toBe(true);
    await store.close();
  });
});
