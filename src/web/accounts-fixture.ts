import { ADMIN, openStartedAccounts, openTestAccounts, PASSWORD, TestBrowser } from '../accounts/accounts-fixture.ts';
import type { Accounts, AccountsOptions } from '../accounts/open-accounts.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../use-cases/procurement-desk.ts';
import { createApp, type Workspace } from './app.tsx';
import { openPeopleDirectory } from './people-directory.ts';

export interface WebAnswer {
  status: number;
  html: string;
  location: string | null;
  headers: Headers;
}

export type Fields = Record<string, string> | FormData | [string, string][];

/** A person in front of a browser that keeps its cookies. */
export class Visitor {
  readonly browser: TestBrowser;
  private readonly app: ReturnType<typeof createApp>;

  constructor(app: ReturnType<typeof createApp>, address?: string) {
    this.app = app;
    this.browser = new TestBrowser(address);
  }

  get(path: string): Promise<WebAnswer> {
    return this.send(path, { method: 'GET' });
  }

  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<WebAnswer> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    return this.send(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } });
  }

  private async send(path: string, init: RequestInit): Promise<WebAnswer> {
    const headers = this.browser.headers;
    for (const [name, value] of Object.entries(init.headers ?? {})) headers.set(name, String(value));
    const env = { incoming: { socket: { remoteAddress: this.browser.address } } };
    const response = await this.app.request(path, { ...init, headers }, env);
    this.browser.keep(response.headers.getSetCookie());
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('Location'),
      headers: response.headers,
    };
  }
}

export interface TestSite {
  accounts: Accounts;
  visit(address?: string): Visitor;
}

interface SiteOptions extends AccountsOptions {
  publicUrl?: string | null;
  /** Nobody has an account yet. */
  isNew?: boolean;
  workspace?: Partial<Workspace>;
}

/** The whole app with accounts in a folder of their own. */
export async function openSite({
  publicUrl = null,
  isNew = false,
  workspace,
  ...options
}: SiteOptions = {}): Promise<TestSite> {
  const { accounts } = await (isNew ? openTestAccounts(options) : openStartedAccounts(options));
  const app = createApp({
    evaluations: [],
    workspace: {
      desk: new ProcurementDesk(openMemoryStore()),
      identify: accounts.identify,
      people: openPeopleDirectory(accounts.directory),
      ...workspace,
    },
    accounts: { accounts, publicUrl },
  });
  return { accounts, visit: (address) => new Visitor(app, address) };
}

/** Fields of somebody who signs in. */
export const SIGN_IN = { signInName: ADMIN.signInName, password: PASSWORD };

/** The value of a hidden field. */
export function readHidden(html: string, name: string): string {
  const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
