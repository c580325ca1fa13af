import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHEAP_HASHING } from '../../src/accounts/accounts-fixture.ts';
import { type Accounts, openAccounts } from '../../src/accounts/open-accounts.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { openPeopleDirectory } from '../../src/web/people-directory.ts';
import { type StartedApp, startApp } from './start-app.ts';
import type { Visitor } from './visitor.ts';

export interface StartedSite extends StartedApp {
  accounts: Accounts;
  desk: ProcurementDesk;
}

/** The whole app with accounts in a folder of their own, where nobody has one yet. */
export async function startSite(): Promise<StartedSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-accounts-'));
  const accounts = await openAccounts(folder, { hashing: CHEAP_HASHING });
  const desk = new ProcurementDesk(openMemoryStore());
  const people = openPeopleDirectory(accounts.directory);
  const app = await startApp({
    evaluations: [],
    workspace: { desk, identify: accounts.identify, people },
    accounts: { accounts, publicUrl: null },
  });
  return {
    url: app.url,
    accounts,
    desk,
    close: async () => {
      await app.close();
      accounts.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Fills in the page for signing in, wherever somebody was led to it. */
export async function signIn(visitor: Visitor, signInName: string, password: string): Promise<void> {
  await visitor.writes('登录名', signInName);
  await visitor.writes('密码', password);
  await visitor.presses('登录');
}
