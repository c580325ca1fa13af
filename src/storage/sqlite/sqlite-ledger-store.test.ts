import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainEvents, EMPTY_HEAD, type LedgerEntry } from '../../ledger/chain.ts';
import type { LedgerEvent } from '../../ledger/events/index.ts';
import { tellStory } from '../../ledger/ledger-fixture.ts';
import { placeEvents } from '../../ledger/place-events.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import { HASHING } from '../hashing.ts';
import { BLOBS_FOLDER, DATABASE_FILE, KEY_FILE, openSqliteStore } from './sqlite-ledger-store.ts';

const story = tellStory();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const databaseFile = () => path.join(folder, DATABASE_FILE);

/** What puts an event of the ledger into it once more, with some of it changed. */
function copyEvent(id: string, previous: string, body = 'body'): string {
  return `INTO ledger_events (id, type, body, previous, sha256, sm3, seal)
    SELECT ${id}, type, ${body}, ${previous}, sha256, sm3, seal FROM ledger_events`;
}

describe('append-only, in the database itself', () => {
  it.each([
    ['update', "UPDATE ledger_events SET body = '{}' WHERE sequence = 2"],
    ['update of a type', "UPDATE ledger_events SET type = 'award.made' WHERE sequence = 2"],
    ['update of a digest', 'UPDATE ledger_events SET sm3 = sha256 WHERE sequence = 3'],
    ['update of the place', 'UPDATE ledger_events SET id = id + 100 WHERE sequence = 3'],
    ['update of the place by another name', 'UPDATE ledger_events SET _rowid_ = id + 100 WHERE sequence = 3'],
    ['seal taken from the last event', "UPDATE ledger_events SET seal = printf('%064d', 0) WHERE sequence = 3"],
    ['seal given to an earlier event', "UPDATE ledger_events SET seal = printf('%064d', 7) WHERE sequence = 2"],
    ['delete', 'DELETE FROM ledger_events WHERE sequence = 3'],
    ['replace', `INSERT OR REPLACE ${copyEvent('id', 'previous', "'{}'")} WHERE sequence = 2`],
    ['replace the first', `INSERT OR REPLACE ${copyEvent('id', 'previous', "'{}'")} WHERE sequence = 1`],
    ['replace the last', `INSERT OR REPLACE ${copyEvent('id', 'previous', "'{}'")} WHERE sequence = 3`],
    ['upsert', `INSERT ${copyEvent('id', 'previous')} WHERE sequence = 2 ON CONFLICT DO UPDATE SET body = '{}'`],
    ['gap', `INSERT ${copyEvent('id + 2', 'sha256')} WHERE sequence = 3`],
    ['before the first', `INSERT ${copyEvent('id - 1', 'previous')} WHERE sequence = 1`],
    ['wrong chain', `INSERT ${copyEvent('id + 1', 'previous')} WHERE sequence = 3`],
    ['update of what came before', 'UPDATE ledger_events SET previous = sha256 WHERE sequence = 3'],
    ['no place', `INSERT ${copyEvent('NULL', 'sha256')} WHERE sequence = 3`],
    [
      'new ledger in the middle',
      `INSERT INTO ledgers VALUES (2, 'other'); INSERT ${copyEvent('(2 << 32) + 1', 'sha256')} WHERE sequence = 3`,
    ],
    [
      'events of a ledger that nobody registered',
      `INSERT ${copyEvent('(2 << 32) + 1', 'previous')} WHERE sequence = 1`,
    ],
    ['ledger deleted', 'DELETE FROM ledgers'],
    ['ledger renamed', "UPDATE ledgers SET procurement = 'other'"],
    ['ledger replaced', "INSERT OR REPLACE INTO ledgers VALUES (1, 'other')"],
    ['ledger registered twice', "INSERT OR REPLACE INTO ledgers VALUES (2, 'example')"],
    ['ledger out of order', "INSERT INTO ledgers VALUES (3, 'other')"],
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

describe('a ledger that somebody with the database, but not the key, has written anew', () => {
  const forge = (statement: string) => {
    const client = new Database(databaseFile());
    for (const name of ['no_update', 'stay', 'no_delete']) client.exec(`DROP TRIGGER ledger_events_${name}`);
    client.exec(statement);
    client.close();
  };
  const rewriteLast = () => {
    const last = placeEvents('example', EMPTY_HEAD, story.slice(0, 3))[2] as LedgerEvent;
    const forged = { ...last, by: { ...last.by, name: '另一个人' } } as LedgerEvent;
    const entries = chainEvents(
      EMPTY_HEAD,
      [...placeEvents('example', EMPTY_HEAD, story.slice(0, 2)), forged],
      HASHING,
    );
    const { body, digests } = entries[2] as LedgerEntry;
    const set = `body = '${body}', sha256 = '${digests.sha256}', sm3 = '${digests.sm3}'`;
    forge(`UPDATE ledger_events SET ${set} WHERE sequence = 3`);
  };
  const cutEnd = () => forge('DELETE FROM ledger_events WHERE sequence = 3');

  it.each([
    ['an event with its digests', rewriteLast, 3],
    ['a cut end', cutEnd, 2],
  ])('%s: nothing is put behind it, so that no new seal covers it', async (_, change, version) => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story.slice(0, 3));
    await store.close();
    change();
    const again = openSqliteStore(folder);
    for (const events of [story.slice(3, 4), story.slice(3, 5)])
      await expect(again.append('example', version, events)).rejects.toMatchObject({
        code: 'storage-damaged',
        message: expect.stringContaining('台账的末尾与封印不符'),
      });
    expect((await again.read('example')).length).toBe(version);
    expect((await again.readStored('example')).problems).toEqual([expect.stringContaining('台账的末尾与封印不符')]);
    await again.close();
  });

  it('under a running server: nothing is put behind it either', async () => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story.slice(0, 2));
    await store.append('example', 2, story.slice(2, 3));
    rewriteLast();
    await expect(store.append('example', 3, story.slice(3, 4))).rejects.toMatchObject({ code: 'storage-damaged' });
    const { entries } = await store.readStored('example');
    expect(verifyLedger(entries, HASHING).events).toHaveLength(3);
    await store.close();
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

  it('a disk that fills up under single saves: each is kept or refused, and none is kept in part', async () => {
    const store = openSqliteStore(folder);
    await store.append('example', 0, story.slice(0, 2));
    await store.close();
    const full = openSqliteStore(folder, { mostPages: 40 });
    let version = 2;
    let refused: unknown = null;
    while (refused === null && version < 10_000) {
      const saved = await full.append('example', version, story.slice(1, 2)).catch((error: unknown) => {
        refused = error;
        return null;
      });
      if (saved !== null) version += 1;
    }
    expect(refused).toMatchObject({ code: 'storage-full' });
    await expect(full.append('example', version, story.slice(1, 2))).rejects.toMatchObject({ code: 'storage-full' });
    expect((await full.head('example')).version).toBe(version);
    await full.close();
    const roomy = openSqliteStore(folder);
    expect((await roomy.readStored('example')).problems).toEqual([]);
    expect(await roomy.append('example', version, story.slice(1, 2))).toMatchObject({ outcome: 'appended' });
    await roomy.close();
  });

  it('a database that somebody else keeps locked: says so, keeps nothing of that save, and goes on afterwards', async () => {
    const store = openSqliteStore(folder, { busyTimeoutMs: 1 });
    await store.append('example', 0, story.slice(0, 2));
    const other = new Database(databaseFile());
    other.exec('BEGIN IMMEDIATE');
    const saves = [
      store.append('example', 2, story.slice(2, 3)),
      store.append('another', 0, story.slice(0, 1)),
      store.append('example', 2, story.slice(2, 4)),
    ];
    for (const save of saves)
      await expect(save).rejects.toMatchObject({
        code: 'storage-busy',
        message: expect.stringContaining('同时保存的人过多'),
      });
    await expect(store.append('example', 2, story.slice(2, 3))).rejects.toMatchObject({ code: 'storage-busy' });
    expect((await store.read('example')).length).toBe(2);
    other.exec('ROLLBACK');
    other.close();
    expect(await store.append('example', 2, story.slice(2, 3))).toMatchObject({ outcome: 'appended' });
    expect(await store.list()).toEqual(['example']);
    await store.close();
  });

  it('a second server that was first: the one that knows an older end is told, and keeps the chain', async () => {
    const [one, other] = [openSqliteStore(folder), openSqliteStore(folder)];
    await one.append('example', 0, story.slice(0, 2));
    await one.append('example', 2, story.slice(2, 3));
    await other.append('example', 3, story.slice(3, 5));
    expect(await one.append('example', 3, story.slice(3, 4))).toEqual({ outcome: 'conflict', version: 5 });
    expect(await one.append('example', 5, story.slice(5, 6))).toMatchObject({ head: { version: 6 } });
    expect((await other.readStored('example')).problems).toEqual([]);
    await one.close();
    await other.close();
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
    expect(() => openSqliteStore(folder)).toThrow(/密钥已丢失/);
    for (const name of readdirSync(folder).filter((file) => file.startsWith(DATABASE_FILE)))
      rmSync(path.join(folder, name));
    writeFileSync(databaseFile(), 'not a database at all, but long enough to have a head of its own'.repeat(20));
    expect(() => openSqliteStore(folder)).toThrow(/数据库文件已损坏/);
  });

  it('a full disk under a file: says so and leaves nothing behind', async () => {
    const store = openSqliteStore(folder);
    async function* fillUp() {
      yield Buffer.from('half');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    await expect(store.putBlob(fillUp())).rejects.toMatchObject({ code: 'storage-full' });
    expect(readdirSync(path.join(folder, BLOBS_FOLDER))).toEqual([]);
    await store.close();
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
