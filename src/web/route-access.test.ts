import { describe, expect, test } from 'vitest';
import { EVERYBODY } from '../ledger/ledger-fixture.ts';
import { STAGES } from '../ledger/stages.ts';
import { isAllowed } from './access.ts';
import { createApp } from './app.tsx';
import { ACCOUNTS, openWorkspace, PEOPLE, type TestWorkspace } from './workspace-fixture.ts';

/** Addresses outside the workspace: what anybody may see. */
const OPEN_TO_ALL = [/^\/$/, /^\/assets\//, /^\/evaluations\//, /^\/imports/, /^\/self-check/];

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

describe('access', () => {
  test('every address of the app has a rule', async () => {
    const { pages, desk } = await openWorkspace(null);
    const ruled = new Set(pages.routes.map(({ method, path }) => `${method} ${path}`));
    const app = createApp({ evaluations: [], workspace: { desk, identify: async () => null, people: PEOPLE } });
    const without = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/*' && path !== '*')
      .filter(({ path }) => !OPEN_TO_ALL.some((pattern) => pattern.test(path)))
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !ruled.has(route));
    expect(without).toEqual([]);
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
      const isOpen = 'for' in rule && rule.for === 'everyone';
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
