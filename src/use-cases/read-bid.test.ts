import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { EventData, EventType, NewEvent } from '../ledger/events/index.ts';
import { CHAIR, CLERK, event, PURCHASER, SECOND, THIRD } from '../ledger/ledger-fixture.ts';
import { loadScheme } from '../storage/files/load-scheme.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { CheckThreads } from './check-threads.ts';
import { createImportPool } from './import-pool.ts';
import { ProcurementDesk } from './procurement-desk.ts';
import { type BidNews, findCheck, readOpenedBid } from './read-bid.ts';
import { findReading } from './read-documents.ts';

const FOLDER = 'fixtures/demo/bids/tenderer-b';
const DEMO = loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', 3);
const PLACE = { procurement: 'example', lot: 3, tenderer: '示例乙' };
const pool = createImportPool({ size: 1 });
const checker = new CheckThreads();

afterAll(async () => {
  await pool.close();
  await checker.close();
});

type Part = EventData<'bid.received'>['documents'][number]['part'];
type File = { name: string; bytes: Uint8Array; part: Part };

/** A procurement on the ledger as far as the first part of one bid is opened. */
async function openBid(files: readonly File[]) {
  const desk = new ProcurementDesk(openMemoryStore());
  const { lot, tenderer } = PLACE;
  const documents: EventData<'bid.received'>['documents'] = [];
  for (const { name, bytes, part } of files) {
    const kept = await desk.store.putBlob(bytes);
    documents.push({ name, part, mediaType: 'application/octet-stream', ...kept });
  }
  const part = documents[0]?.part ?? 'only';
  const { id, name } = PURCHASER;
  await desk.record('example', [
    event('procurement.created', CLERK, {
      title: '示例项目',
      number: null,
      method: DEMO.procurement.method,
      buyer: null,
      procurementAgency: null,
      lots: [{ number: lot, title: '' }],
    }),
    event('role.granted', CLERK, { person: { id, name }, role: 'purchaser', tenderer: null }),
    event('scheme.published', PURCHASER, { lot, scheme: DEMO }),
    event('bid.received', CLERK, { lot, tenderer, documents, receivedAt: '2025-12-15T00:00:00.000Z' }),
    event('panel.formed', CLERK, {
      lot,
      members: [CHAIR, SECOND, THIRD].map((member) => ({ ...member, role: member.role as 'panel-chair' })),
      reason: null,
    }),
    event('bid.opened', CLERK, { lot, tenderer, part }),
  ]);
  return desk;
}

function sign(_: EventType): Pick<NewEvent, 'by' | 'at'> {
  return { by: CLERK, at: event('prices.opened', CLERK, { lot: 3 }).at };
}

async function listTypes(desk: ProcurementDesk): Promise<string[]> {
  return (await desk.store.read('example')).map(({ event: { type } }) => type);
}

const bidOf = async (desk: ProcurementDesk) => {
  const bid = (await desk.load('example')).lots.get(PLACE.lot)?.bids.get(PLACE.tenderer);
  if (bid === undefined) throw new Error('no bid');
  return bid;
};

const BID: File[] = readdirSync(FOLDER).map((name) => ({
  name,
  bytes: readFileSync(path.join(FOLDER, name)),
  part: 'only',
}));

