import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../ledger/fold/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { HASHING } from '../storage/hashing.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { openSqliteStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { findRetention } from './find-retention.ts';
import { type RecordedCase, recordCase } from './record-case.ts';
import { loadReferenceData } from './reference-data.ts';

describe('the demo evaluation, played through the ledger', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
  let store: LedgerStore;
  let recorded: RecordedCase;
  beforeAll(async () => {
    store = openSqliteStore(folder);
    recorded = await recordCase('fixtures/demo', store);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('gives from its events, to the byte, what `score fixtures/demo` gives', () => {
    expect(JSON.stringify(recorded.evaluation)).toBe(JSON.stringify(recorded.scored.evaluation));
    expect(recorded.evaluation.tenderers[0]).toMatchObject({ name: '示例甲数字科技有限公司', total: '91.96', rank: 1 });
  });

  it('verifies: chain, rights of every actor, every rule', async () => {
    const stored = await store.readStored('demo');
    const { problems, events, state } = verifyLedger(stored.entries, HASHING);
    expect(problems).toEqual([]);
    expect(stored.problems).toEqual([]);
    expect(events.length).toBeGreaterThan(150);
    expect(state.sealed?.value.retainUntil).toBe('2040-12-15');
  });

  it('keeps what was proposed behind what was confirmed', async () => {
    const state = fold((await store.read('demo')).map(({ event }) => event));
    const facts = state.lots.get(3)?.bids.get('示例甲数字科技有限公司')?.facts.values() ?? [];
    for (const { status, current } of facts) {
      expect(status).toBe('confirmed');
      expect(current.by).toBe('member-1');
      expect(current.superseded).toMatchObject({ by: 'clerk-1', value: current.value });
    }
  });

  it('is found by its supplier, by two characters of its title and by its year once it is sealed', async () => {
    for (const words of ['示例甲数字科技', '医保', '天津 运维'])
      expect(
        (await store.search({ words, year: 2025, onlySealed: true })).map(({ id }) => id),
        words,
      ).toEqual(['demo']);
    expect(await store.search({ words: '示例甲数字科技', year: 2024 })).toEqual([]);
    expect(await store.search({ words: '没有这样的项目' })).toEqual([]);
  });

  it('is not recorded twice', async () => {
    await expect(recordCase('fixtures/demo', store)).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('keeps a procurement that ends on 29 February until the first of March, fifteen years on', () => {
  const { regulations } = loadReferenceData();
  expect(findRetention(regulations, '2024-02-29').until).toBe('2039-03-01');
  expect(findRetention(regulations, '2024-02-28').until).toBe('2039-02-28');
});

/** Every fifth is enough to meet every kind of item, rejections, proposed facts and stated totals. */
it.each(
  listCases('fixtures/cases')
    .filter(hasPanel)
    .filter((_, index) => index % 5 === 0),
)('%s gives the same through the ledger', async (place) => {
  const { evaluation, scored } = await recordCase(place, openMemoryStore());
  expect(JSON.stringify(evaluation)).toBe(JSON.stringify(scored.evaluation));
});

/** Every case of a folder of cases. */
function listCases(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      const isCase = readdirSync(place).includes('case.yaml');
      return isCase ? [place] : listCases(place);
    });
}

function hasPanel(place: string): boolean {
  return /^members: \[[^\]]/m.test(readFileSync(path.join(place, 'case.yaml'), 'utf8'));
}
