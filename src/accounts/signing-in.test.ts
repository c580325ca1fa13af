import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACCOUNT_SETTINGS, HOUR_MS, MINUTE_MS } from './account-settings.ts';
import { ADMIN, addAccount, openStartedAccounts, PASSWORD, signIn, TestBrowser } from './accounts-fixture.ts';
import { openAccounts } from './open-accounts.ts';
import { ACCOUNTS_FILE } from './open-accounts-database.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00+08:00') });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe('signing in', () => {
  test('with name and password, however the name is written', async () => {
    const { accounts } = await openStartedAccounts();
    for (const written of ['admin.jia', ' Admin.Jia ', 'ＡＤＭＩＮ．ＪＩＡ']) {
      const browser = new TestBrowser();
      expect((await signIn(accounts, browser, written)).type).toBe('signed-in');
      expect(await accounts.identify(browser.headers)).toMatchObject({ ...ADMIN, isAdministrator: true });
    }
  });

  test('nobody is who has no cookie, a forged one or one of another folder', async () => {
    const { accounts } = await openStartedAccounts();
    const other = await openStartedAccounts();
    const browser = new TestBrowser();
    expect(await accounts.identify(browser.headers)).toBeNull();
    await signIn(other.accounts, browser);
    expect(await accounts.identify(browser.headers)).toBeNull();
    await signIn(accounts, browser);
    const [name = '', value = ''] = [...browser.jar][0] ?? [];
    browser.jar.set(name, value.replace(/\.[^.]*$/, `.${'A'.repeat(43)}%3D`));
    expect(await accounts.identify(browser.headers)).toBeNull();
  });

  test('cookies are closed to scripts and other sites, and go with the browser', async () => {
    const { accounts } = await openStartedAccounts();
    const outcome = await signIn(accounts, new TestBrowser());
    const [cookie = '', ...more] = 'cookies' in outcome ? outcome.cookies : [];
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^hengbiao\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Max-Age|Expires|Secure/i);
  });

  test('over https, cookies are sent over nothing else', async () => {
    const { accounts } = await openStartedAccounts({ isSecure: true });
    const outcome = await signIn(accounts, new TestBrowser());
    expect('cookies' in outcome ? outcome.cookies[0] : '').toMatch(/^__Secure-hengbiao\.session_token=.*; Secure/);
  });

  test('unknown names, names without a password yet and wrong passwords get the same answer, after the same work', async () => {
    vi.useRealTimers();
    const hashing = { hash: hashPassword, verify: verifyPassword };
    const { accounts } = await openStartedAccounts({
      hashing,
      settings: { ...ACCOUNT_SETTINGS, perName: { failures: 100, withinMinutes: 15, lockMinutes: 15 } },
    });
    const rights = { isAdministrator: false, canCreateProcurements: false };
    await accounts.directory.create({ name: '成员乙', signInName: 'invited', ...rights }, null);
    const measure = async (signInName: string, password: string) => {
      const times: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const start = performance.now();
        expect(await signIn(accounts, new TestBrowser(), signInName, password)).toEqual({ type: 'wrong' });
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const wrong = await measure(ADMIN.signInName, 'not the password');
    for (const [name, password] of [
      ['nobody', 'not the password'],
      ['invited', 'not the password'],
      ['', ''],
      ['x', 'not the password'],
    ] as const)
      expect(await measure(name, password)).toBeGreaterThan(wrong / 2);
  });
});

test('passwords are kept as the library keeps them, at its cost, where nothing else is asked for', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-accounts-'));
  const accounts = await openAccounts(folder);
  const token = accounts.links.beginFirstStart() ?? '';
  await accounts.links.finishFirstStart(token, { ...ADMIN, password: PASSWORD, repeated: PASSWORD });
  accounts.close();
  const client = new Database(path.join(folder, ACCOUNTS_FILE));
  const kept = client.prepare('SELECT password FROM credentials').pluck().get() as string;
  client.close();
  rmSync(folder, { recursive: true });
  expect(await verifyPassword({ hash: kept, password: PASSWORD })).toBe(true);
});

