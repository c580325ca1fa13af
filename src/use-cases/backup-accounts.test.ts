import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ADMIN,
  CHEAP_HASHING,
  openStartedAccounts,
  signIn,
  TestBrowser,
  turnOnSecondFactor,
} from '../accounts/accounts-fixture.ts';
import { openAccounts } from '../accounts/open-accounts.ts';
import { tellStory } from '../ledger/ledger-fixture.ts';
import { backUpStore, restoreStore } from './backup-store.ts';
import { withStore } from './with-store.ts';

async function openFilled() {
  const { accounts, folder } = await openStartedAccounts();
  await withStore(folder, (store) => store.append('example', 0, tellStory().slice(0, 1)));
  const browser = new TestBrowser();
  await signIn(accounts, browser);
  await turnOnSecondFactor(accounts, browser);
  const backup = path.join(folder, 'backup');
  await backUpStore(folder, backup);
  return { folder, backup, browser };
}

describe('backup and restore of accounts', () => {
  it('keep everybody, with password, second factor and session', async () => {
    const { folder, backup, browser } = await openFilled();
    const fresh = path.join(folder, 'fresh');
    expect(await restoreStore(backup, fresh, null)).toEqual({ problems: [], ledgers: 1 });
    const restored = await openAccounts(fresh, { hashing: CHEAP_HASHING });
    expect(await restored.identify(browser.headers)).toMatchObject(ADMIN);
    expect((await signIn(restored, new TestBrowser())).type).toBe('code-wanted');
    restored.close();
  });

  it.each([
    ['accounts.key', (file: string) => rmSync(file), 'accounts.key'],
    ['accounts.sqlite', (file: string) => writeFileSync(file, 'not a database'), '已损坏'],
  ])('with %s gone or damaged, nothing is put in place', async (name, spoil, line) => {
    const { folder, backup } = await openFilled();
    spoil(path.join(backup, name));
    const fresh = path.join(folder, 'fresh');
    await expect(restoreStore(backup, fresh, null)).rejects.toThrow(line);
    await expect(withStore(fresh, (store) => store.list())).resolves.toEqual([]);
  });
});
