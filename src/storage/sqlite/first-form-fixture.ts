import { createHmac } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { chainEvents, EMPTY_HEAD, START } from '../../ledger/chain.ts';
import type { NewEvent } from '../../ledger/events/index.ts';
import { placeEvents } from '../../ledger/place-events.ts';
import { HASHING } from '../hashing.ts';
import { createSeals, openKey } from './seal.ts';
import { DATABASE_FILE, KEY_FILE } from './sqlite-ledger-store.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

/** A data folder as the first version wrote it: heads in a table of their own, sealed there. */
export function writeFirstForm(folder: string, ledgers: Readonly<Record<string, readonly NewEvent[]>>): void {
  mkdirSync(folder, { recursive: true });
  const client = new Database(path.join(folder, DATABASE_FILE));
  try {
    migrateToFirst(client);
    const key = openKey(path.join(folder, KEY_FILE), true);
    const seals = createSeals(key);
    const insert = client.prepare('INSERT INTO ledger_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    let register = '';
    for (const [index, [name, events]] of Object.entries(ledgers).entries()) {
      const entries = chainEvents(EMPTY_HEAD, placeEvents(name, EMPTY_HEAD, events), HASHING);
      let previous = START;
      for (const { event, body, digests } of entries) {
        const { sequence, type, at } = event;
        insert.run(name, sequence, type, at, body, previous.sha256, previous.sm3, digests.sha256, digests.sm3);
        previous = digests;
      }
      const last = entries.at(-1);
      if (last === undefined) continue;
      const { sequence, at } = last.event;
      const { sha256, sm3 } = last.digests;
      const seal = createHmac('sha256', key)
        .update(['head', name, index + 1, sequence, sha256, sm3].join('\n'))
        .digest('hex');
      client
        .prepare('INSERT INTO ledger_heads VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(name, index + 1, sequence, at, sha256, sm3, seal);
      register = seals.ofRegister(register, name);
      client.prepare('INSERT OR REPLACE INTO ledger_register VALUES (1, ?, ?)').run(index + 1, register);
    }
  } finally {
    client.close();
  }
}

function migrateToFirst(client: Database.Database): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-migrations-'));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  migrate(drizzle({ client }), { migrationsFolder: folder });
  rmSync(folder, { recursive: true });
}
