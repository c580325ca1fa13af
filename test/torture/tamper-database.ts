import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { tellStory } from '../../src/ledger/ledger-fixture.ts';
import { DATABASE_FILE, openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { verifyStore } from '../../src/use-cases/verify-store.ts';

const DROP_TRIGGERS = [
  'ledger_events_no_update',
  'ledger_events_stay',
  'ledger_events_no_delete',
  'ledger_events_in_order',
  'ledger_events_one_seal',
  'ledgers_no_update',
  'ledgers_no_delete',
  'ledgers_in_order',
]
  .map((name) => `DROP TRIGGER ${name};`)
  .join('\n');
const EXAMPLE = 1;
const LAST_LEDGER = 2;
const LAST = `(SELECT MAX(sequence) FROM ledger_events WHERE position = ${EXAMPLE})`;
const TWELFTH = `position = ${EXAMPLE} AND sequence = 12`;
const DELETE_LAST = `DELETE FROM ledger_events WHERE position = ${EXAMPLE} AND sequence = ${LAST}`;
/** The seal of the last event, kept aside and given to whatever is the last one afterwards. */
const KEEP_SEAL = `CREATE TABLE kept AS SELECT seal FROM ledger_events WHERE position = ${EXAMPLE} AND sequence = ${LAST}`;
const SEAL_LAST = `UPDATE ledger_events SET seal = printf('%064d', 0) WHERE position = ${EXAMPLE};
  UPDATE ledger_events SET seal = (SELECT seal FROM kept) WHERE position = ${EXAMPLE} AND sequence = ${LAST}`;

/** What puts events into the table once more, with some of it changed. */
function copyEvents(id: string, { body = 'body', previous = 'previous', digests = 'sha256, sm3' } = {}): string {
  return `INTO ledger_events (id, type, body, previous, sha256, sm3, seal)
    SELECT ${id}, type, ${body}, ${previous}, ${digests}, seal FROM ledger_events`;
}

/** Every kind of change that somebody with the database, but without the key, can make once they have removed the triggers. */
export const CHANGES: Readonly<Record<string, string>> = {
  'update body': "UPDATE ledger_events SET body = replace(body, '2026', '2025') WHERE sequence = 12",
  'update body by one blank': "UPDATE ledger_events SET body = body || ' ' WHERE sequence = 12",
  'update type': "UPDATE ledger_events SET type = 'award.made' WHERE sequence = 12",
  'update type of the last': `UPDATE ledger_events SET type = 'award.made' WHERE sequence = ${LAST}`,
  'update the time in a body': `UPDATE ledger_events SET body = json_set(body, '$.at', '2020-01-01T00:00:00.000Z') WHERE ${TWELFTH}`,
  'update the last body': `UPDATE ledger_events SET body = replace(body, '2026', '2030') WHERE sequence = ${LAST}`,
  'destroy a body': `UPDATE ledger_events SET body = '{' WHERE ${TWELFTH}`,
  'destroy the last body': `UPDATE ledger_events SET body = '' WHERE sequence = ${LAST}`,
  'update sha256': "UPDATE ledger_events SET sha256 = replace(sha256, 'a', 'b') WHERE sequence = 12",
  'update sm3': "UPDATE ledger_events SET sm3 = replace(sm3, 'a', 'b') WHERE sequence = 12",
  'update what came before': 'UPDATE ledger_events SET previous = sha256 WHERE sequence = 12',
  'swap the digests': 'UPDATE ledger_events SET sha256 = sm3, sm3 = sha256 WHERE sequence = 12',
  'update sequence': `UPDATE ledger_events SET id = id + 1000 WHERE position = ${EXAMPLE} AND sequence > 20`,
  'move to another ledger': `UPDATE ledger_events SET id = id + (4 << 32) WHERE position = ${EXAMPLE}`,
  'rename a ledger': "UPDATE ledgers SET procurement = 'renamed' WHERE procurement = 'example'",
  'swap two events': `UPDATE ledger_events SET id = id + 9000 WHERE ${TWELFTH};
    UPDATE ledger_events SET id = id - 1 WHERE position = ${EXAMPLE} AND sequence = 13; UPDATE ledger_events SET id = id - 8999 WHERE sequence = 9012`,
  'delete the first': `DELETE FROM ledger_events WHERE position = ${EXAMPLE} AND sequence = 1`,
  'delete in the middle': `DELETE FROM ledger_events WHERE ${TWELFTH}`,
  'delete the last': DELETE_LAST,
  'delete the last and move its seal': `${KEEP_SEAL}; ${DELETE_LAST}; ${SEAL_LAST}`,
  'delete all events': `DELETE FROM ledger_events WHERE position = ${EXAMPLE}`,
  'delete a registration': "DELETE FROM ledgers WHERE procurement = 'example'",
  'delete a ledger': `DELETE FROM ledger_events WHERE position = ${LAST_LEDGER}; DELETE FROM ledgers WHERE procurement = 'last'`,
  'delete a ledger and count down': `DELETE FROM ledger_events WHERE position = ${LAST_LEDGER}; DELETE FROM ledgers WHERE procurement = 'last';
    UPDATE ledger_register SET ledgers = ledgers - 1`,
  'delete everything': 'DELETE FROM ledger_events; DELETE FROM ledgers',
  'delete the register': 'DELETE FROM ledger_register',
  'replace an event': `INSERT OR REPLACE ${copyEvents('id', { body: "replace(body, '2026', '2025')" })} WHERE ${TWELFTH}`,
  'insert at the end': `INSERT ${copyEvents('id + 1', { previous: 'sha256' })} WHERE position = ${EXAMPLE} AND sequence = ${LAST}`,
  'insert at the end and move the seal': `${KEEP_SEAL};
    INSERT ${copyEvents('id + 1', { previous: 'sha256', digests: 'sm3, sha256' })} WHERE position = ${EXAMPLE} AND sequence = ${LAST};
    ${SEAL_LAST}`,
  'insert before the first': `INSERT ${copyEvents('id - 1')} WHERE position = ${EXAMPLE} AND sequence = 1`,
  'insert a ledger': `INSERT ${copyEvents('id + (4 << 32)')} WHERE position = ${EXAMPLE}`,
  'insert a ledger and register it': `INSERT INTO ledgers VALUES (3, 'copy'); INSERT ${copyEvents('id + (2 << 32)')} WHERE position = ${EXAMPLE}`,
  'copy a seal to another ledger': `UPDATE ledger_events SET seal = (SELECT MAX(seal) FROM ledger_events WHERE position = ${LAST_LEDGER})
    WHERE position = ${EXAMPLE} AND sequence = ${LAST}`,
  'swap two ledgers': `UPDATE ledgers SET position = 99 WHERE procurement = 'example'; UPDATE ledgers SET position = 1 WHERE procurement = 'last';
    UPDATE ledgers SET position = 2 WHERE procurement = 'example'; UPDATE ledger_events SET id = id + (98 << 32) WHERE position = 1;
    UPDATE ledger_events SET id = id - (1 << 32) WHERE position = 2; UPDATE ledger_events SET id = id - (97 << 32) WHERE position = 99`,
  'update a seal': `UPDATE ledger_events SET seal = replace(seal, substr(seal, 1, 1), 'x') WHERE sequence = ${LAST}`,
  'remove a seal': `UPDATE ledger_events SET seal = printf('%064d', 0) WHERE sequence = ${LAST}`,
  'seal an event in the middle': `UPDATE ledger_events SET seal = (SELECT seal FROM ledger_events WHERE sequence = ${LAST}) WHERE ${TWELFTH}`,
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
      story.findIndex(({ type }) => type === 'bid.checked'),
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
