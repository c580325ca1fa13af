import { APIError } from 'better-auth/api';
import { parseCookies } from 'better-auth/cookies';
import { explainFault } from '../storage/sqlite/open-database.ts';
import type { Account, Caller } from './account.ts';
import type { AccountSettings } from './account-settings.ts';
import { ADDRESS_HEADER, type Authentication } from './authentication.ts';
import { ACCOUNTS_FILE, type AccountsDatabase, type Transaction } from './open-accounts-database.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';

/** What everything that is done with accounts is done with. */
export interface AccountsParts {
  database: AccountsDatabase;
  authentication: Authentication;
  context: Awaited<Authentication['$context']>;
  settings: AccountSettings;
  attempts: SignInAttempts;
}

const MOST_OF_AGENT = 300;

/** What the library is told of a request: cookies, browser, address, and nothing else. */
export function headersFor({ headers, address }: Caller): Headers {
  return new Headers({
    cookie: headers.get('cookie') ?? '',
    'user-agent': (headers.get('user-agent') ?? '').slice(0, MOST_OF_AGENT),
    [ADDRESS_HEADER]: address,
  });
}

/** The part of a signed cookie that is looked up in the database; whether it is signed is for the library to say. */
export function readSignedCookie(headers: Headers, name: string): string | null {
  const value = parseCookies(headers.get('cookie') ?? '').get(name);
  const end = value?.lastIndexOf('.') ?? -1;
  return value === undefined || end < 1 ? null : value.slice(0, end);
}

/**
 * Cookies of an answer of the library. The session's own is left without an age: it goes when the browser is closed, which matters
 * where several people use one machine, and how long the session lasts is known to the server alone.
 */
export function listCookies({ context }: AccountsParts, headers: Headers): string[] {
  const session = `${context.authCookies.sessionToken.name}=`;
  return headers
    .getSetCookie()
    .map((cookie) => (cookie.startsWith(session) ? cookie.replace(/;\s*Max-Age=[1-9]\d*/i, '') : cookie));
}

/**
 * The library's code for what it refused.
 * @throws what is no refusal: faults of the database in words of the people who use it
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof APIError) || error.statusCode >= 500) throw explainFault(error, ACCOUNTS_FILE);
  return String(error.body?.code ?? error.status);
}

/** Everything or nothing, one at a time. */
export function write<T>(database: AccountsDatabase, work: (tx: Transaction) => T): T {
  try {
    return database.transaction(work, { behavior: 'immediate' });
  } catch (error) {
    throw explainFault(error, ACCOUNTS_FILE);
  }
}

interface StoredAccount {
  id: string;
  name: string;
  username?: string | null | undefined;
  isAdministrator?: boolean | null | undefined;
  canCreateProcurements?: boolean | null | undefined;
}

export function toAccount(user: StoredAccount): Account {
  return {
    id: user.id,
    name: user.name,
    signInName: user.username ?? '',
    isAdministrator: user.isAdministrator === true,
    canCreateProcurements: user.canCreateProcurements === true,
  };
}
