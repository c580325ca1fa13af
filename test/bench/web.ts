import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { isObjective } from '../../src/domain/scoring-item.ts';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import { isAllowed } from '../../src/web/access.ts';
import { createApp } from '../../src/web/app.tsx';
import { openVerifications } from '../../src/web/archive/open-verifications.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { openBidReadings } from '../../src/web/bids/open-bid-readings.ts';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';
import { DraftedImports } from '../../src/web/new-procurement/drafted-imports.ts';
import { Pages } from '../../src/web/pages.tsx';
import { registerWorkspace } from '../../src/web/routes/workspace.ts';
import { type BenchResult, compare, median } from './measure.ts';
import { type FilledSite, type FilledStage, fillSite, LOT } from './web-site.ts';

/** Whose page a request is; a real server knows it from the session. */
const PERSON_HEADER = 'x-bench-person';
const PAGE_MS = 50;
const RUNS = 15;
const STAGES: readonly FilledStage[] = ['drafting', 'marking', 'sealed'];

/** Every page of a hundred procurements against the time people do not notice; saving a mark against a bare page that inserts one. */
export async function benchWeb(): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-bench-'));
  const site = await fillSite(folder);
  const readings = openBidReadings();
  const imports = openImportStore();
  try {
    const open = openPages(site, readings, imports);
    return [...(await benchPages(site, open)), await benchMark(site, open.send, folder)];
  } finally {
    await Promise.all([readings.close(), imports.close(), site.close()]);
    rmSync(folder, { recursive: true });
  }
}

type Send = (address: string, person: string | null, init?: RequestInit) => Promise<Response>;

function openPages(
  { desk, examples }: FilledSite,
  readings: ReturnType<typeof openBidReadings>,
  imports: ReturnType<typeof openImportStore>,
): { pages: Pages; send: Send } {
  const accounts = Object.values(examples)
    .flatMap(({ people }) => people)
    .map(({ id, name }) => ({ id, name, signInName: id, isAdministrator: false, canCreateProcurements: true }));
  const identify = async (headers: Headers) => accounts.find(({ id }) => id === headers.get(PERSON_HEADER)) ?? null;
  const people = { search: async () => accounts, find: async () => null };
  const drafter = { draft: () => Promise.reject(new Error('nothing is drafted here')), close: async () => {} };
  const app = createApp({ evaluations: [], imports, drafter, workspace: { desk, identify, people, readings } });
  const drafted = new DraftedImports({ imports, drafter });
  const pages = new Pages({ desk, identify, assets: loadAssets() });
  registerWorkspace(pages, {
    demos: [],
    drafted,
    people,
    readings,
    verifications: openVerifications(imports.incoming),
    signingKey: null,
    isAlone: false,
  });
  const send: Send = async (address, person, init = {}) =>
    app.fetch(
      new Request(`http://127.0.0.1${address}`, {
        ...init,
        headers: { ...init.headers, ...(person === null ? {} : { [PERSON_HEADER]: person }) },
      }),
    );
  return { pages, send };
}

/** Of each address the slowest of what people in the three stages ask for. */
async function benchPages(site: FilledSite, { pages, send }: ReturnType<typeof openPages>): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const { method, path: pattern, rule } of pages.routes) {
    if (method !== 'GET') continue;
    const slowest = { ms: 0, stage: '' };
    for (const stage of STAGES) {
      const { people } = site.examples[stage];
      const actor = 'for' in rule ? people[0] : people.find(({ role }) => isAllowed(rule, role, stage));
      if (actor === undefined) continue;
      const ms = await measurePage(send, fill(site, stage, pattern, actor), actor.id);
      if (ms !== null && ms > slowest.ms) Object.assign(slowest, { ms, stage });
    }
    if (slowest.stage === '') continue;
    const name = `web/page ${shorten(pattern)} (${slowest.stage})`;
    const ms = Math.round(slowest.ms * 1000) / 1000;
    const ratio = Math.round((ms / PAGE_MS) * 1000) / 1000;
    results.push({ name, ms, baseline: 'milliseconds of an answer', baselineMs: PAGE_MS, ratio, limit: 1 });
  }
  return results;
}

