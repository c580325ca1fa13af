import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AccountStanding, Accounts } from '../../accounts/open-accounts.ts';
import { AppError } from '../../domain/app-error.ts';
import { type Command, type CommandArguments, EXIT, type Output } from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';
import { readPublicUrl } from '../public-url.ts';

type Options = CommandArguments['options'];
type Run = (accounts: Accounts, account: AccountStanding, options: Options, output: Output) => void;

const ACTIONS: Readonly<Record<string, Run>> = { lock: runLock, unlock: runUnlock, link: runLink };

/** For the person at the machine: also the way back in where no administrator can sign in any more. */
export const accountCommand: Command = {
  name: 'account',
  usage: 'list | lock 登录名 | unlock 登录名 | link 登录名 [--drop-second-factor] [--url 地址] [--data 文件夹]',
  summary: '列出、锁定、解锁账号；生成重新设置密码的一次性链接（系统管理员忘记密码时由此进入）',
  options: { ...DATA_OPTION, url: { type: 'string' }, 'drop-second-factor': { type: 'boolean' } },
  positionals: { from: 1, to: 2 },
  async run({ positionals: [action = '', signInName], options }, output) {
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if ((run === undefined) !== (signInName === undefined) || (run === undefined && action !== 'list'))
      throw new AppError('usage', `用法：hengbiao account ${accountCommand.usage}`);
    const accounts = await openExisting(readDataFolder(options));
    try {
      if (run === undefined || signInName === undefined) runList(accounts, output);
      else run(accounts, getAccount(accounts, signInName), options, output);
      return EXIT.done;
    } finally {
      accounts.close();
    }
  },
};

async function openExisting(data: string): Promise<Accounts> {
  const { ACCOUNTS_FILE } = await import('../../accounts/open-accounts-database.ts');
  if (!existsSync(path.join(data, ACCOUNTS_FILE))) {
    throw new AppError('input-not-found', {
      file: data,
      message: `这里没有账号（${ACCOUNTS_FILE}），请检查路径，或用 --data 指明数据文件夹；第一个账号在 hengbiao serve 启动后建立`,
    });
  }
  const { openAccounts } = await import('../../accounts/open-accounts.ts');
  return openAccounts(data);
}

function getAccount({ directory }: Accounts, signInName: string): AccountStanding {
  const found = directory.find(signInName);
  if (found === null)
    throw new AppError('not-found', `没有登录名为“${signInName}”的账号，可用 hengbiao account list 查看`);
  return found;
}

function runList({ directory }: Accounts, output: Output): void {
  const all = directory.list();
  if (all.length === 0) output.out('还没有账号；启动 hengbiao serve 后，用显示的链接建立');
  for (const account of all) {
    const { signInName, name, isAdministrator, hasSecondFactor } = account;
    const marks = [describe(account), isAdministrator ? '系统管理员' : '', hasSecondFactor ? '已启用动态口令' : ''];
    output.out(`${signInName}　${name}　${marks.filter(Boolean).join('，')}`);
  }
}

function describe({ isLocked, isActivated, lockedOutUntil }: AccountStanding): string {
  if (isLocked) return '已锁定';
  if (!isActivated) return '待设置密码';
  return lockedOutUntil === null ? '正常' : '登录失败过多，暂时不能登录';
}

function runLock({ directory }: Accounts, { id, signInName }: AccountStanding, _: Options, output: Output): void {
  directory.lock(id, null);
  output.out(`已锁定 ${signInName}，已登录的都已退出`);
}

function runUnlock({ directory }: Accounts, { id, signInName }: AccountStanding, _: Options, output: Output): void {
  directory.unlock(id, null);
  output.out(`已解锁 ${signInName}`);
}

function runLink(accounts: Accounts, { id, signInName }: AccountStanding, options: Options, output: Output): void {
  const base = readPublicUrl(options['url']) ?? 'http://127.0.0.1:3000';
  const dropSecondFactor = options['drop-second-factor'] === true;
  const token = accounts.directory.makePasswordLink(id, null, { dropSecondFactor });
  output.out(`${base}/invitations/${token}`);
  output.note(
    `${signInName} 已在各处退出登录。链接 ${accounts.settings.invitationHours} 小时内有效，只能用一次；服务的地址不同的，用 --url 指明`,
  );
}
