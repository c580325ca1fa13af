import { describe, expect, test } from 'vitest';
import { openStartedAccounts } from '../accounts/accounts-fixture.ts';
import { CLERK, EVERYBODY, VENDOR_A } from '../ledger/ledger-fixture.ts';
import { STAGES } from '../ledger/stages.ts';
import { isAllowed, isPublic } from './access.ts';
import { createApp } from './app.tsx';
import { loadAssets } from './assets.ts';
import { Pages } from './pages.tsx';
import { PDF_LIBRARY } from './pdf-library.ts';
import { registerAccounts } from './routes/accounts.ts';
import { ACCOUNTS, openWorkspace, PEOPLE, type TestWorkspace } from './workspace-fixture.ts';

/** Addresses that need no account and hold nothing of a procurement; an import or a check is known by an address nobody can guess. */
const OPEN_TO_ALL = [
  ...loadAssets().files.map(({ address }) => `GET ${address}`),
  `GET ${PDF_LIBRARY.address}:file{.+}`,
  'GET /evaluations/:id',
  'GET /evaluations/:id/tenderers/:number',
  'GET /evaluations/:id/documents/:file{.+}',
  'GET /evaluations/:id/originals/:file{.+}',
  'GET /imports',
  'POST /imports',
  'GET /imports/:id',
  'GET /imports/:id/events',
  'POST /imports/:id/stop',
  'POST /imports/:id/delete',
  'GET /imports/:id/files/:file{[1-9][0-9]*(?:\\.json)?}',
  'GET /imports/:id/files/:file{[1-9][0-9]*}/original',
  'GET /self-check',
  'POST /self-check',
  'GET /self-check/requirements',
  'POST /self-check/requirements',
  'GET /self-check/:id',
  'GET /self-check/:id/events',
  'POST /self-check/:id/bid',
  'POST /self-check/:id/prices',
  'POST /self-check/:id/delete',
  'GET /self-check/:id/:report{report\\.(?:docx|html)}',
  'GET /self-check/:id/files/:number{[1-9][0-9]*}',
];

/** Names of the story for the parts of an address; what is not there answers 404, behind the rule. */
const PARTS: Readonly<Record<string, string>> = { procurement: 'example', lot: '1', tenderer: '1' };

function fill(path: string): string {
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => PARTS[name] ?? '1').replace(/\/\*$/, '/1');
}

async function send(workspace: TestWorkspace, method: string, path: string, account: string | null): Promise<number> {
  const { status } = await (method === 'GET'
    ? workspace.get(fill(path), account)
    : workspace.post(fill(path), account));
  return status;
}

/** The whole app as it is served, and the addresses that were registered with a rule. */
async function openServed() {
  const { pages, desk } = await openWorkspace(null);
  const { accounts } = await openStartedAccounts();
  const workspace = { desk, identify: async () => null, people: PEOPLE };
  const app = createApp({ evaluations: [], workspace, accounts: { accounts, publicUrl: null } });
  const own = registerAccounts(new Pages({ ...workspace, assets: loadAssets() }), {
    accounts,
    publicUrl: null,
    readCaller: () => ({ headers: new Headers(), address: '' }),
    dispatch: () => app.request('/'),
  });
  return { app, ruled: [...pages.routes, ...own.routes].map(({ method, path }) => `${method} ${path}`) };
}

/** What answers at an address of its own; what stands before all of them answers nothing by itself. */
function listServed({ routes }: ReturnType<typeof createApp>): string[] {
  const isBefore = (method: string, path: string) => method === 'ALL' || path === '/*' || path === '*';
  return routes.filter(({ method, path }) => !isBefore(method, path)).map(({ method, path }) => `${method} ${path}`);
}

describe('access', () => {
  test('every address of the app has a rule, or stands among those that are open to all', async () => {
    const { app, ruled } = await openServed();
    const known = [...ruled, ...OPEN_TO_ALL];
    expect(listServed(app).filter((route) => !known.includes(route))).toEqual([]);
    expect(known.filter((route) => !listServed(app).includes(route))).toEqual([]);
    app.get('/imports/:id/everything', (c) => c.text(''));
    app.get('/procurements/:procurement/everything', (c) => c.text(''));
    expect(listServed(app).filter((route) => !known.includes(route))).toHaveLength(2);
  });

  test('what is open to all answers everybody alike, signed in or not', async () => {
    const workspace = await openWorkspace('marking');
    const wrong: string[] = [];
    for (const route of OPEN_TO_ALL) {
      const [method = '', path = ''] = route.split(' ');
      const file = path.startsWith(PDF_LIBRARY.address) ? `${PDF_LIBRARY.address}build/pdf.min.mjs` : path;
      const answers = new Set<number>();
      for (const account of [null, VENDOR_A.id, CLERK.id, 'admin-1', 'stranger-1'])
        answers.add(await send(workspace, method, file, account));
      // Nothing was handed in yet, and an upload has to be one.
      const isWhole = method === 'GET' && (!path.includes('/:') || file !== path);
      const expected = isWhole ? [200] : method === 'GET' ? [200, 404] : [400, 404];
      if (answers.size !== 1 || !expected.some((status) => answers.has(status)))
        wrong.push(`${route}: ${[...answers]}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each(STAGES)('in the stage %s every address answers each role as its rule says', async (stage) => {
    let workspace = await openWorkspace(stage);
    const wrong: string[] = [];
    for (const { method, path, rule } of workspace.pages.routes) {
      if ('for' in rule) continue;
      for (const { id, role } of EVERYBODY) {
        const { lots, people, version } = await workspace.desk.load('example');
        const takesPart = people.has(id) || lots.get(1)?.panel?.value.some((seat) => seat.id === id) === true;
        const status = await send(workspace, method, path, id);
        const isIn = takesPart && isAllowed(rule, role, stage);
        const isRefused = status === 403 || (!takesPart && status === 404);
        if (isIn === isRefused || status >= 500) wrong.push(`${method} ${path} as ${role}: ${status}`);
        const isChanged = (await workspace.desk.load('example')).version !== version;
        if (isChanged) workspace = await openWorkspace(stage);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('whoever takes no part in a procurement is told that there is none', async () => {
    const workspace = await openWorkspace('marking');
    const answers = new Set<number>();
    for (const { method, path, rule } of workspace.pages.routes)
      if (!('for' in rule)) answers.add(await send(workspace, method, path, 'stranger-1'));
    expect([...answers].filter((status) => status !== 404)).toEqual([]);
  });

  test('whoever has not signed in is asked to, and administrators alone manage accounts', async () => {
    const workspace = await openWorkspace('marking');
    const wrong: string[] = [];
    for (const { method, path, rule } of workspace.pages.routes) {
      const isOpen = 'for' in rule && isPublic(rule);
      const status = await send(workspace, method, path, null);
      const isAsked = status === 303 || status === 401;
      if (!isOpen && !isAsked) wrong.push(`${method} ${path}: ${status}`);
      if ('for' in rule && rule.for === 'administrators') {
        for (const { id, isAdministrator } of ACCOUNTS)
          if (((await send(workspace, method, path, id)) === 403) === isAdministrator)
            wrong.push(`${method} ${path} as ${id}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
