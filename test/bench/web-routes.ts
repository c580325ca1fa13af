import { isObjective } from '../../src/domain/scoring-item.ts';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import { isAllowed } from '../../src/web/access.ts';
import { FORM_MARK } from '../../views/components/form-mark.tsx';
import { type BenchResult, median } from './measure.ts';
import type { Asker, OpenPages, Send } from './web-pages.ts';
import { COPIES, type FilledSite, type FilledStage, LOT } from './web-site.ts';

const PAGE_MS = 50;
/** What nobody has asked for yet is made first. */
const FIRST_LIMIT = 2;
const RUNS = 15;
const WARM_UP = 2;
const STAGES = Object.keys(COPIES) as FilledStage[];

/** What is made once and asked for again. */
const DOWNLOADS = ['/filing/archive.zip', '/lots/:lot/result/report.docx', '/lots/:lot/result/charts/:file'];

interface Measured {
  ms: number;
  status: number;
  /** In which stage; empty outside of procurements. */
  stage: string;
}

type Route = OpenPages['routes'][number];

/**
 * A row for every route: of pages the slowest of what people in six stages get, to the last byte (of events: to the first); of forms the
 * slowest answer to an empty one, which is refused or done. What is answered otherwise than with a page or another address says so.
 */
export async function benchRoutes(site: FilledSite, open: OpenPages): Promise<BenchResult[]> {
  const parts = await prepare(open);
  const results: BenchResult[] = [];
  const ordered = [...open.routes].sort((a, b) => orderOf(a) - orderOf(b));
  for (const [index, route] of ordered.entries()) {
    const tried: Measured[] = [];
    for (const { address, asker, stage } of listAsked(site, open, route, parts, index))
      tried.push({ stage, ...(await measure(open.send, route.method, address, asker)) });
    const answered = tried.filter(({ status }) => status < 400);
    const slowest = (answered.length > 0 ? answered : tried).sort((a, b) => b.ms - a.ms)[0];
    if (slowest === undefined) throw new Error(`${route.method} ${route.path} has no row`);
    const { ms, status, stage } = slowest;
    const said = [stage, status < 400 ? '' : String(status)].filter(Boolean).join(', ');
    const kind = route.method === 'GET' ? 'page' : 'form';
    results.push(judge(`web/${kind} ${shorten(route.path)}${said === '' ? '' : ` (${said})`}`, ms));
  }
  return results;
}

/** Forms last, since some of them delete what pages show; behind them those that end the session. */
function orderOf({ method, path }: Route): number {
  if (method === 'GET') return 0;
  return /^\/(?:account\/|sign-out)/.test(path) ? 2 : 1;
}

/** Downloads that nobody has asked for since the server was started: nothing of them is at hand, the program itself is. */
export async function benchFirst({ examples }: FilledSite, { restart }: OpenPages): Promise<BenchResult[]> {
  const { procurement, people } = examples.sealed;
  const [clerk] = people;
  const results: BenchResult[] = [];
  for (const download of DOWNLOADS) {
    const address = `/procurements/${procurement}${download.replace(':lot', String(LOT)).replace(':file', 'scores-light.svg')}`;
    const times: number[] = [];
    for (let turn = 0; turn < RUNS; turn += 1) {
      const { ms, status } = await time(restart(), 'GET', address, { person: clerk?.id ?? '' });
      if (status !== 200) throw new Error(`${address}: ${status}`);
      times.push(ms);
    }
    results.push(judge(`web/first …${download.replace('/lots/:lot', '/…')} (sealed)`, median(times), FIRST_LIMIT));
  }
  return results;
}

function judge(name: string, measured: number, limit = 1): BenchResult {
  const ms = Math.round(measured * 1000) / 1000;
  const ratio = Math.round((ms / PAGE_MS) * 1000) / 1000;
  return { name, ms, baseline: 'milliseconds of an answer', baselineMs: PAGE_MS, ratio, limit };
}

async function measure(send: Send, method: string, address: string, asker: Asker): Promise<Omit<Measured, 'stage'>> {
  const times: number[] = [];
  let first = 0;
  for (let turn = 0; turn < RUNS + WARM_UP; turn += 1) {
    const { ms, status } = await time(send, method, address, asker);
    if (turn === 0) first = status;
    if (turn >= WARM_UP) times.push(ms);
  }
  return { ms: median(times), status: first };
}

let mark = 0;