describe('reading an opened bid', () => {
  it('keeps what was read, what the check found and the facts, each with its place', async () => {
    const desk = await openBid(BID);
    await readOpenedBid({ desk, reader: pool, checker }, PLACE, { sign, date: '2025-12-15' });
    const bid = await bidOf(desk);
    const state = await desk.load('example');
    const read = await Promise.all(bid.documents.map(({ sha256 }) => findReading(desk.store, state, sha256)));
    const names = BID.map(({ name }) => `示例乙/${name}`);
    expect(read.map((document) => document?.file)).toEqual(names);
    expect((await findCheck(desk.store, bid))?.price.corrected).toBe('301500');
    const facts = [...bid.facts.values()];
    expect(facts.every(({ status }) => status === 'proposed')).toBe(true);
    expect(bid.facts.get('price')?.current.value).toMatchObject({ value: { quotedPrice: '301500' } });
    const places = facts.map(({ current }) => current.value.value.location?.file);
    expect(places.filter((file) => !names.includes(file ?? ''))).toEqual([]);
    // The demo's second company shows four contracts (see fixtures/demo): one of them without the proof.
    expect(facts.filter(({ current }) => current.value.about === 'contract')).toHaveLength(4);
  });

  it('does nothing twice, and proposes nothing again that somebody decided', async () => {
    const desk = await openBid(BID);
    const tools = { desk, reader: pool, checker };
    await readOpenedBid(tools, PLACE, { sign, date: '2025-12-15' });
    const before = await listTypes(desk);
    const price = (await bidOf(desk)).facts.get('price');
    await readOpenedBid(tools, PLACE, { sign, date: '2025-12-15' });
    expect(await listTypes(desk)).toEqual(before);
    await desk.record('example', [
      event('fact.rejected', CHAIR, {
        lot: 3,
        tenderer: '示例乙',
        id: 'price',
        reason: '须核实',
        replaces: price?.current.sequence ?? null,
      }),
    ]);
    await readOpenedBid(tools, PLACE, { sign, date: '2025-12-15' });
    expect((await bidOf(desk)).facts.get('price')?.status).toBe('rejected');
  });

  it('says which file is broken, in the check, and reads the others', async () => {
    const broken: File = { name: '损坏.docx', bytes: Buffer.from('PK\u0003\u0004nothing'), part: 'only' };
    const desk = await openBid([broken, ...BID]);
    const news: BidNews[] = [];
    await readOpenedBid({ desk, reader: pool, checker }, PLACE, {
      sign,
      date: '2025-12-15',
      onProgress: (one) => news.push(one),
    });
    const check = await findCheck(desk.store, await bidOf(desk));
    expect(check?.price.corrected).toBe('301500');
    expect(check?.findings.filter(({ code }) => code === 'file-unreadable')).toMatchObject([
      { severity: 'warning', locations: [{ file: '示例乙/损坏.docx' }] },
    ]);
    expect(news.filter(({ type }) => type === 'refused')).toHaveLength(1);
    expect(news.filter(({ type }) => type === 'read')).toHaveLength(BID.length);
  });

  it('goes on where it was stopped: what was read is not read again', async () => {
    const desk = await openBid([
      { name: '一.txt', bytes: Buffer.from('甲'), part: 'only' },
      { name: '二.txt', bytes: Buffer.from('乙'), part: 'only' },
    ]);
    const begun: string[] = [];
    const read = (name: string): ImportedDocument => ({
      file: name,
      mediaType: 'text/plain',
      sha256: 'a'.repeat(64),
      pages: null,
      blocks: [{ type: 'paragraph', path: 'p[1]', page: null, text: name }],
      messages: [],
    });
    const stop = new AbortController();
    const reader = {
      importBytes: async (name: string) => {
        begun.push(name);
        if (begun.length === 2) {
          stop.abort(new Error('stopped'));
          stop.signal.throwIfAborted();
        }
        return read(name);
      },
    };
    const tools = { desk, reader, checker };
    const options = { sign, date: '2025-12-15' };
    await expect(readOpenedBid(tools, PLACE, { ...options, signal: stop.signal })).rejects.toThrow('stopped');
    expect((await bidOf(desk)).check).toBeNull();
    await readOpenedBid(tools, PLACE, options);
    expect(begun).toEqual(['示例乙/一.txt', '示例乙/二.txt', '示例乙/二.txt']);
    expect((await bidOf(desk)).check).not.toBeNull();
  });

  it('of a bid in two parts reads the opened part alone, and tells no price before the second is opened', async () => {
    const desk = await openBid([
      { name: '第一阶段.txt', bytes: Buffer.from('技术方案'), part: 'first' },
      { name: '第二阶段.txt', bytes: Buffer.from('磋商报价书\n总报价：301500元'), part: 'second' },
    ]);
    await readOpenedBid({ desk, reader: pool, checker }, PLACE, { sign, date: '2025-12-15' });
    const bid = await bidOf(desk);
    expect((await desk.load('example')).readings.size).toBe(1);
    expect(bid.facts.has('price')).toBe(false);
    await desk.record('example', [
      event('first-stage.decided', CHAIR, { lot: 3, admitted: [PLACE.tenderer] }),
      event('bid.opened', CLERK, { lot: 3, tenderer: PLACE.tenderer, part: 'second' }),
    ]);
    await readOpenedBid({ desk, reader: pool, checker }, PLACE, { sign, date: '2025-12-15' });
    expect((await bidOf(desk)).facts.get('price')?.current.value).toMatchObject({ value: { quotedPrice: '301500' } });
  });

  it('refuses what was never handed in', async () => {
    const desk = await openBid(BID.slice(0, 1));
    const reading = readOpenedBid(
      { desk, reader: pool, checker },
      { ...PLACE, tenderer: '无此单位' },
      { sign, date: '2025-12-15' },
    );
    await expect(reading).rejects.toBeInstanceOf(AppError);
  });
});
