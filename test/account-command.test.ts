import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, addAccount, PASSWORD } from '../src/accounts/accounts-fixture.ts';
import { type Accounts, openAccounts } from '../src/accounts/open-accounts.ts';
import { main } from '../src/cli/main.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-account-'));
let accounts: Accounts;

beforeAll(async () => {
  accounts = await openAccounts(folder);
  const token = accounts.links.beginFirstStart() ?? '';
  await accounts.links.finishFirstStart(token, { ...ADMIN, password: PASSWORD, repeated: PASSWORD });
  await addAccount(accounts, 'member');
});
afterAll(() => {
  accounts.close();
  rmSync(folder, { recursive: true });
});

async function run(...words: string[]) {
  const out: string[] = [];
  const note: string[] = [];
  const code = await main(['account', ...words, '--data', folder], {
    out: (text) => out.push(text),
    note: (text) => note.push(text),
  });
  return { code, out: out.join('\n'), note: note.join('\n') };
}

test('lists who can sign in', async () => {
  expect(await run('list')).toMatchObject({
    code: 0,
    out: 'admin.jia　管理员甲　正常，系统管理员\nmember　成员乙　正常',
  });
});

test('locks and unlocks, while a server has the same accounts open', async () => {
  expect(await run('lock', 'Member')).toMatchObject({ code: 0, out: '已锁定 member，已登录的都已退出' });
  expect(accounts.directory.find('member')?.isLocked).toBe(true);
  expect((await run('list')).out).toContain('member　成员乙　已锁定');
  expect(await run('unlock', 'member')).toMatchObject({ code: 0, out: '已解锁 member' });
  expect(accounts.directory.find('member')?.isLocked).toBe(false);
});

test('makes a link with which an administrator who forgot the password sets a new one', async () => {
  const { code, out } = await run('link', ADMIN.signInName, '--url', 'https://pingbiao.example/');
  expect(code).toBe(0);
  const token = /^https:\/\/pingbiao\.example\/invitations\/([\w-]{43})$/.exec(out)?.[1] ?? '';
  const chosen = { password: `${PASSWORD}！`, repeated: `${PASSWORD}！` };
  expect(await accounts.links.finishInvitation(token, chosen)).toEqual({ type: 'done' });
});

test.each([
  [['lock', ADMIN.signInName], '最后一个可用的系统管理员'],
  [['lock', 'nobody'], '没有登录名为“nobody”的账号'],
  [['lock'], '用法：hengbiao account'],
  [['list', 'member'], '用法：hengbiao account'],
  [['toString', 'member'], '用法：hengbiao account'],
  [['link', 'member', '--url', 'https://pingbiao.example/path'], '--url 后面应是对外的地址'],
  [['link', 'member', '--url', 'javascript:alert(1)'], '--url 后面应是对外的地址'],
])('%j cannot be used: one line says why', async (words, line) => {
  const { code, out, note } = await run(...words);
  expect([code, out]).toEqual([2, '']);
  expect(note).toContain(line);
});

test('without accounts in the folder says where they come from', async () => {
  const lines: string[] = [];
  const none = path.join(folder, 'none');
  const output = { out: () => {}, note: (text: string) => lines.push(text) };
  expect(await main(['account', 'list', '--data', none], output)).toBe(2);
  expect(lines.join()).toMatch(/这里没有账号.*hengbiao serve/);
});
