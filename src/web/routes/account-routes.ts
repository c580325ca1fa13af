import type { Context } from 'hono';
import type { Accounts, Caller } from '../../accounts/open-accounts.ts';
import type { Dispatch } from '../auth/resume-request.tsx';
import type { Visit } from '../visit.ts';

/** What the pages of accounts are made with. */
export interface AccountRoutes {
  accounts: Accounts;
  readCaller: (c: Context) => Caller;
  /** Where people reach the server; null: as they asked. */
  publicUrl: string | null;
  dispatch: Dispatch;
}

/** On the answer that follows; pages with secrets on them are kept nowhere. */
export function setCookies({ c }: Visit, cookies: readonly string[]): void {
  c.header('Cache-Control', 'no-store');
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
}

/** What was done before, of the words that a page has for it. */
export function readNotice({ c }: Visit, notices: Readonly<Record<string, string>>): string | null {
  return notices[c.req.query('done') ?? ''] ?? null;
}
