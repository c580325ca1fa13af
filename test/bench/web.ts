import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { countVersions } from '../../src/ledger/versions.ts';
import { FORM_MARK } from '../../views/components/form-mark.tsx';
import { type BenchResult, compare } from './measure.ts';
import { openPages, type Send } from './web-pages.ts';
import { benchFirst, benchRoutes } from './web-routes.ts';
import { type FilledSite, fillSite, LOT } from './web-site.ts';

/**
 * Every route over a hundred procurements against the time people do not notice, downloads also when they are asked for the first time; saving a
 * mark against a bare page that inserts one.
 */
export async function benchWeb(): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-bench-'));
  const site = await fillSite(folder);
  const open = await openPages(site, folder);
  try {
    const routes = await benchRoutes(site, open);
    return [...routes, ...(await benchFirst(site, open)), await benchMark(site, open.send, folder)];
  } finally {
    await open.close();
    await site.close();
    rmSync(folder, { recursive: true });
  }
}

async function benchMark({ examples }: FilledSite, send: Send, folder: string): Promise<BenchResult> {
  const { procurement, lot, people } = examples.marking;
  const member = people.find(({ id }) => lot.marks.has(id));
  const [first] = lot.marks.get(member?.id ?? '')?.marks ?? [];
  const [tenderer, marks] = first ?? ['', new Map()];
  const item = lot.scheme?.value.lot.items.find(({ id }) => marks.has(id));
  if (member === undefined || item === undefined) throw new Error(`${procurement} has no marks: ${lot.marks.size}`);
  const address = `/procurements/${procurement}/lots/${LOT}/marking/items/${item.id}/${encodeURIComponent(tenderer)}`;
  let replaces = countVersions(marks.get(item.id) ?? null);
  let turn = 0;
  const bare = openBarePage(path.join(folder, 'bare.sqlite'));
  const describe = () => {
    turn += 1;
    return { note: `方案第 ${turn} 章缺少应急演练的时间安排` };
  };
  const save = async (form: Record<string, string>) => {
    const body = new URLSearchParams(form);
    // As browsers do, which say how long a form is.
    const headers = { 'hx-request': 'true', 'content-length': String(Buffer.byteLength(body.toString())) };
    const answer = await send(address, { person: member.id }, { method: 'POST', headers, body });
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
        const html = await save({ ...mark, [FORM_MARK]: `mark-${turn}`, replaces: String(replaces) });
        replaces = Number(/name="replaces" value="(\d+)"/.exec(html)?.[1] ?? replaces);
      },
      async () => (await bare.save({ ...describe(), points: '1', [FORM_MARK]: `mark-${turn}`, replaces: '1' })).text(),
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
