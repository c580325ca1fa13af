import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addAccount, PASSWORD } from '../../accounts/accounts-fixture.ts';
import { openSite, readHidden, SIGN_IN } from '../accounts-fixture.ts';
import { type ResumeRequest, replayRequest, unpackResume } from './resume-request.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00+08:00') });
});
afterEach(() => {
  vi.useRealTimers();
});
const passHours = (hours: number) => vi.setSystemTime(Date.now() + hours * 3_600_000);

const TYPED = { name: '王“五” <b>&amp;', signInName: 'wang.wu' };

describe('a form that is sent when the session has ended', () => {
  const sendLate = async () => {
    const site = await openSite();
    const visitor = site.visit();
    await visitor.post('/sign-in', SIGN_IN);
    passHours(13);
    const asked = await visitor.post('/accounts', TYPED);
    return { ...site, visitor, asked, resume: readHidden(asked.html, 'resume') };
  };

  test('is answered with the page for signing in, and nothing is done yet', async () => {
    const { accounts, asked, resume } = await sendLate();
    expect(asked.status).toBe(401);
    expect(asked.html).toContain('您填写的内容还在，登录后继续提交');
    expect(asked.html).not.toContain('<b>');
    expect(unpackResume(resume)?.fields).toEqual(Object.entries(TYPED));
    expect(accounts.directory.list()).toHaveLength(1);
  });

  test('is sent once the same person has signed in, as it was typed', async () => {
    const { accounts, visitor, resume } = await sendLate();
    const done = await visitor.post('/sign-in', { ...SIGN_IN, resume });
    expect(done.status).toBe(200);
    expect(done.html).toContain('/invitations/');
    expect(accounts.directory.find('wang.wu')?.name).toBe(TYPED.name);
    expect((await visitor.get('/account')).status).toBe(200);
  });

  test('waits for a wrong password to be mended', async () => {
    const { accounts, visitor, resume } = await sendLate();
    const again = await visitor.post('/sign-in', { ...SIGN_IN, password: 'not the password', resume });
    expect(again.status).toBe(422);
    expect(readHidden(again.html, 'resume')).toBe(resume);
    expect(accounts.directory.list()).toHaveLength(1);
  });

  test('is not sent for somebody else', async () => {
    const { accounts, visitor, resume } = await sendLate();
    await addAccount(accounts, 'other.admin', { isAdministrator: true });
    const other = await visitor.post('/sign-in', { signInName: 'other.admin', password: PASSWORD, resume });
    expect(other.status).toBe(409);
    expect(other.html).toContain('属于另一个账号，没有提交');
    expect(accounts.directory.find('wang.wu')).toBeNull();
    expect((await visitor.get('/account')).html).toContain('other.admin');
  });
});

describe('a form of which nobody knows who filled it in', () => {
  test('is sent when whoever signed in says so', async () => {
    const { accounts, visit } = await openSite();
    const visitor = visit();
    await visitor.post('/sign-in', SIGN_IN);
    await visitor.post('/sign-out');
    const asked = await visitor.post('/accounts', TYPED);
    const page = await visitor.post('/sign-in', { ...SIGN_IN, resume: readHidden(asked.html, 'resume') });
    expect(page.html).toMatch(/<form class="form" method="post" action="\/accounts"/);
    expect(accounts.directory.list()).toHaveLength(1);
    const fields = { name: readHidden(page.html, 'name'), signInName: readHidden(page.html, 'signInName') };
    await visitor.post('/accounts', fields);
    expect(accounts.directory.find('wang.wu')?.name).toBe(TYPED.name);
  });
});

describe('what cannot be carried', () => {
  test.each([
    ['/account/password', { current: PASSWORD }, '没有改动'],
    ['/accounts', { name: '王'.repeat(200_000) }, '内容过多'],
  ])('to %s is said to be lost, and no field of it goes into the page', async (path, fields, line) => {
    const asked = await (await openSite()).visit().post(path, fields);
    expect(asked.status).toBe(401);
    expect(asked.html).toContain(line);
    expect(readHidden(asked.html, 'resume')).toBe('');
    expect(asked.html).not.toContain(Object.values(fields)[0]);
  });

  test('files are to be chosen again, on the page where they were', async () => {
    const form = new FormData();
    form.append('files', new File(['bytes'], '投标文件.docx'));
    const asked = await (await openSite()).visit().post('/accounts', form, {
      'content-length': '500',
      referer: 'http://localhost/accounts?a=b',
      host: 'localhost',
    });
    expect(asked.html).toContain('请登录后重新选择文件');
    expect(readHidden(asked.html, 'next')).toBe('/accounts?a=b');
  });

  test.each([
    'nonsense',
    '{}',
    pack({ path: 'https://elsewhere.example/' }),
    pack({ path: '//elsewhere.example' }),
    pack({ path: '/account/password' }),
    pack({ path: '/sign-in' }),
    pack({ path: '/' }),
    pack({ fields: [['a', 'x'.repeat(600_000)]] }),
  ])('a page that claims to carry %.60s carries nothing', (written) => {
    expect(unpackResume(written)).toBeNull();
  });
});

test('a form comes again in its own encoding, with repeated fields in order and the cookies of now', async () => {
  const app = new Hono();
  app.post('/notes', async (c) =>
    c.json({
      type: c.req.header('content-type')?.split(';')[0],
      cookie: c.req.header('cookie'),
      fields: [...(await c.req.formData())],
    }),
  );
  const outer = new Hono();
  const fields: [string, string][] = [
    ['item', '一'],
    ['item', '二\n行'],
  ];
  outer.get('/:encoding', (c) =>
    replayRequest(
      c,
      { path: '/notes', owner: null, isMultipart: c.req.param('encoding') === 'multipart', fields },
      ['session=new; HttpOnly', 'gone=; Max-Age=0'],
      (request) => app.fetch(request),
    ),
  );
  for (const [encoding, type] of [
    ['multipart', 'multipart/form-data'],
    ['plain', 'application/x-www-form-urlencoded'],
  ]) {
    const answer = await outer.request(`/${encoding}`, { headers: { cookie: 'session=old; other=1' } });
    const seen = (await answer.json()) as { fields: [string, string][] };
    expect(seen).toMatchObject({ type, cookie: 'session=new; other=1; gone=' });
    expect(seen.fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')])).toEqual(fields);
    expect(answer.headers.getSetCookie()).toContain('session=new; HttpOnly');
  }
});

function pack(more: Partial<ResumeRequest>): string {
  return JSON.stringify({ path: '/accounts', owner: null, isMultipart: false, fields: [], ...more });
}
