import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, vi } from 'vitest';
import { ACCOUNT_SETTINGS } from '../../src/accounts/account-settings.ts';
import { ADMIN, calculateCode, PASSWORD } from '../../src/accounts/accounts-fixture.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedSite, signIn, startSite } from './start-site.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const MEMBER = { name: '成员乙', signInName: 'cheng.yuan.yi' };
const OWN_PASSWORD = '一二三四五，上山打老虎去';
const MOST_TABS = 60;
let site: StartedSite;
/** What the administrator was given for the member. */
let invitation = '';

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const arrive = () => Visitor.arrive(browser, site.url);

async function arriveSignedIn(signInName: string, password: string): Promise<Visitor> {
  const visitor = await arrive();
  await visitor.opens('/sign-in');
  await signIn(visitor, signInName, password);
  await visitor.isAt('/');
  return visitor;
}

async function doubleClicks(visitor: Visitor, button: string): Promise<void> {
  await visitor.page.getByRole('button', { name: button }).first().dblclick();
}

describe('accounts', () => {
  journey('begin with a link that is used once', async ({ given, when, then }) => {
    const person = await arrive();
    const link = `/first-start/${site.accounts.links.beginFirstStart()}`;
    await given('the link of the first start is open', async () => {
      await person.opens(link);
      await person.sees('建立系统管理员账号');
    });
    await when('two passwords differ', async () => {
      await person.writes('姓名', ADMIN.name);
      await person.writes('登录名', ADMIN.signInName);
      await person.writes(/^新密码/, PASSWORD);
      await person.writes('再填一次新密码', OWN_PASSWORD);
      await person.presses('建立账号');
    });
    await then('it says so, with the names still there and no password', async () => {
      await person.page.locator('.error-summary').waitFor();
      expect(await person.reads('登录名')).toBe(ADMIN.signInName);
      expect(await person.reads(/^新密码/)).toBe('');
      await person.findsThePageInOrder('first-start-refused');
    });
    await when('they agree, and the button is clicked twice in a row', async () => {
      await person.writes(/^新密码/, PASSWORD);
      await person.writes('再填一次新密码', PASSWORD);
      await doubleClicks(person, '建立账号');
    });
    await then('the account is there, and its person can sign in', async () => {
      await person.sees('系统管理员账号已建立，请登录。');
      await signIn(person, ADMIN.signInName, PASSWORD);
      await person.isAt('/');
      await person.opens('/account');
      await person.sees(`${ADMIN.name}，登录名 ${ADMIN.signInName}`);
    });
    await then('the link is used up', async () => {
      expect(await person.opens(link)).toBe(404);
      await person.sees('链接无效');
    });
    await person.leaves();
  });

  journey('of others are made by inviting them', async ({ given, when, then }) => {
    const administrator = await arriveSignedIn(ADMIN.signInName, PASSWORD);
    await given('the list of accounts is open', () => administrator.opens('/accounts'));
    await when('a person is invited, and the button clicked twice in a row', async () => {
      await administrator.writes('姓名', MEMBER.name);
      await administrator.writes(/^登录名/, MEMBER.signInName);
      await doubleClicks(administrator, '新建账号');
    });
    await then('the one link is shown', async () => {
      invitation = await administrator.page.locator('.link-made').innerText();
      expect(invitation).toMatch(/\/invitations\/[\w-]+$/);
      await administrator.findsThePageInOrder('invitation-made');
      await administrator.follows('返回账号管理');
      await administrator.page.getByRole('cell', { name: MEMBER.signInName }).waitFor();
    });
    await administrator.leaves();

    const member = await arrive();
    await when('the person follows the link and chooses a password', async () => {
      await member.opens(new URL(invitation).pathname);
      await member.sees(MEMBER.signInName);
      await member.writes(/^新密码/, OWN_PASSWORD);
      await member.writes('再填一次新密码', OWN_PASSWORD);
      await doubleClicks(member, '设置密码');
    });
    await then('the person can sign in, and cannot manage accounts', async () => {
      await member.sees('密码已设置，请登录。');
      await signIn(member, MEMBER.signInName, OWN_PASSWORD);
      await member.isAt('/');
      expect(await member.opens('/accounts')).toBe(403);
      await member.sees('这里由系统管理员办理。');
    });
    await member.leaves();
  });

  journey('take a second factor', async ({ given, when, then }) => {
    const member = await arriveSignedIn(MEMBER.signInName, OWN_PASSWORD);
    let secret = '';
    await given('the second factor is being turned on', async () => {
      await member.opens('/account');
      await member.page.locator('form[action="/account/second-factor"] input[type="password"]').fill(OWN_PASSWORD);
      await member.presses('启用动态口令');
      secret = (await member.page.locator('.secret').innerText()).replaceAll(' ', '');
      await member.findsThePageInOrder('second-factor');
    });
    let backup = '';
    await when('a code of the app is confirmed by two clicks in a row', async () => {
      await member.writes(/^验证码$/, calculateCode(secret));
      await doubleClicks(member, '启用');
    });
    await then('the codes for a lost phone are shown', async () => {
      await member.sees('动态口令已启用。');
      const codes = await member.page.locator('.codes code').allInnerTexts();
      expect(codes).toHaveLength(ACCOUNT_SETTINGS.secondFactor.backupCodes);
      backup = codes[0] ?? '';
      await member.findsThePageInOrder('backup-codes');
      await member.leaves();
    });

    const again = await arrive();
    await when('the person signs in elsewhere with the password, wanting a page', async () => {
      await again.opens('/account');
      await signIn(again, MEMBER.signInName, OWN_PASSWORD);
    });
    await then('a code is asked for, and a wrong one refused', async () => {
      await again.writes(/^验证码$/, '000000');
      await again.presses('继续');
      await again.sees('验证码不正确，或者备用码已经用过');
      await again.findsThePageInOrder('code-refused');
    });
    await when('a code of the app is given, half a minute later', async () => {
      vi.setSystemTime(Date.now() + 30_000);
      await again.writes(/^验证码$/, calculateCode(secret));
      await doubleClicks(again, '继续');
    });
    await then('that page is there', () => again.isAt('/account'));
    await again.leaves();

    const withoutPhone = await arrive();
    await when('the phone is not at hand', async () => {
      await withoutPhone.opens('/sign-in');
      await signIn(withoutPhone, MEMBER.signInName, OWN_PASSWORD);
      await withoutPhone.writes(/^验证码$/, backup);
      await withoutPhone.presses('继续');
    });
    await then('one of the codes opens the account', () => withoutPhone.isAt('/'));
    await withoutPhone.leaves();
  });

  journey('sign out everywhere', async ({ given, when, then }) => {
    const [here, there] = [
      await arriveSignedIn(ADMIN.signInName, PASSWORD),
      await arriveSignedIn(ADMIN.signInName, PASSWORD),
    ];
    await given('somebody is signed in at two browsers', async () => {
      await there.opens('/accounts');
      await here.opens('/account');
    });
    await when('one signs out everywhere', () => here.presses('全部退出，包括本次登录'));
    await then('both are asked to sign in, and the other comes back to its page', async () => {
      await here.sees('各处的登录都已退出。');
      await there.page.reload();
      await signIn(there, ADMIN.signInName, PASSWORD);
      await there.isAt('/accounts');
    });
    await here.leaves();
    await there.leaves();
  });

  journey('are signed in to by the keyboard alone', async ({ given, when, then }) => {
    const person = await arrive();
    const { page } = person;
    const goTo = async (selector: string) => {
      for (let presses = 0; presses < MOST_TABS; presses += 1) {
        if ((await page.locator(`${selector}:focus`).count()) > 0) return;
        await person.types('Tab');
      }
      throw new Error(`${selector} is not reached by the keyboard`);
    };
    await given('the page for signing in is open', () => person.opens('/sign-in?next=/account'));
    await when('names and keys are typed', async () => {
      await goTo('[name="signInName"]');
      await page.keyboard.type(ADMIN.signInName);
      await goTo('[name="password"]');
      await page.keyboard.type(PASSWORD);
      await person.types('Enter');
      await person.isAt('/account');
    });
    await then('every field and button of the own account is reached in order, each seen to be focused', async () => {
      for (const selector of [
        '.skip',
        '[name="current"]',
        '[name="password"]',
        '[name="repeated"]',
        '[name="confirmation"]',
      ]) {
        await goTo(selector);
        const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
        expect([selector, outline]).not.toEqual([selector, 'none']);
      }
    });
    await when('signing out everywhere is chosen by keys', async () => {
      await goTo('form[action="/account/sessions/end-all"] button');
      await person.types('Enter');
    });
    await then('it is done', () => person.sees('各处的登录都已退出。'));
    await person.leaves();
  });

  journey('are locked after too many wrong passwords, until the time that is told', async ({ when, then }) => {
    const person = await arrive();
    const { failures, lockMinutes } = ACCOUNT_SETTINGS.perName;
    await when('wrong passwords are typed', async () => {
      await person.opens('/sign-in');
      for (let round = 0; round < failures; round += 1) {
        await signIn(person, MEMBER.signInName, `${PASSWORD}${round}`);
        await person.page.locator('.error-summary').waitFor();
      }
    });
    await then('it says when it can be tried again, to whoever knows the password as well', async () => {
      await person.sees(/^失败次数过多，\d{4}-\d\d-\d\d \d\d:\d\d 后可以再试/);
      await person.findsThePageInOrder('locked-out');
      await signIn(person, MEMBER.signInName, OWN_PASSWORD);
      await person.sees(/^失败次数过多/);
    });
    await when('that time has come', async () => {
      vi.setSystemTime(Date.now() + (lockMinutes + 1) * 60_000);
      await signIn(person, MEMBER.signInName, OWN_PASSWORD);
    });
    await then('the right password is taken', () => person.isAt('/sign-in/code'));
    await person.leaves();
  });
});
