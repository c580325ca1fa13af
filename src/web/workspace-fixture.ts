import type { EventType } from '../ledger/events/index.ts';
import { fold } from '../ledger/fold/index.ts';
import { EVERYBODY, place, tellStory } from '../ledger/ledger-fixture.ts';
import { STAGES, type Stage } from '../ledger/stages.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../use-cases/procurement-desk.ts';
import { createApp } from './app.tsx';
import { loadAssets } from './assets.ts';
import { Pages } from './pages.tsx';
import { registerWorkspace } from './routes/workspace.ts';
import type { Account } from './visit.ts';

/** Whose page a request of a test is; a real server knows it from the session. */
const ACCOUNT_HEADER = 'x-test-account';

const ADMINISTRATOR: Account = {
  id: 'admin-1',
  name: '管理员',
  signInName: 'admin-1',
  isAdministrator: true,
  canCreateProcurements: true,
};
const STRANGER: Account = {
  id: 'stranger-1',
  name: '无关人员',
  signInName: 'stranger-1',
  isAdministrator: false,
  canCreateProcurements: false,
};
export const ACCOUNTS: readonly Account[] = [
  ...EVERYBODY.map(({ id, name, role }) => ({
    id,
    name,
    signInName: id,
    isAdministrator: false,
    canCreateProcurements: role === 'clerk' || role === 'purchaser',
  })),
  ADMINISTRATOR,
  STRANGER,
];

export interface TestWorkspace {
  desk: ProcurementDesk;
  pages: Pages;
  get(address: string, account: string | null, headers?: Record<string, string>): Promise<Response>;
  post(
    address: string,
    account: string | null,
    fields?: Record<string, string | readonly string[]>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/**
 * The whole app over a ledger in memory, with the story of `ledger-fixture.ts` told as far as a stage (its last moment), under the
 * id `example`.
 * @param stage null: nothing has happened yet
 * @param until the first event of a kind that is the last to happen, where the stage's end is too late
 */
export async function openWorkspace(stage: Stage | null, until?: EventType): Promise<TestWorkspace> {
  const desk = new ProcurementDesk(openMemoryStore());
  if (stage !== null) await desk.store.append('example', 0, tellUntil(stage, until));
  const identify = async (headers: Headers) => ACCOUNTS.find(({ id }) => id === headers.get(ACCOUNT_HEADER)) ?? null;
  const workspace = { desk, identify };
  const app = createApp({ evaluations: [], workspace });
  const as = (account: string | null): Record<string, string> =>
    account === null ? {} : { [ACCOUNT_HEADER]: account };
  return {
    desk,
    pages: registerWorkspace(new Pages({ ...workspace, assets: loadAssets() }), { demos: [] }),
    get: async (address, account, headers = {}) => app.request(address, { headers: { ...as(account), ...headers } }),
    post: async (address, account, fields = {}, headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      return app.request(address, { method: 'POST', body, headers: { ...as(account), ...headers } });
    },
  };
}

/** Everything up to the last event of a stage's first stay. */
function tellUntil(stage: Stage, until?: EventType) {
  const story = tellStory();
  if (until !== undefined) return story.slice(0, story.findIndex(({ type }) => type === until) + 1);
  const placed = place(story);
  const order = STAGES.indexOf(stage);
  const end = placed.findIndex((_, index) => {
    const reached = fold(placed.slice(0, index + 1)).lots.get(1)?.stage ?? 'drafting';
    return STAGES.indexOf(reached) > order;
  });
  return end === -1 ? story : story.slice(0, end);
}
