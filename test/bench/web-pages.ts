import { openAccounts } from '../../src/accounts/open-accounts.ts';
import { scoreCase } from '../../src/use-cases/score-case.ts';
import { createApp } from '../../src/web/app.tsx';
import { openVerifications } from '../../src/web/archive/open-verifications.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { readCaller } from '../../src/web/auth/read-caller.ts';
import { openBidReadings } from '../../src/web/bids/open-bid-readings.ts';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';
import { DraftedImports } from '../../src/web/new-procurement/drafted-imports.ts';
import { openAtHand } from '../../src/web/open-evaluation.ts';
import { Pages } from '../../src/web/pages.tsx';
import { registerAccounts } from '../../src/web/routes/accounts.ts';
import { registerWorkspace } from '../../src/web/routes/workspace.ts';
import { openSelfCheck } from '../../src/web/self-check/open-self-check.ts';
import type { FilledSite } from './web-site.ts';

/** Whose page a request is; a real server knows it from the session. */
const PERSON_HEADER = 'x-bench-person';
const ADMINISTRATOR = { name: '管理员', signInName: 'admin', password: '红灯停绿灯行黄灯要等一等' };

/** Who asks: a person of a procurement, the signed-in administrator, or nobody. */
export type Asker = { person: string } | 'administrator' | null;
export type Send = (address: string, asker: Asker, init?: RequestInit) => Promise<Response>;

export interface OpenPages {
  /** Every address the app answers, with the rule of those that have one. */
  routes: { method: string; path: string; rule: Pages['routes'][number]['rule'] | null }[];
  send: Send;
  /** The same pages as if the server had just been started. */
  restart(): Send;
  /** Until what was handed in under an id has been read. */
  whenRead(id: string): Promise<void>;
  /** The administrator's account. */
  account: string;
  close(): Promise<void>;
}

/** The whole app, accounts included, as it is served. */
export async function openPages({ desk, examples }: FilledSite, folder: string): Promise<OpenPages> {
  const persons = Object.values(examples)
    .flatMap(({ people }) => people)
    .map(({ id, name }) => ({ id, name, signInName: id, isAdministrator: false, canCreateProcurements: true }));
  const accounts = await openAccounts(folder);
  const cookie = await signIn(accounts);
  const identify = async (headers: Headers) =>
    persons.find(({ id }) => id === headers.get(PERSON_HEADER)) ?? accounts.identify(headers);
  const people = { search: async () => persons, find: async () => null };
  const drafter = { draft: () => Promise.reject(new Error('nothing is drafted here')), close: async () => {} };
  const imports = openImportStore();
  const selfCheck = openSelfCheck({ imports });
  const readings = openBidReadings();
  const verifications = openVerifications(imports.incoming);
  const evaluations = [openAtHand({ href: '/evaluations/demo', isDemo: true, ...(await scoreCase('fixtures/demo')) })];
  const shared = { people, readings, verifications };
  const open = () =>
    createApp({
      evaluations,
      imports,
      selfCheck,
      drafter,
      workspace: { desk, identify, ...shared },
      accounts: { accounts, publicUrl: null },
    });
  const app = open();
  const pages = new Pages({ desk, identify, assets: loadAssets() });
  const drafted = new DraftedImports({ imports, drafter });
  registerWorkspace(pages, { ...shared, demos: [], drafted, signingKey: null, isAlone: false });
  registerAccounts(pages, {
    accounts,
    publicUrl: null,
    readCaller: (c) => readCaller(c, false),
    dispatch: (request, env) => app.fetch(request, env as object),
  });
  const rules = new Map(pages.routes.map(({ method, path, rule }) => [`${method} ${path}`, rule]));
  const listed = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'));
  const names = [...new Set(listed.map(({ method, path }) => `${method} ${path}`))];
  const sendTo =
    (to: ReturnType<typeof open>): Send =>
    async (address, asker, init = {}) => {
      const headers = new Headers({ ...init.headers, 'sec-fetch-site': 'same-origin' });
      if (asker === 'administrator') headers.set('cookie', cookie);
      else if (asker !== null) headers.set(PERSON_HEADER, asker.person);
      const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
      return to.fetch(new Request(`http://127.0.0.1${address}`, { ...init, headers }), env);
    };
  return {
    routes: names.map((name) => {
      const [method = '', path = ''] = name.split(' ');
      return { method, path, rule: rules.get(name) ?? null };
    }),
    send: sendTo(app),
    restart: () => sendTo(open()),
    whenRead: async (id) => {
      for (const purpose of ['reading', 'self-check', 'new-procurement'] as const)
        await imports.find(id, purpose)?.finished;
      await verifications.whenIdle();
    },
    account: (await accounts.identify(new Headers({ cookie })))?.id ?? '',
    close: async () => {
      await Promise.all([readings.close(), verifications.close(), selfCheck.close()]);
      await imports.close();
      accounts.close();
    },
  };
}

async function signIn(accounts: Awaited<ReturnType<typeof openAccounts>>): Promise<string> {
  const { name, signInName, password } = ADMINISTRATOR;
  const token = accounts.links.beginFirstStart() ?? '';
  await accounts.links.finishFirstStart(token, { name, signInName, password, repeated: password });
  const outcome = await accounts.signIn({ headers: new Headers(), address: '127.0.0.1' }, { signInName, password });
  if (!('cookies' in outcome)) throw new Error('the administrator could not sign in');
  return outcome.cookies.map((one) => one.split(';')[0]).join('; ');
}
