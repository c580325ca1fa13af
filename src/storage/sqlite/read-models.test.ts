import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MARKERS, SEALED_FILES, tellSealedStory } from '../../ledger/sealed-story-fixture.ts';
import { READ_MODEL } from '../../ledger/visibility.ts';
import { DATABASE_FILE, openSqliteStore } from './sqlite-ledger-store.ts';

/** Where the events themselves lie; everything else in the database is made of them. */
const LEDGER = ['ledger_events', 'ledgers', 'ledger_register'];

/** Every row of every table but the ledger's, those in which full-text search keeps its words included. */
function readModels(file: string): string {
  const client = new Database(file, { readonly: true });
  try {
    const tables = client.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    const rows = tables
      .filter((name) => !LEDGER.includes(name))
      .flatMap((name) => client.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][]);
    return rows.flat().map(String).join('\n');
  } finally {
    client.close();
  }
}

it('hold nothing that is sealed, at any moment, searched or made anew, in the database and in its backup', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  const store = openSqliteStore(folder);
  const story = tellSealedStory();
  const leaks: string[] = [];
  try {
    for (const { content, sha256 } of SEALED_FILES) await store.keepText(sha256, content);
    for (const [index, told] of story.entries()) {
      const past = story.slice(0, index + 1);
      await store.append('example', index, [told]);
      if (told.type === 'bid.opened') await store.rebuild();
      await store.search({ words: '封存' });
      const kept = readModels(path.join(folder, DATABASE_FILE));
      for (const { text, isOpen } of MARKERS)
        if (kept.includes(text) && !isOpen(past, READ_MODEL)) leaks.push(`${text} after ${index + 1} events`);
    }
    expect(leaks).toEqual([]);
    const copy = path.join(folder, 'copy.sqlite');
    await store.copyTo(copy);
    for (const { content } of SEALED_FILES) expect(readModels(copy)).toContain(content);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
