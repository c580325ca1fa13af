import type { Account } from '../accounts/account.ts';
import { AppError } from '../domain/app-error.ts';
import type { BidCheck } from '../domain/bid.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { TenderDraft } from '../domain/draft.ts';
import type { EventData, EventType, NewEvent } from '../ledger/events/index.ts';
import { fold } from '../ledger/fold/index.ts';
import { EVERYBODY, place, tellStory } from '../ledger/ledger-fixture.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { STAGES, type Stage } from '../ledger/stages.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import type { SigningKey } from '../use-cases/archive-keys.ts';
import { type DraftTask, runDraft } from '../use-cases/draft-task.ts';
import { freezeTotals } from '../use-cases/freeze-totals.ts';
import { ProcurementDesk } from '../use-cases/procurement-desk.ts';
import { verifyArchiveFile } from '../use-cases/verify-archive-file.ts';
import type { ArchiveVerifier } from '../use-cases/verify-threads.ts';
import { createApp } from './app.tsx';
import { ArchiveVerifications } from './archive/archive-verifications.ts';
import { loadAssets } from './assets.ts';
import { BidReadings, type BidReadingsOptions } from './bids/bid-readings.ts';
import type { ImportStore } from './imports/import-store.ts';
import { openImportStore } from './imports/open-import-store.ts';
import { formOf } from './imports/upload-fixture.ts';
import { DraftedImports } from './new-procurement/drafted-imports.ts';
import { Pages } from './pages.tsx';
import type { PeopleDirectory } from './people-directory.ts';
import { registerWorkspace } from './routes/workspace.ts';

/** Whose page a request of a test is; a real server knows it from the session. */
export const ACCOUNT_HEADER = 'x-test-account';

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

export const identify = async (headers: Headers): Promise<Account | null> =>
  ACCOUNTS.find(({ id }) => id === headers.get(ACCOUNT_HEADER)) ?? null;

/** Every account there is, found by a part of its name. */
export const PEOPLE: PeopleDirectory = {
  search: async (words) =>
    ACCOUNTS.filter(({ name, signInName }) => name.includes(words) || signInName.includes(words)),
  find: async (id) => ACCOUNTS.find((account) => account.id === id) ?? null,
};

const CHECK: BidCheck = {
  tenderer: null,
  lot: 1,
  price: {
    quoted: null,
    inWords: null,
    itemSum: null,
    corrected: null,
    consistent: null,
    withinCeiling: null,
    locations: [],
  },
  sme: {
    declared: false,
    enterpriseClass: null,
    complete: false,
    impliedClass: null,
    eligible: null,
    deduction: null,
    smallMicroShare: null,
    reasons: [],
  },
  domestic: {
    declared: false,
    complete: false,
    products: [],
    costShare: null,
    eligible: null,
    deduction: null,
    reasons: [],
  },
  validityDays: null,
  responses: [],
  facts: { contracts: [], certificates: [], people: [] },
  items: [],
  findings: [],
};

const DOCUMENT: ImportedDocument = {
  file: '甲一',
  mediaType: 'text/plain',
  sha256: '',
  pages: null,
  messages: [],
  blocks: [{ type: 'paragraph', text: '运维方案', path: 'p[1]', page: null }],
};

/** Files called 等待 that are being read, each to be gone on with. */
const held: (() => void)[] = [];

/** Reads every file as its own text; a file called 损坏 cannot be read, and one called 等待 not before it is let go. */
const FAKE_TOOLS: BidReadingsOptions['tools'] = {
  reader: {
    importBytes: async (file, bytes) => {
      if (file.includes('等待')) await new Promise<void>((resolve) => held.push(resolve));
      if (file.includes('损坏'))
        throw new AppError('input-unreadable', { file, message: '文件已损坏，请用原软件另存再试' });
      const text = Buffer.from(bytes).toString();
      return { ...DOCUMENT, file, blocks: [{ type: 'paragraph', text, path: 'p[1]', page: null }] };
    },
  },
  checker: {
    check: async ({ documents }) => ({ check: { ...CHECK, tenderer: documents[0]?.file ?? null }, facts: [] }),
    close: async () => {},
  },
};

/** Verifies in this thread: a test waits anyway. */
export const VERIFIER: ArchiveVerifier = {
  verify: async (file, publicKey, { onProgress }) => ({
    type: 'verified',
    verification: await verifyArchiveFile(file, publicKey, onProgress),
  }),
  close: async () => {},
};

/** Verifies nothing until it is stopped. */
export const VERIFIES_FOR_EVER: ArchiveVerifier = {
  verify: (_file, _publicKey, { signal }) =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    }),
  close: async () => {},
};

