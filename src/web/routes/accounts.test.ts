import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACCOUNT_SETTINGS } from '../../accounts/account-settings.ts';
import { ADMIN, addAccount, calculateCode, PASSWORD } from '../../accounts/accounts-fixture.ts';
import { openSite, readHidden, SIGN_IN, type Visitor } from '../accounts-fixture.ts';
import { readText } from '../demo-pages.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00+08:00') });
});
afterEach(() => {
  vi.useRealTimers();
});

const NEW_PASSWORD = '一二三四五，上山打老虎去';
const CHOSEN = { password: NEW_PASSWORD, repeated: NEW_PASSWORD };

async function openSignedIn() {
  const site = await openSite();
  const visitor = site.visit();
  await visitor.post('/sign-in', SIGN_IN);
  return { ...site, visitor };
}

const pathIn = (html: string, start: string) => new RegExp(`${start}/[\\w-]+`).exec(html)?.[0] ?? '';
const secretIn = (html: string) => (/<code class="secret">([^<]*)</.exec(html)?.[1] ?? '').replaceAll(' ', '');

describe('signing in', () => {
  test('leads to where one wanted to go', async () => {
    const visitor = (await openSite()).visit();
    const asked = await visitor.get('/accounts?a=b');
    expect([asked.status, asked.location]).toEqual([303, '/sign-in?next=%2Faccounts%3Fa%3Db']);
    const page = await visitor.get(asked.location ?? '');
    const done = await visitor.post('/sign-in', { ...SIGN_IN, next: readHidden(page.html, 'next') });
    expect([done.status, done.location]).toEqual([303, '/accounts?a=b']);
    expect((await visitor.get('/accounts')).status).toBe(200);
    expect((await visitor.get('/sign-in?next=/account')).location).toBe('/account');
  });

  test('leads nowhere else', async () => {
    const visitor = (await openSite()).visit();
    for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
      expect((await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`)).html).not.toContain('elsewhere');
      expect((await visitor.post('/sign-in', { ...SIGN_IN, next })).location).toBe('/');
      await visitor.post('/sign-out');
    }
  });

  test('that fails comes back with what to mend and the name, and without the password', async () => {
    const visitor = (await openSite()).visit();
    for (const signInName of [ADMIN.signInName, 'nobody']) {
      const { status, html } = await visitor.post('/sign-in', { signInName, password: 'not the password' });
      expect(status).toBe(422);
      expect(html).toMatch(/role="alert".*<a href="#password">登录名或密码不正确<\/a>/s);
      expect(html).toContain(`value="${signInName}"`);
      expect(html).not.toContain('not the password');
    }
    const empty = await visitor.post('/sign-in');
    expect(readText(empty.html)).toContain('请填写登录名');
    expect(readText(empty.html)).toContain('请填写密码');
  });

  test('too often says when it can be tried again, the same for names that are not there', async () => {
    const visitor = (await openSite()).visit();
    for (const signInName of [ADMIN.signInName, 'nobody']) {
      let last = await visitor.post('/sign-in', { signInName, password: 'not the password' });
      for (let round = 1; round < ACCOUNT_SETTINGS.perName.failures; round += 1)
        last = await visitor.post('/sign-in', { signInName, password: 'not the password' });
      expect(last.status).toBe(429);
      expect(last.html).toContain('失败次数过多，2026-03-02 09:15 后可以再试');
    }
  });

  test('sets no cookie that scripts or other sites get, and no copy of the page is kept', async () => {
    const { headers } = await (await openSite()).visit().post('/sign-in', SIGN_IN);
    expect(headers.getSetCookie()).toHaveLength(1);
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/i);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('is refused from other sites', async () => {
    const { status } = await (await openSite()).visit().post('/sign-in', SIGN_IN, { 'sec-fetch-site': 'cross-site' });
    expect(status).toBe(403);
  });

  test('ends with signing out, which says so', async () => {
    const { visitor } = await openSignedIn();
    const out = await visitor.post('/sign-out');
    expect((await visitor.get(out.location ?? '')).html).toContain('已退出登录');
    expect((await visitor.get('/account')).status).toBe(303);
  });

  test('the library’s own addresses are not served', async () => {
    const { visitor } = await openSignedIn();
    for (const path of ['/api/auth/get-session', '/api/auth/list-sessions', '/api/auth/ok'])
      expect((await visitor.get(path)).status).toBe(404);
    expect((await visitor.post('/api/auth/sign-up/email', { email: 'a@b.example', password: PASSWORD })).status).toBe(
      404,
    );
  });
});

describe('the first start', () => {
  test('leads from the link to an administrator who is signed in', async () => {
    const { accounts, visit } = await openSite({ isNew: true });
    const visitor = visit();
    const path = `/first-start/${accounts.links.beginFirstStart()}`;
    expect((await visitor.get(path)).html).toContain('建立系统管理员账号');
    const wrong = await visitor.post(path, { name: '管理员', signInName: 'a', password: 'short', repeated: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="管理员"');
    expect(wrong.html).toMatch(/href="#signInName".*href="#password"/s);
    expect(wrong.html).not.toContain('short');
    const done = await visitor.post(path, { ...ADMIN, ...CHOSEN });
    expect((await visitor.get(done.location ?? '')).html).toContain('系统管理员账号已建立');
    await visitor.post('/sign-in', { ...SIGN_IN, password: NEW_PASSWORD });
    expect((await visitor.get('/accounts')).status).toBe(200);
    for (const again of [await visitor.get(path), await visitor.post(path, { ...ADMIN, ...CHOSEN })]) {
      expect(again.status).toBe(404);
      expect(again.html).toContain('链接无效');
    }
  });

  test('has no other way in', async () => {
    const { accounts, visit } = await openSite({ isNew: true });
    accounts.links.beginFirstStart();
    const { status } = await visit().post('/first-start/guess', { ...ADMIN, ...CHOSEN });
    expect([status, accounts.directory.list()]).toEqual([404, []]);
  });
});

describe('accounts for others', () => {
  test('are made with a link to hand over, with which the person sets a password and signs in', async () => {
    const { visitor, visit } = await openSignedIn();
    const made = await visitor.post('/accounts', { name: '王五', signInName: 'Wang.Wu', canCreateProcurements: 'yes' });
    expect(made.headers.get('cache-control')).toBe('no-store');
    const path = pathIn(made.html, '/invitations');
    const person = visit();
    expect((await person.get(path)).html).toContain('王五');
    const wrong = await person.post(path, { password: NEW_PASSWORD, repeated: 'else' });
    expect(wrong.html).toContain('两次填写的密码不同');
    const done = await person.post(path, CHOSEN);
    expect((await person.get(done.location ?? '')).html).toContain('密码已设置');
    expect((await person.post('/sign-in', { signInName: 'wang.wu', password: NEW_PASSWORD })).status).toBe(303);
    expect((await person.get('/accounts')).status).toBe(403);
    expect((await person.get(path)).status).toBe(404);
    expect(readText((await visitor.get('/accounts')).html)).toMatch(/王五.*可以新建采购项目.*正常/);
  });

  test('come back with what was typed where something is wrong', async () => {
    const { visitor } = await openSignedIn();
    const wrong = await visitor.post('/accounts', {
      name: '王五',
      signInName: ADMIN.signInName,
      isAdministrator: 'yes',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/href="#signInName">这个登录名已有人使用/);
    expect(wrong.html).toContain('value="王五"');
    expect(wrong.html).toMatch(/name="isAdministrator"[^>]*checked/);
  });

  test('are locked, unlocked and given rights, and the page says what was done', async () => {
    const { accounts, visitor, visit } = await openSignedIn();
    const id = await addAccount(accounts, 'member');
    const member = visit();
    await member.post('/sign-in', { signInName: 'member', password: PASSWORD });
    const follow = async (act: string, fields = {}) =>
      readText((await visitor.get((await visitor.post(`/accounts/${id}/${act}`, fields)).location ?? '')).html);
    expect(await follow('lock')).toContain('账号已锁定');
    expect((await member.get('/account')).status).toBe(303);
    const refused = await member.post('/sign-in', { signInName: 'member', password: PASSWORD });
    expect(refused.html).toContain('已被锁定，请联系系统管理员');
    expect(await follow('unlock')).toContain('账号已解锁');
    expect(await follow('rights', { isAdministrator: 'yes' })).toContain('权限已保存');
    expect(accounts.directory.get(id)).toMatchObject({ isAdministrator: true, canCreateProcurements: false });
  });

  test('tell what happened to them, and who did it', async () => {
    const { accounts, visitor } = await openSignedIn();
    const id = await addAccount(accounts, 'member');
    await visitor.post(`/accounts/${id}/rights`, { canCreateProcurements: 'yes' });
    await visitor.post(`/accounts/${id}/lock`);
    await visitor.post(`/accounts/${id}/unlock`);
    await visitor.post(`/accounts/${id}/link`);
    const told = readText((await visitor.get(`/accounts/${id}`)).html);
    expect(told).toMatch(
      /生成设置密码的链接.*管理员甲.*解锁账号.*管理员甲.*锁定账号.*管理员甲.*设定权限：可以新建采购项目.*管理员甲.*建立账号/,
    );
    expect(readText((await visitor.get('/account')).html)).toMatch(
      /2026-03-02 09:00 事项 登录 办理人 管理员甲 网络地址 192\.0\.2\.1/,
    );
  });

  test('get a new link, which signs them out and may drop a lost second factor', async () => {
    const { accounts, visitor, visit } = await openSignedIn();
    const id = await addAccount(accounts, 'member');
    const member = visit();
    await member.post('/sign-in', { signInName: 'member', password: PASSWORD });
    await turnOn(member);
    const made = await visitor.post(`/accounts/${id}/link`, { dropSecondFactor: 'yes' });
    expect((await member.get('/account')).status).toBe(303);
    await member.post(pathIn(made.html, '/invitations'), CHOSEN);
    const back = await member.post('/sign-in', { signInName: 'member', password: NEW_PASSWORD });
    expect(back.location).toBe('/');
  });

  test('the last administrator keeps the rights, with a line that says why', async () => {
    const { accounts, visitor } = await openSignedIn();
    const id = accounts.directory.find(ADMIN.signInName)?.id;
    for (const act of ['lock', 'rights']) {
      const { status, html } = await visitor.post(`/accounts/${id}/${act}`);
      expect(status).toBe(403);
      expect(html).toContain('最后一个可用的系统管理员');
    }
  });

  test('links name the address that people use', async () => {
    const site = await openSite({ publicUrl: 'https://pingbiao.example', isSecure: true });
    const visitor = site.visit();
    await visitor.post('/sign-in', SIGN_IN);
    const made = await visitor.post('/accounts', { name: '王五', signInName: 'wang.wu' });
    expect(made.html).toMatch(/https:\/\/pingbiao\.example\/invitations\/[\w-]{43}</);
  });
});

async function turnOn(visitor: Visitor, password = PASSWORD) {
  const setup = await visitor.post('/account/second-factor', { confirmation: password });
  const secret = secretIn(setup.html);
  return { setup, secret, done: await visitor.post('/account/second-factor/confirm', { code: calculateCode(secret) }) };
}

describe('one’s own account', () => {
  test('the password is changed, or the page says what to mend', async () => {
    const { visitor, visit } = await openSignedIn();
    const elsewhere = visit('203.0.113.9');
    await elsewhere.post('/sign-in', SIGN_IN);
    const wrong = await visitor.post('/account/password', { current: 'not the password', ...CHOSEN });
    expect([wrong.status, readText(wrong.html).includes('密码不正确')]).toEqual([422, true]);
    expect(wrong.html).not.toContain(NEW_PASSWORD);
    const done = await visitor.post('/account/password', { current: PASSWORD, ...CHOSEN });
    expect((await visitor.get(done.location ?? '')).html).toContain('密码已修改');
    expect((await elsewhere.get('/account')).status).toBe(303);
  });

  test('a second factor is turned on with a picture to scan, and asked for at the next time', async () => {
    const { visitor, visit } = await openSignedIn();
    const { setup, secret, done } = await turnOn(visitor);
    expect(setup.html).toMatch(/<svg class="qr" role="img" aria-label="[^"]+" viewBox="0 0 (\d+) \1"/);
    expect(setup.html).not.toMatch(/<img|style=/);
    const codes = [...done.html.matchAll(/<code>([\w-]+)<\/code>/g)].map((match) => match[1] ?? '');
    expect(codes).toHaveLength(ACCOUNT_SETTINGS.secondFactor.backupCodes);
    const next = visit();
    const asked = await next.post('/sign-in', { ...SIGN_IN, next: '/account' });
    expect(asked.location).toBe('/sign-in/code?next=%2Faccount');
    expect((await next.get('/account')).status).toBe(303);
    expect((await next.get(asked.location ?? '')).html).toContain('验证码');
    const wrong = await next.post('/sign-in/code', { code: 'aaaaa-bbbbb', next: '/account' });
    expect([wrong.status, readHidden(wrong.html, 'next')]).toEqual([422, '/account']);
    expect(
      (await next.post('/sign-in/code', { code: calculateCode(secret, Date.now() + 30_000), next: '/account' }))
        .location,
    ).toBe('/account');
    expect((await next.get('/account')).status).toBe(200);
    const third = visit();
    await third.post('/sign-in', SIGN_IN);
    expect((await third.post('/sign-in/code', { code: codes[0] ?? '' })).status).toBe(303);
  });

  test('a wrong code while turning it on does not turn it on, and the secret is not shown again', async () => {
    const { visitor } = await openSignedIn();
    await visitor.post('/account/second-factor', { confirmation: PASSWORD });
    const wrong = await visitor.post('/account/second-factor/confirm', { code: '12345' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain('<svg');
    expect(readText((await visitor.get('/account')).html)).toContain('未启用');
  });

  test('the second factor is turned off, or gets new backup codes, with the password', async () => {
    const { visitor } = await openSignedIn();
    await turnOn(visitor);
    for (const path of ['/account/backup-codes', '/account/second-factor/remove'])
      expect((await visitor.post(path, { confirmation: 'not the password' })).status).toBe(422);
    expect((await visitor.post('/account/backup-codes', { confirmation: PASSWORD })).html).toContain('备用码已更换');
    const off = await visitor.post('/account/second-factor/remove', { confirmation: PASSWORD });
    expect(readText((await visitor.get(off.location ?? '')).html)).toMatch(/动态口令已停用.*未启用/);
  });

  test('a code page without a password before it leads back to signing in', async () => {
    const visitor = (await openSite()).visit();
    expect((await visitor.get('/sign-in/code?next=/account')).location).toBe('/sign-in?next=%2Faccount');
    const late = await visitor.post('/sign-in/code', { code: '123456' });
    expect([late.status, readText(late.html).includes('请重新登录')]).toEqual([422, true]);
  });

  test('shows where one is signed in, and ends it there or everywhere', async () => {
    const { visitor, visit } = await openSignedIn();
    const elsewhere = visit('203.0.113.9');
    await elsewhere.post('/sign-in', SIGN_IN);
    const page = await visitor.get('/account');
    expect(readText(page.html)).toMatch(/Chrome 浏览器（Windows） 本次登录.*203\.0\.113\.9.*2026-03-02 09:00/);
    const { jar } = visitor.browser;
    for (const value of jar.values()) expect(page.html).not.toContain(value.split('.')[0]);
    const ended = await visitor.post('/account/sessions/end', { session: readHidden(page.html, 'session') });
    expect((await visitor.get(ended.location ?? '')).html).toContain('已退出那里的登录');
    expect((await elsewhere.get('/account')).status).toBe(303);
    const all = await visitor.post('/account/sessions/end-all');
    expect((await visitor.get(all.location ?? '')).html).toContain('各处的登录都已退出');
  });
});

describe('every page of accounts', () => {
  test('has one heading, ids once, labels for its fields, and Chinese only', async () => {
    const { accounts, visitor, visit } = await openSignedIn();
    const id = await addAccount(accounts, 'member');
    const made = await visitor.post('/accounts', { name: '王五', signInName: 'wang.wu' });
    const first = await openSite({ isNew: true });
    const pages = [
      await visit().get('/sign-in?done=signed-out'),
      await visit().post('/sign-in'),
      await visitor.get('/accounts'),
      await visitor.post('/accounts'),
      await visitor.get(`/accounts/${id}?done=rights`),
      made,
      await visit().get(pathIn(made.html, '/invitations')),
      await first.visit().get(`/first-start/${first.accounts.links.beginFirstStart()}`),
      await visitor.get('/account'),
      await visitor.post('/account/password'),
      (await turnOn(visitor)).setup,
      await visitor.get('/account'),
    ];
    for (const { html } of pages) {
      expect(html.match(/<h1/g)).toHaveLength(1);
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
      expect(ids.filter((one, index) => ids.indexOf(one) !== index)).toEqual([]);
      const labelled = [...html.matchAll(/<label for="([^"]*)"/g)].map((match) => match[1]);
      const fields = [...html.matchAll(/<input(?![^>]*type="hidden")[^>]*\sid="([^"]*)"/g)].map((match) => match[1]);
      expect(labelled).toEqual(fields);
      const words = readText(html.replace(/<code[^>]*>.*?<\/code>/g, '')).match(/[A-Za-z][A-Za-z.-]+/g) ?? [];
      const allowed = ['admin.jia', 'member', 'wang.wu', 'Chrome', 'Windows', 'TOTP'];
      expect(words.filter((word) => !allowed.includes(word))).toEqual([]);
    }
  });

  test('shows a script in a name as text', async () => {
    const { visitor } = await openSignedIn();
    await visitor.post('/accounts', { name: '<script>alert(1)</script>', signInName: 'script.er' });
    expect((await visitor.get('/accounts')).html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