/** Median of answers read to their end; null where there is nothing at the address in this stage. */
async function measurePage(send: Send, address: string, person: string): Promise<number | null> {
  const times: number[] = [];
  for (let turn = 0; turn < RUNS + 2; turn += 1) {
    const start = performance.now();
    const answer = await send(address, person);
    if (answer.status >= 500) throw new Error(`${address}: ${answer.status}`);
    if (answer.status !== 200) return null;
    if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) await answer.body?.cancel();
    else await answer.arrayBuffer();
    if (turn >= 2) times.push(performance.now() - start);
  }
  return median(times);
}

function fill({ examples }: FilledSite, stage: FilledStage, pattern: string, actor: Actor): string {
  const { procurement, lot } = examples[stage];
  const [tenderer = ''] = actor.tenderer === undefined ? lot.bids.keys() : [actor.tenderer];
  const items = lot.scheme?.value.lot.items ?? [];
  const parts: Readonly<Record<string, string>> = {
    procurement,
    lot: String(LOT),
    tenderer,
    item: items.find((item) => !isObjective(item))?.id ?? '',
    document: lot.bids.get(tenderer)?.documents[0]?.sha256 ?? '',
    sha256: lot.bids.get(tenderer)?.documents[0]?.sha256 ?? '',
    file: 'totals.svg',
  };
  return pattern.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => encodeURIComponent(parts[name] ?? '1'));
}

function shorten(pattern: string): string {
  return pattern.replace('/procurements/:procurement', '…').replace('/lots/:lot', '/…');
}

async function benchMark({ examples }: FilledSite, send: Send, folder: string): Promise<BenchResult> {
  const { procurement, lot, people } = examples.marking;
  const member = people.find(({ id }) => lot.marks.has(id));
  const [first] = lot.marks.get(member?.id ?? '')?.marks ?? [];
  const [tenderer, marks] = first ?? ['', new Map()];
  const item = lot.scheme?.value.lot.items.find(({ id }) => marks.has(id));
  if (member === undefined || item === undefined) throw new Error(`${procurement} has no marks: ${lot.marks.size}`);
  const address = `/procurements/${procurement}/lots/${LOT}/marking/items/${item.id}/${encodeURIComponent(tenderer)}`;
  let replaces: number = marks.get(item.id)?.sequence ?? 0;
  let turn = 0;
  const bare = openBarePage(path.join(folder, 'bare.sqlite'));
  const describe = () => {
    turn += 1;
    return { note: `方案第 ${turn} 章缺少应急演练的时间安排` };
  };
  const save = async (form: Record<string, string>) => {
    const answer = await send(address, member.id, {
      method: 'POST',
      headers: { 'hx-request': 'true' },
      body: new URLSearchParams(form),
    });
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    return answer.text();
  };
  try {
    return await compare(
      { name: 'web/mark-save', baseline: 'a bare Hono page that inserts the same form', limit: 3 },
      async () => {
        const { note } = describe();
        const mark: Record<string, string> =
          item.kind === 'flaws'
            ? { 'flaw-type': '内容缺失', 'flaw-note': note, 'flaw-place': '' }
            : { points: String(turn % 2), note };
        const html = await save({ ...mark, form: `mark-${turn}`, replaces: String(replaces) });
        replaces = Number(/name="replaces" value="(\d+)"/.exec(html)?.[1] ?? replaces);
      },
      async () => (await bare.save({ ...describe(), points: '1', form: `mark-${turn}`, replaces: '1' })).text(),
      { warmup: 50, runs: 201 },
    );
  } finally {
    bare.close();
  }
}

function openBarePage(file: string) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE marks (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO marks (body) VALUES (?)');
  const app = new Hono();
  app.post('/marks', async (c) => {
    insert.run(JSON.stringify(await c.req.parseBody()));
    return c.html('<p>saved</p>');
  });
  return {
    save: async (form: Record<string, string>) =>
      app.fetch(new Request('http://127.0.0.1/marks', { method: 'POST', body: new URLSearchParams(form) })),
    close: () => database.close(),
  };
}
