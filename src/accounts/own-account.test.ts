import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACCOUNT_SETTINGS, MINUTE_MS } from './account-settings.ts';
import {
  ADMIN,
  addAccount,
  calculateCode,
  openStartedAccounts,
  PASSWORD,
  signIn,
  TestBrowser,
  turnOnSecondFactor,
} from './accounts-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00+08:00') });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const NEW_PASSWORD = '一二三四五，上山打老虎去';

async function openSignedIn() {
  const { accounts } = await openStartedAccounts();
  const browser = new TestBrowser();
  await signIn(accounts, browser);
  const account = await accounts.identify(browser.headers);
  if (account === null) throw new Error('not signed in');
  return { accounts, browser, account };
}

describe('one’s own sessions', () => {
  test('are listed with where and when, this one first', async () => {
    const { accounts, browser } = await openSignedIn();
    pass(MINUTE_MS);
    await signIn(accounts, new TestBrowser('203.0.113.9', 'Other browser'));
    const sessions = await accounts.own.listSessions(browser.caller);
    expect(sessions).toMatchObject([
      { isThis: true, address: '192.0.2.1', browser: browser.agent, since: new Date('2026-03-02T09:00:00+08:00') },
      { isThis: false, address: '203.0.113.9', browser: 'Other browser', since: new Date('2026-03-02T09:01:00+08:00') },
    ]);
  });

  test('claim no address but the one that the server saw', async () => {
    const { accounts, browser } = await openSignedIn();
    const { caller } = new TestBrowser('203.0.113.9');
    caller.headers.set('x-forwarded-for', '10.0.0.1');
    caller.headers.set('x-hengbiao-address', '10.0.0.2');
    await accounts.signIn(caller, { ...ADMIN, password: PASSWORD });
    const sessions = await accounts.own.listSessions(browser.caller);
    expect(sessions.map(({ address }) => address).sort()).toEqual(['192.0.2.1', '203.0.113.9']);
  });

  test('end one by one, those of others not at all', async () => {
    const { accounts, browser, account } = await openSignedIn();
    const other = new TestBrowser('203.0.113.9');
    await signIn(accounts, other);
    const member = new TestBrowser();
    await addAccount(accounts, 'member');
    await signIn(accounts, member, 'member');
    const [, second] = await accounts.own.listSessions(browser.caller);
    const [foreign] = await accounts.own.listSessions(member.caller);
    accounts.own.endSession(account, second?.id ?? '');
    accounts.own.endSession(account, foreign?.id ?? '');
    expect(await accounts.identify(other.headers)).toBeNull();
    expect(await accounts.identify(browser.headers)).not.toBeNull();
    expect(await accounts.identify(member.headers)).not.toBeNull();
  });

  test('end everywhere at once', async () => {
    const { accounts, browser } = await openSignedIn();
    const other = new TestBrowser('203.0.113.9');
    await signIn(accounts, other);
    const before = browser.headers;
    browser.keep(await accounts.own.endAllSessions(browser.caller));
    expect(browser.jar.size).toBe(0);
    expect(await accounts.identify(before)).toBeNull();
    expect(await accounts.identify(other.headers)).toBeNull();
  });
});

describe('one’s own password', () => {
  test('is changed with the present one, and whoever is signed in elsewhere is signed out', async () => {
    const { accounts, browser, account } = await openSignedIn();
    const other = new TestBrowser('203.0.113.9');
    await signIn(accounts, other);
    const before = browser.headers;
    const changed = await accounts.own.changePassword(browser.caller, account, {
      current: PASSWORD,
      password: NEW_PASSWORD,
      repeated: NEW_PASSWORD,
    });
    browser.keep('cookies' in changed ? changed.cookies : []);
    expect(await accounts.identify(browser.headers)).toEqual(account);
    expect(await accounts.identify(before)).toBeNull();
    expect(await accounts.identify(other.headers)).toBeNull();
    expect((await signIn(accounts, other)).type).toBe('wrong');
    expect((await signIn(accounts, other, ADMIN.signInName, NEW_PASSWORD)).type).toBe('signed-in');
  });

  test('stays as it is where something is wrong', async () => {
    const { accounts, browser, account } = await openSignedIn();
    const change = (current: string, password: string, repeated = password) =>
      accounts.own.changePassword(browser.caller, account, { current, password, repeated });
    expect(await change('', 'short')).toMatchObject({ problems: [{ field: 'current' }, { field: 'password' }] });
    expect(await change(PASSWORD, NEW_PASSWORD, 'else')).toMatchObject({ problems: [{ field: 'repeated' }] });
    expect(await change('not the password', NEW_PASSWORD)).toEqual({
      problems: [{ field: 'current', message: '密码不正确' }],
    });
    expect((await signIn(accounts, new TestBrowser())).type).toBe('signed-in');
  });

  test('cannot be tried without end at an open screen', async () => {
    const { accounts, browser, account } = await openSignedIn();
    const change = (current: string) =>
      accounts.own.changePassword(browser.caller, account, { current, password: NEW_PASSWORD, repeated: NEW_PASSWORD });
    for (let round = 0; round < ACCOUNT_SETTINGS.perName.failures; round += 1)
      await change(`not the password ${round}`);
    expect(await change(PASSWORD)).toEqual({
      problems: [{ field: 'current', message: expect.stringContaining('次数过多') }],
    });
  });
});

