import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ADMIN,
  addAccount,
  CHEAP_HASHING,
  PASSWORD,
  signIn,
  TestBrowser,
  turnOnSecondFactor,
} from '../../src/accounts/accounts-fixture.ts';
import { type Accounts, openAccounts } from '../../src/accounts/open-accounts.ts';
import { PURCHASER } from '../../src/ledger/ledger-fixture.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { runDraft } from '../../src/use-cases/draft-task.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { createApp } from '../../src/web/app.tsx';
import { ArchiveVerifications } from '../../src/web/archive/archive-verifications.ts';
import { ImportStore } from '../../src/web/imports/import-store.ts';
import { formOf } from '../../src/web/imports/upload-fixture.ts';
import { openAtHand } from '../../src/web/open-evaluation.ts';
import { CHECKER, READER, readDemoBid } from '../../src/web/self-check/self-check-fixture.ts';
import { SelfCheckStore } from '../../src/web/self-check/self-check-store.ts';
import { ACCOUNT_HEADER, identify, PEOPLE, VERIFIER } from '../../src/web/workspace-fixture.ts';
import { startPages } from './start-app.ts';
import { LOT, tellStages } from './told-stages.ts';

/** Before and after the deadline of the demo. */
export const BEFORE = '2025-12-15T08:00:00+08:00';
export const AFTER = '2025-12-15T15:00:00+08:00';

const TENDER = readFileSync('fixtures/tenders/software-zhejiang/document.html');

/** The whole app with something on every page. */
export interface WalkedSite {
  url: string;
  /** Patterns of all addresses that are asked for by GET. */
  routes: readonly string[];
  setClock(now: string): void;
  desk: ProcurementDesk;
  /** Cookies of an administrator, and of somebody whose password was right and whose code is wanted. */
  people: { administrator: TestBrowser; halfway: TestBrowser };
  addresses: {
    firstStart: string;
    invitation: string;
    account: string;
    /** A document that was read and drafted, and not made a procurement yet. */
    drafted: string;
    drafting: string;
    imported: string;
    selfCheck: string;
    verified: string;
  };
  close(): Promise<void>;
}

export async function openWalkedSite(): Promise<WalkedSite> {
  const desk = new ProcurementDesk(openMemoryStore());
  const scored = await tellStages(desk);
  const imports = new ImportStore({ reader: READER });
  const verifications = new ArchiveVerifications({ verifier: VERIFIER, incoming: imports.incoming });
  const selfCheck = {
    store: new SelfCheckStore({ imports, checker: CHECKER }),
    listSchemes: async () => [scored.scheme],
    close: async () => {},
  };
  const [accounts, unstarted] = [await openFolder(), await openFolder()];
  let now = AFTER;
  const workspace = {
    desk,
    people: PEOPLE,
    verifications,
    identify: async (headers: Headers) => (await identify(headers)) ?? accounts.opened.identify(headers),
    now: () => new Date(now),
  };
  const drafter = {
    draft: async (task: Parameters<typeof runDraft>[0]) => {
      const outcome = runDraft(task);
      if (outcome.type === 'refused') throw new Error(JSON.stringify(outcome.problems));
      return outcome.draft;
    },
    close: async () => {},
  };
  const open = (own: Accounts) =>
    createApp({
      evaluations: [openAtHand({ href: '/evaluations/demo', isDemo: true, ...scored })],
      imports,
      selfCheck,
      drafter,
      workspace,
      accounts: { accounts: own, publicUrl: null },
    });
  const app = open(accounts.opened);
  const [started, fresh] = await Promise.all([
    startPages(app.fetch as never),
    startPages(open(unstarted.opened).fetch as never),
  ]);
  const firstStart = `${fresh.url}/first-start/${unstarted.opened.links.beginFirstStart() ?? ''}`;
  const { administrator, halfway, account, invitation } = await openPeople(accounts.opened);
  return {
    url: started.url,
    routes: app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path),
    setClock: (moment) => {
      now = moment;
    },
    desk,
    people: { administrator, halfway },
    addresses: {
      firstStart,
      invitation,
      account: `/accounts/${account}`,
      ...(await handIn(started.url, imports, verifications)),
    },
    close: async () => {
      await Promise.all([started.close(), fresh.close(), imports.close(), verifications.close()]);
      for (const folder of [accounts, unstarted]) folder.close();
    },
  };
}

