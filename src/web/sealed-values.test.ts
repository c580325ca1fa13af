import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { EventType, NewEvent } from '../ledger/events/index.ts';
import { fold } from '../ledger/fold/index.ts';
import { CLERK, EVERYBODY, event, HASHING, place } from '../ledger/ledger-fixture.ts';
import { MARKERS, SEALED_FILES, tellSealedStory } from '../ledger/sealed-story-fixture.ts';
import { listVisible } from '../ledger/visibility.ts';
import { isAllowed, type ProcurementRule } from './access.ts';
import { openTold, openWorkspace, type TestWorkspace } from './workspace-fixture.ts';

type Viewer = (typeof EVERYBODY)[number];

const story = tellSealedStory();

/** Moments at which much is sealed: after so many events of a kind. */
const MOMENTS: readonly [string, EventType, number][] = [
  ['bids are in', 'panel.formed', 1],
  ['the first parts are open', 'bid.opened', 2],
  ['last prices are in', 'final-price.submitted', 2],
  ['everybody has marked', 'mark.given', 6],
  ['two members have submitted', 'marks.submitted', 2],
  ['a mark was returned and given anew', 'mark.given', 7],
  ['totals are frozen', 'report.dissented', 1],
  ['everything is sealed', 'procurement.sealed', 1],
];

function tellUntil(type: EventType, count: number): NewEvent[] {
  const places = story.flatMap((one, index) => (one.type === type ? [index] : []));
  return story.slice(0, (places[count - 1] ?? Number.NaN) + 1);
}

/** Every name that an address may have in a place. */
const FILES = SEALED_FILES.flatMap(({ name, tenderer }) => [name, `${tenderer}/${name}`]);
const VALUES: Readonly<Record<string, readonly string[]>> = {
  procurement: ['example'],
  lot: ['1'],
  tenderer: ['示例甲', '示例乙'],
  sha256: SEALED_FILES.map(({ sha256 }) => sha256),
  document: SEALED_FILES.map(({ sha256 }) => sha256),
  file: [...FILES, 'total.svg'],
  number: ['★1', '1', '2'],
  item: ['plan'],
  fact: ['count'],
};

function listAddresses(path: string): string[] {
  const [part, name = ''] = /:(\w+)(?:\{[^}]*\})?/.exec(path) ?? [];
  if (part === undefined) return [path];
  return (VALUES[name] ?? ['1']).flatMap((value) => listAddresses(path.replace(part, encodeURIComponent(value))));
}

/** Everything an answer says: its text, that of the files in it, and its headers. */
async function readWhole(answer: Response): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = [...answer.headers].map(
    ([name, value]) => `${name}: ${decodeURIComponent(value.replace(/%(?![0-9A-F]{2})/gi, '%25'))}`,
  );
  const parts = bytes.subarray(0, 2).toString() === 'PK' ? await unpack(bytes) : [bytes.toString('utf8')];
  return [...headers, ...parts].join('\n').replaceAll(/(?<=\d),(?=\d{3})/g, '');
}

async function unpack(bytes: Buffer): Promise<string[]> {
  const { files } = await JSZip.loadAsync(bytes);
  return Promise.all(Object.values(files).map((file) => file.async('string')));
}

function findLeaks(whole: string, past: readonly NewEvent[], viewer: Viewer, seen: Set<string>): string[] {
  const found = MARKERS.filter(({ text }) => whole.includes(text));
  for (const { text } of found) seen.add(text);
  return found.filter(({ isOpen }) => !isOpen(past, viewer)).map(({ text }) => text);
}

function listPages({ pages }: TestWorkspace): { path: string; rule: ProcurementRule }[] {
  return pages.routes.flatMap(({ method, path, rule }) =>
    method === 'GET' && !('for' in rule) ? [{ path, rule }] : [],
  );
}

async function openMoment(past: readonly NewEvent[]): Promise<TestWorkspace> {
  const workspace = await openTold(past);
  for (const { content } of SEALED_FILES) {
    const { sha256 } = await workspace.desk.store.putBlob(Buffer.from(content));
    await workspace.desk.store.keepText(sha256, content);
  }
  return workspace;
}

