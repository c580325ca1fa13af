import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACCOUNT_SETTINGS, HOUR_MS } from './account-settings.ts';
import {
  ADMIN,
  addAccount,
  openStartedAccounts,
  openTestAccounts,
  PASSWORD,
  signIn,
  TestBrowser,
} from './accounts-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00+08:00') });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const CHOSEN = { password: PASSWORD, repeated: PASSWORD };
const RIGHTS = { isAdministrator: false, canCreateProcurements: false };
const NEW_PASSWORD = '一二三四五，上山打老虎去';

describe('the first start', () => {
  test('makes one administrator, once', async () => {
    const { accounts } = await openTestAccounts();
    const token = accounts.links.beginFirstStart() ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(accounts.links.isFirstStart(token)).toBe(true);
    expect(await accounts.links.finishFirstStart(token, { ...ADMIN, ...CHOSEN })).toEqual({ type: 'done' });
    expect(accounts.directory.list()).toMatchObject([{ ...ADMIN, isAdministrator: true, canCreateProcurements: true }]);
    expect(accounts.links.isFirstStart(token)).toBe(false);
    expect(await accounts.links.finishFirstStart(token, { ...ADMIN, ...CHOSEN })).toEqual({ type: 'gone' });
    expect(accounts.links.beginFirstStart()).toBeNull();
  });

  test('of two people at once, one is the administrator', async () => {
    const { accounts } = await openTestAccounts();
    const token = accounts.links.beginFirstStart() ?? '';
    const outcomes = await Promise.all(
      ['first', 'second'].map((signInName) =>
        accounts.links.finishFirstStart(token, { name: '某人', signInName, ...CHOSEN }),
      ),
    );
    expect(outcomes.map(({ type }) => type).sort()).toEqual(['done', 'gone']);
    expect(accounts.directory.list()).toHaveLength(1);
  });

  test('has a link for a day, and a later one ends the one before', async () => {
    const { accounts } = await openTestAccounts();
    const before = accounts.links.beginFirstStart() ?? '';
    const token = accounts.links.beginFirstStart() ?? '';
    expect(accounts.links.isFirstStart(before)).toBe(false);
    pass(ACCOUNT_SETTINGS.firstStartHours * HOUR_MS - 1);
    expect(accounts.links.isFirstStart(token)).toBe(true);
    pass(1);
    expect(accounts.links.isFirstStart(token)).toBe(false);
    expect(await accounts.links.finishFirstStart(token, { ...ADMIN, ...CHOSEN })).toEqual({ type: 'gone' });
  });

  test('says everything that is to be mended, and the link still holds', async () => {
    const { accounts } = await openTestAccounts();
    const token = accounts.links.beginFirstStart() ?? '';
    const outcome = await accounts.links.finishFirstStart(token, {
      name: '',
      signInName: '',
      password: 'a',
      repeated: '',
    });
    expect(outcome.type === 'wrong' ? outcome.problems.map(({ field }) => field) : []).toEqual([
      'name',
      'signInName',
      'password',
    ]);
    expect(accounts.links.isFirstStart(token)).toBe(true);
  });

  test('is no way in with somebody else’s link', async () => {
    const { accounts } = await openStartedAccounts();
    const made = await accounts.directory.create({ name: '王五', signInName: 'wang.wu', ...RIGHTS }, null);
    const token = 'token' in made ? made.token : '';
    expect(accounts.links.isFirstStart(token)).toBe(false);
    expect(await accounts.links.finishFirstStart(token, { ...ADMIN, ...CHOSEN })).toEqual({ type: 'gone' });
  });
});

describe('an invitation', () => {
  const invite = async () => {
    const { accounts } = await openStartedAccounts();
    const made = await accounts.directory.create({ name: '王五', signInName: 'wang.wu', ...RIGHTS }, null);
    return { accounts, token: 'token' in made ? made.token : '' };
  };

  test('lets the person set a password, once', async () => {
    const { accounts, token } = await invite();
    expect(accounts.links.findInvited(token)).toEqual({ name: '王五', signInName: 'wang.wu', isActivated: false });
    expect(await accounts.links.finishInvitation(token, CHOSEN)).toEqual({ type: 'done' });
    expect(await accounts.links.finishInvitation(token, CHOSEN)).toEqual({ type: 'gone' });
    expect(accounts.links.findInvited(token)).toBeNull();
    expect((await signIn(accounts, new TestBrowser(), 'wang.wu')).type).toBe('signed-in');
  });

  test('of two uses at once, one counts', async () => {
    const { accounts, token } = await invite();
    const outcomes = await Promise.all([
      accounts.links.finishInvitation(token, CHOSEN),
      accounts.links.finishInvitation(token, { password: NEW_PASSWORD, repeated: NEW_PASSWORD }),
    ]);
    expect(outcomes.map(({ type }) => type).sort()).toEqual(['done', 'gone']);
  });

  test('holds for three days, and a new one ends it', async () => {
    const { accounts, token } = await invite();
    const next = accounts.directory.makePasswordLink(accounts.directory.find('wang.wu')?.id ?? '', null);
    expect(accounts.links.findInvited(token)).toBeNull();
    pass(ACCOUNT_SETTINGS.invitationHours * HOUR_MS - 1);
    expect(accounts.links.findInvited(next)).not.toBeNull();
    pass(1);
    expect(await accounts.links.finishInvitation(next, CHOSEN)).toEqual({ type: 'gone' });
  });

  test('with a password that cannot be taken still holds', async () => {
    const { accounts, token } = await invite();
    for (const [password, repeated, field] of [
      ['wang.wu 2025', 'wang.wu 2025', 'password'],
      [PASSWORD, NEW_PASSWORD, 'repeated'],
    ] as const)
      expect(await accounts.links.finishInvitation(token, { password, repeated })).toMatchObject({
        type: 'wrong',
        problems: [{ field }],
      });
    expect(await accounts.links.finishInvitation(token, CHOSEN)).toEqual({ type: 'done' });
  });
});

describe('a link for a new password', () => {
  test('signs out where somebody is signed in; the old password holds until there is a new one', async () => {
    const { accounts } = await openStartedAccounts();
    const id = await addAccount(accounts, 'member');
    const browser = new TestBrowser();
    await signIn(accounts, browser, 'member');
    const token = accounts.directory.makePasswordLink(id, null);
    expect(await accounts.identify(browser.headers)).toBeNull();
    await signIn(accounts, browser, 'member');
    await accounts.links.finishInvitation(token, { password: NEW_PASSWORD, repeated: NEW_PASSWORD });
    expect(await accounts.identify(browser.headers)).toBeNull();
    expect((await signIn(accounts, browser, 'member')).type).toBe('wrong');
    expect((await signIn(accounts, browser, 'member', NEW_PASSWORD)).type).toBe('signed-in');
  });

  test('ends the lock after too many failures, but not an administrator’s', async () => {
    const { accounts } = await openStartedAccounts();
    const id = await addAccount(accounts, 'member');
    const token = accounts.directory.makePasswordLink(id, null);
    for (let round = 0; round < ACCOUNT_SETTINGS.perName.failures; round += 1)
      await signIn(accounts, new TestBrowser(), 'member', 'not the password');
    accounts.directory.lock(id, null);
    await accounts.links.finishInvitation(token, CHOSEN);
    expect(await signIn(accounts, new TestBrowser(), 'member')).toEqual({ type: 'locked' });
  });
});