/** Accounts in a folder of their own, removed when they are closed. */
async function openFolder(): Promise<{ opened: Accounts; close(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-walk-'));
  const opened = await openAccounts(folder, { hashing: CHEAP_HASHING });
  return {
    opened,
    close: () => {
      opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function openPeople(accounts: Accounts) {
  const token = accounts.links.beginFirstStart() ?? '';
  await accounts.links.finishFirstStart(token, { ...ADMIN, password: PASSWORD, repeated: PASSWORD });
  const [administrator, halfway] = [new TestBrowser(), new TestBrowser()];
  await signIn(accounts, administrator);
  const account = await addAccount(accounts, 'member.yi', { name: '成员乙', canCreateProcurements: true });
  await signIn(accounts, halfway, 'member.yi');
  await turnOnSecondFactor(accounts, halfway);
  await accounts.signOut(halfway.caller);
  await signIn(accounts, halfway, 'member.yi');
  const invited = await accounts.directory.create(
    { name: '成员丙', signInName: 'member.bing', isAdministrator: false, canCreateProcurements: false },
    account,
  );
  if ('problems' in invited) throw new Error(JSON.stringify(invited.problems));
  return { administrator, halfway, account, invitation: `/invitations/${invited.token}` };
}

/** Files that were handed in where people do; the addresses they led to. */
async function handIn(url: string, imports: ImportStore, verifications: ArchiveVerifications) {
  const send = async (address: string, files: Parameters<typeof formOf>[0], fields: Record<string, string> = {}) => {
    const body = formOf(files);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return follow(await fetch(`${url}${address}`, { method: 'POST', body, headers: PURCHASING, redirect: 'manual' }));
  };
  const tender = { '招标文件.html': TENDER };
  const [drafted, made] = [
    await send('/procurements/new/upload', tender),
    await send('/procurements/new/upload', tender),
  ];
  for (const address of [drafted, made]) await imports.find(idIn(address), 'new-procurement')?.finished;
  const head = {
    title: '示例市数据局政务数据共享平台建设项目',
    method: 'open-tender',
    category: 'services',
    role: 'purchaser',
  };
  const lots = { lot: '0', 'title-0': '政务数据共享平台' };
  const created = await fetch(`${url}${made}`, {
    method: 'POST',
    body: new URLSearchParams({ ...head, ...lots }),
    headers: PURCHASING,
    redirect: 'manual',
  });
  const imported = await send('/imports', { '招标文件.html': TENDER });
  await imports.find(idIn(imported))?.finished;
  const selfCheck = await send('/self-check', readDemoBid('tenderer-d'), {
    scheme: `tianjin-tgpc-2025-d-1284/${LOT}`,
    date: '2025-12-15',
  });
  await imports.find(idIn(selfCheck), 'self-check')?.finished;
  const archive = await fetch(`${url}/procurements/sealed/filing/archive.zip`, { headers: PURCHASING });
  const verified = await send('/archive/verification', { '归档包.zip': new Uint8Array(await archive.arrayBuffer()) });
  await verifications.whenIdle();
  return { drafted, verified, drafting: follow(created).replace(/\/scheme$/, ''), imported, selfCheck };
}

const PURCHASING = { [ACCOUNT_HEADER]: PURCHASER.id };
const idIn = (address: string) => address.split('/').at(-1) ?? '';

function follow(response: Response): string {
  const address = response.headers.get('Location');
  if (response.status !== 303 || address === null) throw new Error(`${response.url}: ${response.status}`);
  return address;
}