async function time(send: Send, method: string, address: string, asker: Asker) {
  mark += 1;
  const form = method === 'GET' ? {} : { body: new URLSearchParams({ [FORM_MARK]: `bench-${mark}` }) };
  const start = performance.now();
  const answer = await send(address, asker, { method, ...form });
  if (answer.status >= 500) throw new Error(`${method} ${address}: ${answer.status}`);
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    const events = answer.body?.getReader();
    await events?.read();
    const ms = performance.now() - start;
    await events?.cancel();
    return { ms, status: answer.status };
  }
  await answer.arrayBuffer();
  return { ms: performance.now() - start, status: answer.status };
}

/** By whom and where a route is asked: in each stage by whoever may, elsewhere by whom it is for. */
function listAsked(
  site: FilledSite,
  { account }: OpenPages,
  { method, path, rule }: Route,
  parts: Readonly<Record<string, string>>,
  index: number,
): { address: string; asker: Asker; stage: string }[] {
  if (rule === null) {
    const own = path.startsWith('/evaluations/') ? { ...parts, file: '第一阶段响应文件.docx' } : parts;
    return [{ address: fill(path, own), asker: null, stage: '' }];
  }
  if ('for' in rule) {
    const isOfAccounts = rule.for === 'administrators' || path.startsWith('/account');
    const [clerk] = site.examples.marking.people;
    const asker: Asker = isOfAccounts ? 'administrator' : { person: clerk?.id ?? '' };
    const own = path.startsWith('/accounts') ? { ...parts, id: account } : parts;
    return [{ address: fill(path, own), asker: path.startsWith('/sign-in') ? null : asker, stage: '' }];
  }
  return STAGES.flatMap((stage) => {
    const { people } = site.examples[stage];
    const actor = people.find(({ role }) => isAllowed(rule, role, stage));
    const [clerk] = people;
    if (clerk === undefined || (actor === undefined && stage !== 'marking')) return [];
    // What one form changes must not be in the way of the next.
    const copy = method === 'GET' ? 1 : 1 + (index % COPIES[stage]);
    const address = fill(path, { ...describe(site, stage, actor ?? clerk, path), procurement: `${stage}-${copy}` });
    return [{ address, asker: { person: (actor ?? clerk).id }, stage }];
  });
}

function describe({ examples }: FilledSite, stage: FilledStage, actor: Actor, path: string): Record<string, string> {
  const { lot } = examples[stage];
  const [tenderer = ''] = actor.tenderer === undefined ? lot.bids.keys() : [actor.tenderer];
  const items = lot.scheme?.value.lot.items ?? [];
  const [document] = lot.bids.get(tenderer)?.documents ?? [];
  return {
    lot: String(LOT),
    tenderer,
    item: items.find((item) => !isObjective(item))?.id ?? '',
    document: document?.sha256 ?? '',
    sha256: document?.sha256 ?? '',
    file: path.includes('/charts/') ? 'scores-light.svg' : (document?.name ?? ''),
  };
}

function fill(pattern: string, parts: Readonly<Record<string, string>>): string {
  const own = Object.entries(parts).find(([start]) => start.startsWith('/') && pattern.startsWith(start))?.[1];
  const all: Readonly<Record<string, string>> = own === undefined ? parts : { ...parts, id: own, import: own };
  return pattern.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, name: string) =>
    encodeURIComponent(all[name] ?? '1'),
  );
}

function shorten(pattern: string): string {
  return pattern
    .replace('/procurements/:procurement', '…')
    .replace('/lots/:lot', '/…')
    .replace(/\{.*?\}+/g, '');
}

/** What pages outside of procurements show: files that were handed in, by the beginning of their addresses. */
async function prepare({ send, whenRead }: OpenPages): Promise<Record<string, string>> {
  const hand = async (address: string, name: string, asker: Asker): Promise<string> => {
    const body = new FormData();
    body.append('files', new File(['第一章　采购需求\n系统须支持身份认证。\n'], name));
    const answer = await send(address, asker, { method: 'POST', body });
    const id = (answer.headers.get('location') ?? '').split('/').at(-1);
    if (answer.status !== 303 || id === undefined) throw new Error(`${address}: ${answer.status}`);
    await whenRead(id);
    return id;
  };
  const clerk = { person: 'clerk-1' };
  return {
    '/evaluations/': 'demo',
    '/imports/': await hand('/imports', '文件.txt', null),
    '/self-check/': await hand('/self-check/requirements', '采购文件.txt', null),
    '/procurements/new/from/': await hand('/procurements/new/upload', '采购文件.txt', clerk),
    '/archive/verification/': await hand('/archive/verification', '归档包.zip', clerk),
  };
}
