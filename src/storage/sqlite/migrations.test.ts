import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { place, tellStory } from '../../ledger/ledger-fixture.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import { HASHING } from '../hashing.ts';
import { writeFirstForm } from './first-form-fixture.ts';
import { DATABASE_FILE, openSqliteStore } from './sqlite-ledger-store.ts';

const story = tellStory();
const ENTRY = 'type, at, body, previous_sha256, previous_sm3, sha256, sm3';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  writeFirstForm(folder, { example: story.slice(0, 20), another: story.slice(0, 3) });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function listProblems(): Promise<string[]> {
  const store = openSqliteStore(folder);
  const problems = [...(await store.checkRegister())];
  for (const name of await store.list()) problems.push(...(await store.readStored(name)).problems);
  await store.close();
  return problems;
}

describe('a database of the first form', () => {
  it('opens with every event in place, sealed as it was, and goes on', async () => {
    expect(await listProblems()).toEqual([]);
    const store = openSqliteStore(folder);
    expect(await store.list()).toEqual(['example', 'another']);
    const entries = await store.read('example');
    expect(entries.map(({ event }) => event)).toEqual(place(story.slice(0, 20)));
    expect(verifyLedger(entries, HASHING)).toMatchObject({ problems: [], head: await store.head('example') });
    expect(await store.append('example', 20, story.slice(20))).toMatchObject({ head: { version: story.length } });
    expect((await store.search({ words: '示例甲', onlySealed: true })).map(({ id }) => id)).toEqual(['example']);
    await store.close();
    expect(await listProblems()).toEqual([]);
  });

  it.each([
    [
      'a cut end',
      `DELETE FROM ledger_events WHERE procurement = 'example' AND sequence = 20;
      UPDATE ledger_heads SET (version, at, sha256, sm3) =
        (SELECT sequence, at, sha256, sm3 FROM ledger_events WHERE procurement = 'example' AND sequence = 19) WHERE procurement = 'example'`,
      '台账的末尾与封印不符',
    ],
    [
      'a changed time of a head',
      "UPDATE ledger_heads SET at = '2020' WHERE procurement = 'example'",
      '台账的末尾与封印不符',
    ],
    [
      'events of a ledger that is not registered',
      `INSERT INTO ledger_events SELECT 'stranger', sequence, ${ENTRY} FROM ledger_events WHERE procurement = 'another'`,
      '登记的台账有 2 本，现存 3 本',
    ],
    ['a ledger without events', "DELETE FROM ledger_events WHERE procurement = 'another'", '台账的事件全部丢失'],
  ])('%s is noticed afterwards as before', async (_, change, problem) => {
    const client = new Database(path.join(folder, DATABASE_FILE));
    for (const name of ['events_no_delete', 'events_in_order', 'heads_forward'])
      client.exec(`DROP TRIGGER ledger_${name}`);
    client.exec(change);
    client.close();
    expect((await listProblems()).join('\n')).toContain(problem);
  });
});

it('a database that a later version has brought to its form is not opened, in one line, and left as it is', async () => {
  await openSqliteStore(folder).close();
  const client = new Database(path.join(folder, DATABASE_FILE));
  client.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 32503680000000)");
  expect(() => openSqliteStore(folder)).toThrow(/^[^\n]*由更新版本的软件升级过[^\n]*请升级软件[^\n]*$/);
  client.exec("DELETE FROM __drizzle_migrations WHERE hash = 'later'");
  client.close();
  expect(await listProblems()).toEqual([]);
});
