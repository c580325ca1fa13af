import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  ADMIN,
  addAccount,
  decodeSecret,
  openStartedAccounts,
  openTestAccounts,
  PASSWORD,
  signIn,
  TestBrowser,
  turnOnSecondFactor,
} from './accounts-fixture.ts';
import { openAccounts } from './open-accounts.ts';
import { ACCOUNTS_FILE, ACCOUNTS_KEY_FILE } from './open-accounts-database.ts';

const RIGHTS = { isAdministrator: false, canCreateProcurements: false };

describe('accounts that administrators make', () => {
  test('begin without a password, with the rights they were given', async () => {
    const { accounts } = await openStartedAccounts();
    const made = await accounts.directory.create(
      {
        name: ' 王五 ',
        signInName: 'Wang.Wu',
        ...RIGHTS,
        canCreateProcurements: true,
      },
      null,
    );
    expect(made).toHaveProperty('token');
    expect(accounts.directory.find('wang.wu')).toMatchObject({
      name: '王五',
      signInName: 'wang.wu',
      isAdministrator: false,
      canCreateProcurements: true,
      isActivated: false,
      isLocked: false,
    });
  });

  test.each([
    [{ name: '', signInName: 'a.b' }, 'name', '请填写姓名'],
    [{ name: '王\u0007五', signInName: 'a.b' }, 'name', '不能显示的字符'],
    [{ name: '王'.repeat(51), signInName: 'a.b' }, 'name', '最多 50 个字符'],
    [{ name: '王五', signInName: '' }, 'signInName', '请填写登录名'],
    [{ name: '王五', signInName: 'a' }, 'signInName', '2 到 32 个字符'],
    [{ name: '王五', signInName: '<script>' }, 'signInName', '只能用'],
    [{ name: '王五', signInName: 'ADMIN.JIA' }, 'signInName', '已有人使用'],
  ])('%j is not taken', async (given, field, line) => {
    const { accounts } = await openStartedAccounts();
    const made = await accounts.directory.create({ ...given, ...RIGHTS }, null);
    expect(made).toEqual({ problems: [{ field, message: expect.stringContaining(line) }] });
    expect(accounts.directory.list()).toHaveLength(1);
  });

  test('of two made at once under one name, one is', async () => {
    const { accounts } = await openStartedAccounts();
    const account = { name: '王五', signInName: 'wang.wu', ...RIGHTS };
    const made = await Promise.all([
      accounts.directory.create(account, null),
      accounts.directory.create(account, null),
    ]);
    expect(made.filter((one) => 'token' in one)).toHaveLength(1);
  });

  test('are never deleted, since ledgers name them', async () => {
    const { folder } = await openStartedAccounts();
    const client = new Database(path.join(folder, ACCOUNTS_FILE));
    expect(() => client.exec('DELETE FROM users')).toThrow('never deleted');
    client.close();
  });

  test('that are not there are said to be missing', async () => {
    const { accounts } = await openStartedAccounts();
    for (const act of [
      accounts.directory.lock,
      accounts.directory.unlock,
      accounts.directory.makePasswordLink,
      accounts.directory.get,
    ])
      expect(() => act('nobody', null)).toThrow('没有这个账号');
  });
});

describe('the last administrator', () => {
  test('can be neither locked nor made an ordinary account', async () => {
    const { accounts } = await openStartedAccounts();
    const id = accounts.directory.find(ADMIN.signInName)?.id ?? '';
    expect(() => accounts.directory.lock(id, null)).toThrow('最后一个');
    expect(() => accounts.directory.setRights(id, RIGHTS, null)).toThrow('最后一个');
    expect(accounts.directory.get(id)).toMatchObject({ isAdministrator: true, isLocked: false });
  });

  test('is still the last one beside one who is locked or has no password yet', async () => {
    const { accounts } = await openStartedAccounts();
    const id = accounts.directory.find(ADMIN.signInName)?.id ?? '';
    const locked = await addAccount(accounts, 'second', { isAdministrator: true });
    accounts.directory.lock(locked, null);
    await accounts.directory.create({ name: '三', signInName: 'third', ...RIGHTS, isAdministrator: true }, null);
    expect(() => accounts.directory.lock(id, null)).toThrow('最后一个');
  });

  test('is whoever is left of two', async () => {
    const { accounts } = await openStartedAccounts();
    const first = accounts.directory.find(ADMIN.signInName)?.id ?? '';
    const second = await addAccount(accounts, 'second', { isAdministrator: true });
    accounts.directory.setRights(first, RIGHTS, null);
    expect(() => accounts.directory.setRights(second, RIGHTS, null)).toThrow('最后一个');
    expect(() => accounts.directory.lock(second, null)).toThrow('最后一个');
    accounts.directory.lock(first, null);
    expect(accounts.directory.get(first).isLocked).toBe(true);
  });
});

describe('the files', () => {
  test('keep no password, token of a link or typed name in the clear', async () => {
    const { accounts, folder } = await openStartedAccounts();
    const made = await accounts.directory.create({ name: '王五', signInName: 'wang.wu', ...RIGHTS }, null);
    await signIn(accounts, new TestBrowser(), 'typed-the-password-here');
    const browser = new TestBrowser();
    await signIn(accounts, browser);
    const { secret, backupCodes } = await turnOnSecondFactor(accounts, browser);
    const client = new Database(path.join(folder, ACCOUNTS_FILE));
    const everything = ['credentials', 'one_time_links', 'sign_in_attempts', 'second_factors', 'users']
      .map((table) => JSON.stringify(client.prepare(`SELECT * FROM ${table}`).all()))
      .join();
    client.close();
    const token = 'token' in made ? made.token : '';
    for (const hidden of [PASSWORD, token, 'typed-the-password-here', decodeSecret(secret), secret, ...backupCodes])
      expect(everything).not.toContain(hidden);
    expect(everything).toContain('wang.wu');
  });

  test('the key is for its owner alone, and accounts that lost it are not opened', async () => {
    const { accounts, folder } = await openTestAccounts();
    const key = path.join(folder, ACCOUNTS_KEY_FILE);
    expect(statSync(key).mode & 0o077).toBe(0);
    const token = accounts.links.beginFirstStart() ?? '';
    await accounts.links.finishFirstStart(token, { ...ADMIN, password: PASSWORD, repeated: PASSWORD });
    rmSync(key);
    await expect(openAccounts(folder)).rejects.toThrow('请从备份中放回 accounts.key');
  });

  test('open again with everybody in them and signed in', async () => {
    const { accounts, folder } = await openStartedAccounts();
    const browser = new TestBrowser();
    await signIn(accounts, browser);
    const again = await openAccounts(folder);
    expect(await again.identify(browser.headers)).toMatchObject(ADMIN);
    again.close();
  });
});
