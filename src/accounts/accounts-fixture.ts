import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Account, Caller } from './account.ts';
import type { PasswordHashing } from './authentication.ts';
import { type Accounts, type AccountsOptions, openAccounts } from './open-accounts.ts';
import type { SignInOutcome } from './signing-in.ts';

export const PASSWORD = '红灯停绿灯行黄灯要等一等';
export const ADMIN = { name: '管理员甲', signInName: 'admin.jia' };

/** A browser: it keeps cookies, and forgets those that it is told to. */
export class TestBrowser {
  readonly jar = new Map<string, string>();
  readonly address: string;
  readonly agent: string;

  constructor(address = '192.0.2.1', agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0') {
    this.address = address;
    this.agent = agent;
  }

  get headers(): Headers {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ cookie, 'user-agent': this.agent });
  }

  get caller(): Caller {
    return { headers: this.headers, address: this.address };
  }

  keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/;\s*Max-Age=0/i.test(cookie)) this.jar.delete(name);
      else this.jar.set(name, pair.slice(name.length + 1));
    }
  }
}

const derive = (password: string, salt: string) => scryptSync(password, salt, 32, { N: 2, r: 1, p: 1 }).toString('hex');

/** As people's passwords are kept, but at no cost: hundreds of tests sign somebody in. */
export const CHEAP_HASHING: PasswordHashing = {
  hash: async (password) => {
    const salt = randomBytes(16).toString('hex');
    return `${salt}:${derive(password, salt)}`;
  },
  verify: async ({ hash, password }) => {
    const [salt = '', key] = hash.split(':');
    return derive(password, salt) === key;
  },
};

/** Accounts in a folder of their own, closed and removed when the test is over. */
export async function openTestAccounts(options: AccountsOptions = {}): Promise<{ accounts: Accounts; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-accounts-'));
  const accounts = await openAccounts(folder, { hashing: CHEAP_HASHING, ...options });
  onTestFinished(() => {
    accounts.close();
    rmSync(folder, { recursive: true });
  });
  return { accounts, folder };
}

/** With the first administrator there. */
export async function openStartedAccounts(options: AccountsOptions = {}) {
  const opened = await openTestAccounts(options);
  const token = opened.accounts.links.beginFirstStart() ?? '';
  await opened.accounts.links.finishFirstStart(token, { ...ADMIN, password: PASSWORD, repeated: PASSWORD });
  return opened;
}

/** Another account, whose person has set a password. */
export async function addAccount(accounts: Accounts, signInName: string, more: Partial<Account> = {}): Promise<string> {
  const rights = { isAdministrator: false, canCreateProcurements: false };
  const made = await accounts.directory.create({ name: '成员乙', signInName, ...rights, ...more }, null);
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  await accounts.links.finishInvitation(made.token, { password: PASSWORD, repeated: PASSWORD });
  return accounts.directory.find(signInName)?.id ?? '';
}

export async function signIn(
  accounts: Accounts,
  browser: TestBrowser,
  signInName = ADMIN.signInName,
  password = PASSWORD,
): Promise<SignInOutcome> {
  const outcome = await accounts.signIn(browser.caller, { signInName, password });
  if ('cookies' in outcome) browser.keep(outcome.cookies);
  return outcome;
}

/** The bytes behind a secret as apps are given it (base32). */
export function decodeSecret(secret: string): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
}

/** What an app shows for a secret at this moment (RFC 6238, six digits, thirty seconds). */
export function calculateCode(secret: string, at = Date.now()): string {
  const key = Buffer.from(decodeSecret(secret), 'latin1');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Turns the second factor on for whoever is signed in in the browser. */
export async function turnOnSecondFactor(accounts: Accounts, browser: TestBrowser) {
  const account = await accounts.identify(browser.headers);
  if (account === null) throw new Error('not signed in');
  const begun = await accounts.own.beginSecondFactor(browser.caller, account, PASSWORD);
  if ('problems' in begun) throw new Error(JSON.stringify(begun));
  const done = await accounts.own.confirmSecondFactor(browser.caller, account, calculateCode(begun.secret));
  if ('problems' in done) throw new Error(JSON.stringify(done));
  browser.keep(done.cookies);
  return { account, ...begun, ...done };
}
