import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ACCOUNT_SETTINGS } from './account-settings.ts';
import {
  ADMIN,
  addAccount,
  openStartedAccounts,
  PASSWORD,
  signIn,
  TestBrowser,
  turnOnSecondFactor,
} from './accounts-fixture.ts';
import { ACCOUNTS_FILE } from './open-accounts-database.ts';

test('what happens to an account is kept: what, by whom, from where', async () => {
  const { accounts } = await openStartedAccounts();
  const { directory } = accounts;
  const admin = directory.find(ADMIN.signInName)?.id ?? '';
  const id = await addAccount(accounts, 'member', { canCreateProcurements: true });
  const browser = new TestBrowser('203.0.113.9');
  await signIn(accounts, browser, 'member');
  await turnOnSecondFactor(accounts, browser);
  directory.setRights(id, { isAdministrator: true, canCreateProcurements: false }, admin);
  directory.lock(id, admin);
  directory.unlock(id, null);
  directory.makePasswordLink(id, admin, { dropSecondFactor: true });
  expect(directory.listEvents(id).map(({ type, by, address, detail }) => [type, by, address, detail])).toEqual([
    ['link-made', ADMIN.name, null, null],
    ['second-factor-off', ADMIN.name, null, null],
    ['unlocked', null, null, null],
    ['locked', ADMIN.name, null, null],
    ['rights-set', ADMIN.name, null, 'administrator'],
    ['second-factor-on', '成员乙', '203.0.113.9', null],
    ['signed-in', '成员乙', '203.0.113.9', null],
    ['password-set', null, null, null],
    ['created', null, null, 'creator'],
  ]);
});

test('a lock after too many failures is kept once, and only of accounts that there are', async () => {
  const { accounts } = await openStartedAccounts();
  const admin = accounts.directory.find(ADMIN.signInName)?.id ?? '';
  for (const name of [ADMIN.signInName, 'nobody'])
    for (let round = 0; round < ACCOUNT_SETTINGS.perName.failures + 2; round += 1)
      await signIn(accounts, new TestBrowser('203.0.113.9'), name, 'not the password');
  expect(accounts.directory.listEvents(admin).map(({ type, address }) => [type, address])).toEqual([
    ['locked-out', '203.0.113.9'],
    ['created', null],
  ]);
});

test('what is refused is not told as done', async () => {
  const { accounts } = await openStartedAccounts();
  const admin = accounts.directory.find(ADMIN.signInName)?.id ?? '';
  const browser = new TestBrowser();
  await signIn(accounts, browser);
  const account = await accounts.identify(browser.headers);
  if (account === null) throw new Error('not signed in');
  const before = accounts.directory.listEvents(admin).length;
  expect(() => accounts.directory.lock(admin, admin)).toThrow();
  const typed = { current: 'not the password', password: `${PASSWORD}！`, repeated: `${PASSWORD}！` };
  await accounts.own.changePassword(browser.caller, account, typed);
  await accounts.own.removeSecondFactor(browser.caller, account, 'not the password');
  expect(accounts.directory.listEvents(admin)).toHaveLength(before);
});

test('nothing of it is changed or deleted', async () => {
  const { folder } = await openStartedAccounts();
  const client = new Database(path.join(folder, ACCOUNTS_FILE));
  expect(() => client.exec('UPDATE account_events SET by_id = NULL')).toThrow('never changed');
  expect(() => client.exec('DELETE FROM account_events')).toThrow('never deleted');
  client.close();
});