test('a fault of the database is told as one, not as a session that has ended', async () => {
  const { accounts, folder } = await openStartedAccounts();
  const browser = new TestBrowser();
  await signIn(accounts, browser);
  const client = new Database(path.join(folder, ACCOUNTS_FILE));
  client.exec('ALTER TABLE sessions RENAME TO gone');
  client.close();
  await expect(accounts.identify(browser.headers)).rejects.toThrow();
  await expect(signIn(accounts, browser)).rejects.toThrow();
});

describe('too many failures', () => {
  const { failures, lockMinutes, withinMinutes } = ACCOUNT_SETTINGS.perName;
  const fail = async (
    accounts: Awaited<ReturnType<typeof openStartedAccounts>>['accounts'],
    name: string,
    times: number,
    addressOf = (_: number) => '192.0.2.1',
  ) => {
    const answers: string[] = [];
    for (let round = 0; round < times; round += 1)
      answers.push((await signIn(accounts, new TestBrowser(addressOf(round)), name, 'not the password')).type);
    return answers;
  };

  test.each([ADMIN.signInName, 'nobody'])(
    'lock the name %s for the machine they came from, known or not, and say when it opens',
    async (name) => {
      const { accounts } = await openStartedAccounts();
      expect(await fail(accounts, name, failures)).toEqual([...Array(failures - 1).fill('wrong'), 'wait']);
      expect(await signIn(accounts, new TestBrowser(), name)).toEqual({
        type: 'wait',
        until: new Date(Date.now() + lockMinutes * MINUTE_MS),
      });
    },
  );

  test('of somebody else, on another machine, lock nobody out', async () => {
    const { accounts } = await openStartedAccounts();
    expect(await fail(accounts, ADMIN.signInName, 3 * failures, () => '203.0.113.9')).toContain('wait');
    expect((await signIn(accounts, new TestBrowser())).type).toBe('signed-in');
    expect((await signIn(accounts, new TestBrowser('203.0.113.9'))).type).toBe('wait');
  });

  test('from many machines lock the name everywhere, so that it is not guessed by turns', async () => {
    const { accounts } = await openStartedAccounts();
    const { perNameEverywhere } = ACCOUNT_SETTINGS;
    const addressOf = (round: number) => `203.0.113.${round}`;
    const answers = await fail(accounts, ADMIN.signInName, perNameEverywhere.failures, addressOf);
    expect(answers).toEqual([...Array(perNameEverywhere.failures - 1).fill('wrong'), 'wait']);
    expect((await signIn(accounts, new TestBrowser())).type).toBe('wait');
    accounts.directory.unlock(accounts.directory.find(ADMIN.signInName)?.id ?? '', null);
    expect((await signIn(accounts, new TestBrowser(addressOf(1)))).type).toBe('signed-in');
  });

  test('open again when the time is over', async () => {
    const { accounts } = await openStartedAccounts();
    await fail(accounts, ADMIN.signInName, failures);
    pass(lockMinutes * MINUTE_MS - 1);
    expect((await signIn(accounts, new TestBrowser())).type).toBe('wait');
    pass(1);
    expect((await signIn(accounts, new TestBrowser())).type).toBe('signed-in');
  });

  test('are counted together only within a time, and no more after a success', async () => {
    const { accounts } = await openStartedAccounts();
    await fail(accounts, ADMIN.signInName, failures - 1);
    pass(withinMinutes * MINUTE_MS + 1);
    await fail(accounts, ADMIN.signInName, failures - 1);
    expect((await signIn(accounts, new TestBrowser())).type).toBe('signed-in');
    expect(await fail(accounts, ADMIN.signInName, failures - 1)).not.toContain('wait');
  });

  test('are counted before passwords are compared: many at once are no more than one by one', async () => {
    const { accounts } = await openStartedAccounts();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        signIn(accounts, new TestBrowser('192.0.2.1', `${index}`), ADMIN.signInName, 'not the password'),
      ),
    );
    expect(await signIn(accounts, new TestBrowser())).toMatchObject({ type: 'wait' });
    expect(answers.filter(({ type }) => type === 'wait').length).toBeGreaterThanOrEqual(20 - failures);
  });

  test('an administrator ends the lock', async () => {
    const { accounts } = await openStartedAccounts();
    const id = await addAccount(accounts, 'member');
    await fail(accounts, 'member', failures);
    expect(accounts.directory.get(id).lockedOutUntil).toEqual(new Date(Date.now() + lockMinutes * MINUTE_MS));
    accounts.directory.unlock(id, null);
    expect(accounts.directory.get(id).lockedOutUntil).toBeNull();
    expect((await signIn(accounts, new TestBrowser(), 'member')).type).toBe('signed-in');
  });

  test('of one address lock it for every name, and others sign in as before', async () => {
    const { accounts } = await openStartedAccounts();
    const bad = new TestBrowser('198.51.100.7');
    for (let round = 0; round < ACCOUNT_SETTINGS.perAddress.failures; round += 1)
      await signIn(accounts, bad, `name-${round}`, 'not the password');
    expect((await signIn(accounts, bad)).type).toBe('wait');
    expect((await signIn(accounts, new TestBrowser('198.51.100.8'))).type).toBe('signed-in');
  }, 60_000);
});

