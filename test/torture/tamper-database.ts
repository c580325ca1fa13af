import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { tellStory } from '../../src/ledger/ledger-fixture.ts';
import { DATABASE_FILE, openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { verifyStore } from '../../src/use-cases/verify-store.ts';

const DROP_TRIGGERS = [
  'events_no_update',
  'events_no_delete',
  'events_in_order',
  'heads_no_delete',
  'heads_forward',
  'heads_once',
]
  .map((name) => `DROP TRIGGER ledger_${name};`)
  .join('\n');
const LAST = "(SELECT MAX(sequence) FROM ledger_events WHERE procurement = 'example')";
const TO_LAST = `UPDATE ledger_heads SET (version, at, sha256, sm3) =
  (SELECT sequence, at, sha256, sm3 FROM ledger_events WHERE procurement = 'example' AND sequence = ${LAST}) WHERE procurement = 'example';`;

/** Every kind of change that somebody with the database, but without the key, can make once they have removed the triggers. */
export const CHANGES: Readonly<Record<string, string>> = {
  'update body': "UPDATE ledger_events SET body = replace(body, '2026', '2025') WHERE sequence = 12",
  'update body by one blank': "UPDATE ledger_events SET body = body || ' ' WHERE sequence = 12",
  'update type': "UPDATE ledger_events SET type = 'award.made' WHERE sequence = 12",
  'update at': "UPDATE ledger_events SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 12",
  'update sha256': "UPDATE ledger_events SET sha256 = replace(sha256, 'a', 'b') WHERE sequence = 12",
  'update sm3': "UPDATE ledger_events SET sm3 = replace(sm3, 'a', 'b') WHERE sequence = 12",
  'update previous sha256': 'UPDATE ledger_events SET previous_sha256 = sha256 WHERE sequence = 12',
  'update previous sm3': 'UPDATE ledger_events SET previous_sm3 = sm3 WHERE sequence = 12',
  'update sequence':
    "UPDATE ledger_events SET sequence = sequence + 1000 WHERE procurement = 'example' AND sequence > 20",
  'move to another ledger': "UPDATE ledger_events SET procurement = 'stranger' WHERE procurement = 'example'",
  'rename a ledger':
    "UPDATE ledger_events SET procurement = 'renamed' WHERE procurement = 'example'; UPDATE ledger_heads SET procurement = 'renamed' WHERE procurement = 'example'",
  'swap two events': `UPDATE ledger_events SET sequence = 9001 WHERE procurement = 'example' AND sequence = 12;
    UPDATE ledger_events SET sequence = 12 WHERE procurement = 'example' AND sequence = 13; UPDATE ledger_events SET sequence = 13 WHERE sequence = 9001`,
  'delete the first': "DELETE FROM ledger_events WHERE procurement = 'example' AND sequence = 1",
  'delete in the middle': "DELETE FROM ledger_events WHERE procurement = 'example' AND sequence = 12",
  'delete the last': `DELETE FROM ledger_events WHERE procurement = 'example' AND sequence = ${LAST}`,
  'delete the last and move the head': `DELETE FROM ledger_events WHERE procurement = 'example' AND sequence = ${LAST}; ${TO_LAST}`,
  'delete all events': "DELETE FROM ledger_events WHERE procurement = 'example'",
  'delete a head': "DELETE FROM ledger_heads WHERE procurement = 'example'",
  'delete a ledger':
    "DELETE FROM ledger_events WHERE procurement = 'last'; DELETE FROM ledger_heads WHERE procurement = 'last'",
  'delete a ledger and count down':
    "DELETE FROM ledger_events WHERE procurement = 'last'; DELETE FROM ledger_heads WHERE procurement = 'last'; UPDATE ledger_register SET ledgers = ledgers - 1",
  'delete everything': 'DELETE FROM ledger_events; DELETE FROM ledger_heads',
  'delete the register': 'DELETE FROM ledger_register',
  'replace an event':
    "INSERT OR REPLACE INTO ledger_events SELECT procurement, sequence, type, at, replace(body, '2026', '2025'), previous_sha256, previous_sm3, sha256, sm3 FROM ledger_events WHERE procurement = 'example' AND sequence = 12",
  'insert at the end': `INSERT INTO ledger_events SELECT procurement, sequence + 1, type, at, body, sha256, sm3, sha256, sm3 FROM ledger_events WHERE procurement = 'example' AND sequence = ${LAST}`,
  'insert at the end and move the head': `INSERT INTO ledger_events SELECT procurement, sequence + 1, type, at, body, sha256, sm3, sm3, sha256 FROM ledger_events WHERE procurement = 'example' AND sequence = ${LAST}; ${TO_LAST}`,
  'insert before the first':
    "INSERT INTO ledger_events SELECT procurement, 0, type, at, body, previous_sha256, previous_sm3, sha256, sm3 FROM ledger_events WHERE procurement = 'example' AND sequence = 1",
  'insert a ledger':
    "INSERT INTO ledger_events SELECT 'copy', sequence, type, at, body, previous_sha256, previous_sm3, sha256, sm3 FROM ledger_events WHERE procurement = 'example'",
  'copy a head to another ledger':
    "UPDATE ledger_heads SET (version, at, sha256, sm3, seal) = (SELECT version, at, sha256, sm3, seal FROM ledger_heads WHERE procurement = 'last') WHERE procurement = 'example'",
  'swap two positions':
    "UPDATE ledger_heads SET position = 99 WHERE procurement = 'example'; UPDATE ledger_heads SET position = 1 WHERE procurement = 'last'; UPDATE ledger_heads SET position = 2 WHERE procurement = 'example'",
  'update a head’s time': "UPDATE ledger_heads SET at = '2020-01-01T00:00:00.000Z' WHERE procurement = 'example'",
  'update a seal': "UPDATE ledger_heads SET seal = replace(seal, 'a', 'b')",
  'update the register': 'UPDATE ledger_register SET ledgers = ledgers + 1',
};

/** Answers the changes that nobody noticed. */
export async function tamperDatabase(): Promise<{ changes: number; unnoticed: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-tamper-'));
  try {
    const origin = path.join(folder, 'origin');
    const store = openSqliteStore(origin);
    // No files: what the story names does not have to be there.
    const story = tellStory().map((told) =>
      told.type === 'bid.received' ? { ...told, data: { ...told.data, documents: [] } } : told,
    );
    const open = story.slice(
      0,
      story.findIndex(({ type }) => type === 'totals.frozen'),
    );
    await store.append('example', 0, open);
    await store.append('last', 0, open.slice(0, 9));
    const unnoticed = (await verifyStore(store)).map(({ message }) => `untouched: ${message}`);
    await store.close();
    for (const [kind, statements] of Object.entries(CHANGES)) {
      const copy = path.join(folder, 'copy');
      cpSync(origin, copy, { recursive: true });
      const client = new Database(path.join(copy, DATABASE_FILE));
      client.exec(`${DROP_TRIGGERS}\n${statements};`);
      client.close();
      if (!(await isNoticed(copy))) unnoticed.push(kind);
      rmSync(copy, { recursive: true });
    }
    return { changes: Object.keys(CHANGES).length, unnoticed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A store that will not even open has been noticed as well. */
async function isNoticed(folder: string): Promise<boolean> {
  let store: ReturnType<typeof openSqliteStore>;
  try {
    store = openSqliteStore(folder);
  } catch {
    return true;
  }
  try {
    return (await verifyStore(store)).length > 0;
  } finally {
    await store.close();
  }
}
