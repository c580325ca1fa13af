import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { Recorder } from '../../src/use-cases/record-events.ts';
import { verifyStore } from '../../src/use-cases/verify-store.ts';
import { giveMark, listMembers, openMarking } from './marking.ts';

const AT = '2026-06-01T01:00:00.000Z';

/** So many members of one lot save at once, again and again, through two servers on the same file. */
export async function tortureCrowd(members: number, saves: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-crowd-'));
  const stores = [openSqliteStore(folder), openSqliteStore(folder)];
  try {
    const recorders = stores.map((store) => new Recorder(store));
    const panel = listMembers(members);
    const opened = openMarking(panel, AT);
    await recorders[0]?.record('crowd', opened);
    const failures: string[] = [];
    await Promise.all(
      panel.map(async (member, index) => {
        const recorder = recorders[index % recorders.length];
        for (let save = 0; save < saves; save += 1) {
          const work = recorder?.record('crowd', (state) => [giveMark(state, member, save + 1, AT)]);
          await work?.catch((error: unknown) => failures.push(String(error)));
        }
      }),
    );
    const state = await recorders[0]?.load('crowd');
    const last = panel.filter(
      ({ id }) => state?.lots.get(1)?.marks.get(id)?.marks.get('示例甲')?.get('plan')?.value.points === String(saves),
    );
    const problems = stores[0] === undefined ? [] : await verifyStore(stores[0]);
    const events = (state?.version ?? 0) - opened.length;
    return {
      saves: members * saves,
      events,
      failures,
      problems: problems.map(({ message }) => message),
      passed: events === members * saves && last.length === members && failures.length === 0 && problems.length === 0,
    };
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  }
}
