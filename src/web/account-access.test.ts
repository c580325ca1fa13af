import { describe, expect, test } from 'vitest';
import { ADMIN, addAccount, PASSWORD, turnOnSecondFactor } from '../accounts/accounts-fixture.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../use-cases/procurement-desk.ts';
import type { OpenRule } from './access.ts';
import { openSite, type TestSite, type Visitor, type WebAnswer } from './accounts-fixture.ts';
import { loadAssets } from './assets.ts';
import { Pages } from './pages.tsx';
import { registerAccounts } from './routes/accounts.ts';

type Person = 'nobody' | 'member' | 'creator' | 'administrator';
const NAMES: Readonly<Record<Exclude<Person, 'nobody'>, string>> = {
  member: 'member.yi',
  creator: 'creator.bing',
  administrator: ADMIN.signInName,
};
const PERSONS: readonly Person[] = ['nobody', 'member', 'creator', 'administrator'];

/** Whom a rule lets in; a link is nobody's who does not hold it. */
const LET_IN: Readonly<Record<OpenRule['for'], readonly Person[]>> = {
  everyone: PERSONS,
  'link-holders': [],
  'signed-in': ['member', 'creator', 'administrator'],
  'own-account': ['member', 'creator', 'administrator'],
  creators: ['creator'],
  administrators: ['administrator'],
};

interface Walked extends TestSite {
  routes: { method: string; path: string; rule: OpenRule }[];
  /** Somebody with whom nobody else has to do. */
  bystander: { id: string; visitor: Visitor };
}

async function openWalked(): Promise<Walked> {
  const site = await openSite();
  const { accounts } = site;
  await addAccount(accounts, NAMES.member);
  await addAccount(accounts, NAMES.creator, { canCreateProcurements: true });
  const id = await addAccount(accounts, 'bystander.ding');
  const visitor = site.visit('192.0.2.9');
  await signIn(visitor, 'bystander.ding');
  await turnOnSecondFactor(accounts, visitor.browser);
  const desk = new ProcurementDesk(openMemoryStore());
  const pages = registerAccounts(new Pages({ assets: loadAssets(), desk, identify: accounts.identify }), {
    accounts,
    publicUrl: null,
    readCaller: () => visitor.browser.caller,
    dispatch: () => new Response(),
  });
  const routes = pages.routes.flatMap(({ method, path, rule }) => ('for' in rule ? [{ method, path, rule }] : []));
  expect(routes).toHaveLength(pages.routes.length);
  return { ...site, routes, bystander: { id, visitor } };
}

async function signIn(visitor: Visitor, signInName: string): Promise<void> {
  const { status } = await visitor.post('/sign-in', { signInName, password: PASSWORD });
  expect(status).toBe(303);
}

/** Everything a form of these pages may ask for, so that what they do is done. */
const FIELDS = {
  current: PASSWORD,
  password: '一二三四五，上山打老虎去',
  repeated: '一二三四五，上山打老虎去',
  confirmation: PASSWORD,
  code: '000000',
  name: '新来的人',
};

async function answer({ visit }: Walked, person: Person, method: string, address: string, fields = {}) {
  const visitor = visit();
  if (person !== 'nobody') await signIn(visitor, NAMES[person]);
  return method === 'GET' ? visitor.get(address) : visitor.post(address, fields);
}

/** By the rule, before the page itself has looked at anything. */
function isRefused(rule: OpenRule, address: string, { status, location, html }: WebAnswer): boolean {
  if (rule.for === 'link-holders') return status === 404;
  const isAsked = status === 401 || location === `/sign-in?next=${encodeURIComponent(address)}`;
  return isAsked || (status === 403 && html.includes('这里由系统管理员办理'));
}

describe('pages of accounts', () => {
  test.each(PERSONS)('let in whom their rule names, and nobody else: %s', async (person) => {
    const site = await openWalked();
    const wrong: string[] = [];
    for (const { method, path, rule } of site.routes) {
      const address = path.replace(':id', site.bystander.id).replace(':token', 'x'.repeat(43));
      const found = await answer(site, person, method, address);
      if (isRefused(rule, address, found) === LET_IN[rule.for].includes(person) || found.status >= 500)
        wrong.push(`${method} ${path}: ${found.status} ${found.location ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  test('of one’s own account touch nobody else’s, whatever is sent', async () => {
    const site = await openWalked();
    const { accounts, bystander } = site;
    const { browser } = bystander.visitor;
    const look = async () => [
      accounts.directory.get(bystander.id),
      (await accounts.own.listSessions(browser.caller)).map(({ id }) => id),
      accounts.directory.listEvents(bystander.id),
    ];
    const before = await look();
    const [session] = await accounts.own.listSessions(browser.caller);
    const own = site.routes.filter(({ rule }) => rule.for === 'own-account');
    expect(own.map(({ path }) => path)).toContain('/account/sessions/end');
    for (const { method, path } of own) {
      const sent = {
        id: bystander.id,
        account: bystander.id,
        signInName: 'bystander.ding',
        session: session?.id ?? '',
      };
      const { html } = await answer(site, 'administrator', method, path, sent);
      expect(html).not.toContain(session?.id);
      if ((await accounts.identify(browser.headers)) === null) throw new Error(`signed out by ${path}`);
      await accounts.links.finishInvitation(resetAdministrator(site), { password: PASSWORD, repeated: PASSWORD });
    }
    expect(await look()).toEqual(before);
  });

  test('behind a link open for whoever holds it, and for nobody once it was used', async () => {
    const { accounts, visit, bystander } = await openWalked();
    const token = accounts.directory.makePasswordLink(bystander.id, null);
    const address = `/invitations/${token}`;
    expect((await visit().get(address)).status).toBe(200);
    expect((await visit().post(address, FIELDS)).status).toBe(303);
    expect((await visit().get(address)).status).toBe(404);
    expect((await visit().get('/first-start/x')).status).toBe(404);
  });
});

/** The password as it was before, whatever a page made of it. */
function resetAdministrator({ accounts }: Walked): string {
  const id = accounts.directory.find(ADMIN.signInName)?.id ?? '';
  return accounts.directory.makePasswordLink(id, null, { dropSecondFactor: true });
}