export interface TestWorkspace {
  desk: ProcurementDesk;
  imports: ImportStore;
  pages: Pages;
  get(address: string, account: string | null, headers?: Record<string, string>): Promise<Response>;
  /** A form with files, as a browser sends it. */
  upload(address: string, account: string | null, form: FormData): Promise<Response>;
  /** The bytes of a body as they came, whole or not. */
  send(address: string, account: string | null, body: Uint8Array, contentType: string): Promise<Response>;
  /** Goes on with the files that wait. */
  letGo(): void;
  /** Until nothing is being read any more. */
  whenRead(): Promise<void>;
  /** Until no archive is being verified any more. */
  whenVerified(): Promise<void>;
  /** Sends files, as a browser does. */
  hand(
    address: string,
    account: string | null,
    files: Record<string, string | Uint8Array>,
  ): Promise<Response> | Response;
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
export function openWorkspace(stage: Stage | null, until?: EventType, kept: Kept = {}): Promise<TestWorkspace> {
  return openTold(stage === null ? [] : tellUntil(stage, until), kept);
}

/** What a test brings along: the store its ledgers lie in, the agency's key, who verifies archives. */
interface Kept {
  store?: LedgerStore;
  signingKey?: SigningKey | null;
  verifier?: ArchiveVerifier;
}

/** The whole app over ledgers, in memory unless told otherwise, in which a story has happened under the id `example`. */
export async function openTold(
  story: readonly NewEvent[],
  { store = openMemoryStore(), signingKey = null, verifier = VERIFIER }: Kept = {},
): Promise<TestWorkspace> {
  const desk = new ProcurementDesk(store);
  if (story.length > 0) await desk.store.append('example', 0, await keepFiles(desk, story));
  const readings = new BidReadings({ tools: FAKE_TOOLS, atATime: 1 });
  const imports = openImportStore();
  const verifications = new ArchiveVerifications({ verifier, incoming: imports.incoming });
  const workspace = { desk, identify, people: PEOPLE, readings, verifications, signingKey };
  const drafter = { draft: async (task: DraftTask) => draftHere(task), close: async () => {} };
  const app = createApp({ evaluations: [], imports, drafter, workspace });
  const drafted = new DraftedImports({ imports, drafter });
  const as = (account: string | null): Record<string, string> =>
    account === null ? {} : { [ACCOUNT_HEADER]: account };
  return {
    desk,
    pages: registerWorkspace(new Pages({ ...workspace, assets: loadAssets() }), {
      demos: [],
      drafted,
      people: PEOPLE,
      readings,
      verifications,
      signingKey,
      isAlone: false,
    }),
    get: async (address, account, headers = {}) => app.request(address, { headers: { ...as(account), ...headers } }),
    hand: (address, account, files) =>
      app.request(address, { method: 'POST', body: formOf(files), headers: as(account) }),
    imports,
    upload: async (address, account, body) => app.request(address, { method: 'POST', body, headers: as(account) }),
    send: async (address, account, body, contentType) =>
      app.request(address, {
        method: 'POST',
        body: body as Uint8Array<ArrayBuffer>,
        headers: { ...as(account), 'content-type': contentType },
      }),
    letGo: () => {
      for (const goOn of held.splice(0)) goOn();
    },
    whenRead: () => readings.whenIdle(),
    whenVerified: () => verifications.whenIdle(),
    post: async (address, account, fields = {}, headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      return app.request(address, { method: 'POST', body, headers: { ...as(account), ...headers } });
    },
  };
}

export interface StoryOptions {
  stage: Stage;
  /** The first event of a kind that is the last to happen, where the stage's end is too late. */
  until?: EventType;
  /** Whom the story calls what, in place of its own names. */
  names?: Readonly<Record<string, string>>;
}

/** Records the story of `ledger-fixture.ts` as far as a stage, with the files it names. */
export async function recordStory(desk: ProcurementDesk, procurement: string, { stage, until, names }: StoryOptions) {
  const quoted = (name: string) => JSON.stringify(name).slice(1, -1);
  const written = Object.entries(names ?? {}).reduce(
    (text, [name, other]) => text.replaceAll(quoted(name), quoted(other)),
    JSON.stringify(tellUntil(stage, until)),
  );
  await desk.store.append(procurement, 0, await keepFiles(desk, JSON.parse(written)));
}

/** The story names files that nobody kept: here they are, the frozen result computed from what happened before it. */
async function keepFiles(desk: ProcurementDesk, story: readonly NewEvent[]): Promise<NewEvent[]> {
  const told: NewEvent[] = [];
  let evaluation = '';
  const keep = async (value: unknown) => (await desk.store.putBlob(Buffer.from(JSON.stringify(value)))).sha256;
  for (const event of story) {
    const { by, at, rule } = event;
    switch (event.type) {
      case 'totals.frozen': {
        const { lot, date } = event.data;
        const state = fold(place(told));
        const frozen = await freezeTotals(desk.store, state, { lot, date, by, at, rule }, desk.reference);
        evaluation = (frozen.event.data as EventData<'totals.frozen'>).evaluation;
        told.push(frozen.event);
        break;
      }
      case 'report.signed':
        told.push({ ...event, data: { ...event.data, evaluation } });
        break;
      case 'report.dissented':
        told.push({ ...event, data: { ...event.data, evaluation } });
        break;
      case 'bid.received':
        for (const { name } of event.data.documents) await desk.store.putBlob(Buffer.from(name));
        told.push(event);
        break;
      case 'bid.checked':
        told.push({
          ...event,
          data: { ...event.data, check: await keep({ ...CHECK, tenderer: event.data.tenderer }) },
        });
        break;
      case 'document.read':
        told.push({ ...event, data: { ...event.data, text: await keep(DOCUMENT) } });
        break;
      default:
        told.push(event);
    }
  }
  return told;
}

/** Drafts in this thread: a test waits anyway. */
function draftHere(task: DraftTask): TenderDraft {
  const outcome = runDraft(task);
  if (outcome.type === 'drafted') return outcome.draft;
  throw new AppError(outcome.code, outcome.problems);
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