describe('a session', () => {
  test('ends when nothing was done in it for twelve hours, and goes on while something is', async () => {
    const { accounts } = await openStartedAccounts();
    const browser = new TestBrowser();
    await signIn(accounts, browser);
    for (let round = 0; round < 3; round += 1) {
      pass(11 * HOUR_MS);
      expect(await accounts.identify(browser.headers)).not.toBeNull();
    }
    pass(12 * HOUR_MS + 1);
    expect(await accounts.identify(browser.headers)).toBeNull();
  });

  test('that ended is still known by its owner', async () => {
    const { accounts } = await openStartedAccounts();
    const browser = new TestBrowser();
    await signIn(accounts, browser);
    pass(20 * HOUR_MS);
    expect(await accounts.identify(browser.headers)).toBeNull();
    expect(accounts.findFormerOwner(browser.headers)).toBe(accounts.directory.find(ADMIN.signInName)?.id);
    expect(accounts.findFormerOwner(new Headers())).toBeNull();
  });

  test('ends when somebody signs in anew in the same browser', async () => {
    const { accounts } = await openStartedAccounts();
    await addAccount(accounts, 'member');
    const browser = new TestBrowser();
    await signIn(accounts, browser);
    const before = browser.headers;
    await signIn(accounts, browser, 'member');
    expect(await accounts.identify(before)).toBeNull();
    expect(await accounts.identify(browser.headers)).toMatchObject({ signInName: 'member' });
  });

  test('ends with signing out, at the server as well', async () => {
    const { accounts } = await openStartedAccounts();
    const browser = new TestBrowser();
    await signIn(accounts, browser);
    const kept = browser.headers;
    browser.keep(await accounts.signOut(browser.caller));
    expect([...browser.jar]).toEqual([]);
    expect(await accounts.identify(kept)).toBeNull();
  });

  test('ends at once when an administrator locks the account, which then cannot sign in', async () => {
    const { accounts } = await openStartedAccounts();
    const id = await addAccount(accounts, 'member');
    const browser = new TestBrowser();
    await signIn(accounts, browser, 'member');
    accounts.directory.lock(id, null);
    expect(await accounts.identify(browser.headers)).toBeNull();
    expect(await signIn(accounts, browser, 'member')).toEqual({ type: 'locked' });
    expect(await signIn(accounts, browser, 'member', `${PASSWORD}？`)).toEqual({ type: 'wrong' });
    accounts.directory.unlock(id, null);
    expect((await signIn(accounts, browser, 'member')).type).toBe('signed-in');
  });
});
