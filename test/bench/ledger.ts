import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { LedgerEvent } from '../../src/ledger/events/index.ts';
import { fold } from '../../src/ledger/fold/index.ts';
import { event, place } from '../../src/ledger/ledger-fixture.ts';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { listMembers, openMarking } from '../torture/marking.ts';
import { type BenchResult, compare, median } from './measure.ts';

const AT = '2026-06-01T01:00:00.000Z';
const EVENTS = 100_000;

/** Saving a mark against the same event put as JSON into a bare table with the same sync setting; folding a long ledger. */
export async function benchLedger(): Promise<BenchResult[]> {
  return [await benchAppend(), ...(await benchFold())];
}

async function benchAppend(): Promise<BenchResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-bench-'));
  const store = openSqliteStore(folder);
  const bare = new Database(path.join(folder, 'bare.sqlite'));
  try {
    bare.pragma('journal_mode = WAL');
    bare.pragma('synchronous = FULL');
    bare.exec('CREATE TABLE events (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
    const insert = bare.prepare('INSERT INTO events (body) VALUES (?)');
    const opened = openMarking(listMembers(3), AT);
    await store.append('bench', 0, opened);
    let version = opened.length;
    const mark = giveMarks(1)[0];
    if (mark === undefined) throw new Error('no mark');
    // What is compared begins with an event and ends with it on the disk, on both sides.
    const placed = place([mark])[0];
    return await compare(
      { name: 'ledger/append', baseline: 'bare insert of the same event as JSON', limit: 1.5 },
      async () => {
        await store.append('bench', version, [mark]);
        version += 1;
      },
      () => insert.run(JSON.stringify(placed)),
      // Until both are compiled, as they are in a server that has been at work for a minute.
      { warmup: 5_000, runs: 2_001 },
    );
  } finally {
    bare.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function benchFold(): Promise<BenchResult[]> {
  const opened = openMarking(listMembers(7), AT);
  const long: LedgerEvent[] = place([...opened, ...giveMarks(EVENTS - opened.length)]);
  const tenth = long.slice(0, EVENTS / 10);
  const growth = await compare(
    { name: 'ledger/fold-growth', baseline: `${EVENTS / 10} events (ours: ${EVENTS})`, limit: 12 },
    () => fold(long),
    () => fold(tenth),
    { warmup: 2, runs: 9 },
  );
  const spent = median(Array.from({ length: 9 }, () => measureProcessor(() => fold(long))));
  const allowed = 1_000;
  const ratio = Math.round((spent / allowed) * 1000) / 1000;
  return [
    { name: 'ledger/fold', ms: spent, baseline: 'milliseconds of one processor', baselineMs: allowed, ratio, limit: 1 },
    growth,
  ];
}

/** What others do on the machine meanwhile does not count. */
function measureProcessor(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Marks of seven members for fifty tenderers, each given again and again. */
function giveMarks(count: number) {
  const members = listMembers(7);
  return Array.from({ length: count }, (_, index) => {
    const by = members[index % members.length] ?? listMembers(1)[0];
    if (by === undefined) throw new Error('no member');
    const tenderer = `示例 ${index % 50} 号公司`;
    const mark = { points: String(index % 60), note: '方案第三章缺少应急演练的时间安排' };
    return event('mark.given', by, { lot: 1, tenderer, item: 'plan', mark, reason: null, replaces: null }, AT);
  });
}