describe('what is sealed', () => {
  const seen = new Set<string>();

  test.each(MOMENTS)('shows on no page, in no file and in no stream before it is due: %s', async (_, type, count) => {
    const past = tellUntil(type, count);
    const workspace = await openMoment(past);
    const stage = fold(place(past)).lots.get(1)?.stage ?? 'drafting';
    const leaks: string[] = [];
    for (const viewer of EVERYBODY) {
      const { id, role } = viewer;
      const pages = listPages(workspace).filter(({ rule }) => isAllowed(rule, role, stage));
      for (const address of [...pages.flatMap(({ path }) => listAddresses(path)), '/', '/archive']) {
        const answer = await workspace.get(address, id);
        if (answer.status >= 500) leaks.push(`${address} as ${id}: ${answer.status}`);
        for (const text of findLeaks(await readWhole(answer), past, viewer, seen))
          if (!decodeURIComponent(address).includes(text)) leaks.push(`${address} as ${id}: ${text}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  test('was looked for in earnest: each of the words was seen by somebody in the end', () => {
    expect(MARKERS.map(({ text }) => text).filter((text) => !seen.has(text))).toEqual([]);
  });

  test('is found by no search before it is due', async () => {
    const leaks: string[] = [];
    const found = new Set<string>();
    for (const [, type, count] of MOMENTS) {
      const past = tellUntil(type, count);
      const { store } = (await openMoment(past)).desk;
      for (const viewer of EVERYBODY)
        for (const { text, isOpen } of MARKERS) {
          const [hit] = await store.search({ words: text, participant: viewer.id });
          if (hit !== undefined) found.add(text);
          if (hit !== undefined && !isOpen(past, viewer)) leaks.push(`${viewer.id} after ${count} ${type}: ${text}`);
        }
    }
    expect(leaks).toEqual([]);
    expect([...found]).toEqual(expect.arrayContaining(SEALED_FILES.map(({ content }) => content)));
  });

  test('does not show in what an event that may be seen says of those that may not', () => {
    const leaks: string[] = [];
    for (let until = 1; until <= story.length; until += 1) {
      const past = story.slice(0, until);
      for (const viewer of EVERYBODY)
        for (const text of findLeaks(JSON.stringify(listVisible(place(past), viewer)), past, viewer, new Set()))
          leaks.push(`${viewer.id} after ${until} events: ${text}`);
    }
    expect(leaks).toEqual([]);
  });
});

describe('what happens meanwhile and is sealed', () => {
  /** A clerk's pages and forms about the scheme, without times and the marks that are made anew for every page. */
  const readScheme = async (workspace: TestWorkspace) => {
    const at = '/procurements/example/lots/1/scheme';
    const pages = [`${at}/correction`, `${at}/versions`, `${at}/yaml`, `${at}/items/plan`, '/procurements/example'];
    const read = pages.map(async (page) => (await workspace.get(page, CLERK.id)).text());
    return (await Promise.all(read)).map((html) => html.replaceAll(/name="form-mark" value="[^"]*"|\d\d:\d\d/g, ''));
  };

  test('is counted by no number on the pages of who writes a correction of the scheme', async () => {
    const pages: string[][] = [];
    for (const bids of [0, 3]) {
      const workspace = await openWorkspace('receiving', 'scheme.published');
      for (let number = 1; number <= bids; number += 1) {
        const tenderer = `示例${number}`;
        const person = { id: `vendor-${number}`, name: tenderer };
        const document = { name: tenderer, sha256: HASHING.sha256(tenderer), bytes: 1, mediaType: 'text/plain' };
        await workspace.desk.record('example', [
          event('role.granted', CLERK, { person, role: 'vendor', tenderer }),
          event(
            'bid.received',
            { ...person, role: 'vendor', tenderer },
            { lot: 1, tenderer, documents: [{ ...document, part: 'only' }] },
          ),
          event('role.withdrawn', CLERK, { person: person.id, role: 'vendor', reason: '示例' }),
        ]);
      }
      const [first] = await readScheme(workspace);
      const replaces = /name="replaces" value="(\d+)"/.exec(first ?? '')?.[1] ?? '';
      const moved = await workspace.post('/procurements/example/lots/1/scheme/items/plan/up', CLERK.id, { replaces });
      expect(moved.status).toBe(303);
      pages.push(await readScheme(workspace));
    }
    expect(pages[1]).toEqual(pages[0]);
  });
});