describe('the second factor', () => {
  const wantCode = async () => {
    const { accounts, browser } = await openSignedIn();
    const factor = await turnOnSecondFactor(accounts, browser);
    pass(MINUTE_MS);
    const second = new TestBrowser('203.0.113.9');
    return { accounts, browser, factor, second, outcome: await signIn(accounts, second) };
  };

  test('names the system and the sign-in name in the app', async () => {
    const { factor } = await wantCode();
    const uri = new URL(factor.uri);
    expect(decodeURIComponent(uri.pathname)).toContain(`衡标:${ADMIN.signInName}`);
    expect(uri.searchParams.get('issuer')).toBe('衡标');
    expect(uri.searchParams.get('secret')).toBe(factor.secret);
  });

  test('is asked for after the password; only with it is there a session', async () => {
    const { accounts, factor, second, outcome } = await wantCode();
    expect(outcome.type).toBe('code-wanted');
    expect(await accounts.identify(second.headers)).toBeNull();
    expect(accounts.isCodeWanted(second.headers)).toBe(true);
    const answered = await accounts.answerCode(second.caller, ` ${calculateCode(factor.secret)} `);
    second.keep('cookies' in answered ? answered.cookies : []);
    expect(answered).toMatchObject({ type: 'signed-in', accountId: factor.account.id });
    expect(await accounts.identify(second.headers)).toEqual(factor.account);
    expect(accounts.isCodeWanted(second.headers)).toBe(false);
  });

  test('takes each code of the app once, for two at once as well', async () => {
    const { accounts, factor, second } = await wantCode();
    const third = new TestBrowser();
    await signIn(accounts, third);
    const code = calculateCode(factor.secret);
    const answers = await Promise.all([
      accounts.answerCode(second.caller, code),
      accounts.answerCode(third.caller, code),
    ]);
    expect(answers.map(({ type }) => type).sort()).toEqual(['signed-in', 'wrong']);
    pass(MINUTE_MS);
    const fourth = new TestBrowser();
    await signIn(accounts, fourth);
    expect((await accounts.answerCode(fourth.caller, calculateCode(factor.secret))).type).toBe('signed-in');
  });

  test('takes the code that turned it on no second time', async () => {
    const { accounts, browser } = await openSignedIn();
    const { secret } = await turnOnSecondFactor(accounts, browser);
    const second = new TestBrowser();
    await signIn(accounts, second);
    expect(await accounts.answerCode(second.caller, calculateCode(secret))).toEqual({ type: 'wrong' });
    pass(MINUTE_MS);
    expect((await accounts.answerCode(second.caller, calculateCode(secret))).type).toBe('signed-in');
  });

  test('is not turned on before a code was confirmed', async () => {
    const { accounts, browser, account } = await openSignedIn();
    const begun = await accounts.own.beginSecondFactor(browser.caller, account, PASSWORD);
    const wrong = calculateCode('secret' in begun ? begun.secret : '', Date.now() + 3_600_000);
    expect(await accounts.own.confirmSecondFactor(browser.caller, account, wrong)).toMatchObject({
      problems: [{ field: 'code' }],
    });
    expect(accounts.own.hasSecondFactor(account)).toBe(false);
    expect((await signIn(accounts, new TestBrowser())).type).toBe('signed-in');
  });

  test('is turned on and off with the password alone', async () => {
    const { accounts, browser, factor } = await wantCode();
    const { account } = factor;
    expect(await accounts.own.removeSecondFactor(browser.caller, account, 'not it')).toMatchObject({
      problems: [{ field: 'confirmation' }],
    });
    expect(accounts.own.hasSecondFactor(account)).toBe(true);
    await expect(accounts.own.beginSecondFactor(browser.caller, account, PASSWORD)).rejects.toThrow('已经启用');
    const removed = await accounts.own.removeSecondFactor(browser.caller, account, PASSWORD);
    browser.keep('cookies' in removed ? removed.cookies : []);
    expect(accounts.own.hasSecondFactor(account)).toBe(false);
    expect((await signIn(accounts, new TestBrowser())).type).toBe('signed-in');
  });

  test('opens with a backup code, each once, with or without its dash', async () => {
    const { accounts, factor, second } = await wantCode();
    const [first = '', next = ''] = factor.backupCodes;
    expect(factor.backupCodes).toHaveLength(ACCOUNT_SETTINGS.secondFactor.backupCodes);
    expect((await accounts.answerCode(second.caller, first.replace('-', ''))).type).toBe('signed-in');
    const third = new TestBrowser();
    await signIn(accounts, third);
    expect((await accounts.answerCode(third.caller, first)).type).toBe('wrong');
    expect((await accounts.answerCode(third.caller, next)).type).toBe('signed-in');
  });

  test('has new backup codes on demand, and the old ones end', async () => {
    const { accounts, browser, factor, second } = await wantCode();
    const renewed = await accounts.own.renewBackupCodes(browser.caller, factor.account, PASSWORD);
    const [fresh = ''] = 'backupCodes' in renewed ? renewed.backupCodes : [];
    expect((await accounts.answerCode(second.caller, factor.backupCodes[0] ?? '')).type).toBe('wrong');
    expect((await accounts.answerCode(second.caller, fresh)).type).toBe('signed-in');
  });

  test('is asked for no longer than it may be answered', async () => {
    const { accounts, factor, second } = await wantCode();
    pass(ACCOUNT_SETTINGS.secondFactor.answerMinutes * MINUTE_MS + 1);
    expect(await accounts.answerCode(second.caller, calculateCode(factor.secret))).toEqual({ type: 'over' });
  });

  test('cannot be guessed without end: the account waits, and an administrator ends it', async () => {
    const { accounts, factor } = await wantCode();
    const { failures, lockMinutes } = ACCOUNT_SETTINGS.secondFactor;
    let last = 'none';
    for (let round = 0; last !== 'wait' && round < failures * 3; round += 1) {
      const guesser = new TestBrowser();
      await signIn(accounts, guesser);
      for (let guess = 0; guess < 4 && last !== 'wait'; guess += 1)
        last = (await accounts.answerCode(guesser.caller, 'aaaaa-bbbbb')).type;
    }
    const until = new Date(Date.now() + lockMinutes * MINUTE_MS);
    expect(accounts.directory.get(factor.account.id).lockedOutUntil).toEqual(until);
    const own = new TestBrowser();
    await signIn(accounts, own);
    const code = calculateCode(factor.secret);
    expect(await accounts.answerCode(own.caller, code)).toEqual({ type: 'wait', until });
    accounts.directory.unlock(factor.account.id, null);
    expect((await accounts.answerCode(own.caller, code)).type).toBe('signed-in');
  });

  test('goes with a link for somebody who has lost the phone', async () => {
    const { accounts } = await openStartedAccounts();
    const id = await addAccount(accounts, 'member');
    const browser = new TestBrowser();
    await signIn(accounts, browser, 'member');
    await turnOnSecondFactor(accounts, browser);
    const kept = accounts.directory.makePasswordLink(id, null);
    await accounts.links.finishInvitation(kept, { password: PASSWORD, repeated: PASSWORD });
    expect((await signIn(accounts, browser, 'member')).type).toBe('code-wanted');
    const token = accounts.directory.makePasswordLink(id, null, { dropSecondFactor: true });
    await accounts.links.finishInvitation(token, { password: PASSWORD, repeated: PASSWORD });
    expect((await signIn(accounts, browser, 'member')).type).toBe('signed-in');
  });
});
