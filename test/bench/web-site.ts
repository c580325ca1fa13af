import { importDocument } from '../../importers/importer.ts';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import type { EventType, LedgerEvent, NewEvent } from '../../src/ledger/events/index.ts';
import { event } from '../../src/ledger/ledger-fixture.ts';
import type { Stage } from '../../src/ledger/stages.ts';
import type { LotView } from '../../src/ledger/state.ts';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { runCheck } from '../../src/use-cases/check-task.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { readOpenedBid } from '../../src/use-cases/read-bid.ts';
import { recordCase } from '../../src/use-cases/record-case.ts';

export const LOT = 3;
/** How many procurements stand where; the demo evaluation is played in each. */
export const COPIES = {
  drafting: 10,
  receiving: 5,
  reviewing: 5,
  marking: 45,
  decided: 5,
  sealed: 30,
} as const satisfies Partial<Record<Stage, number>>;
export type FilledStage = keyof typeof COPIES;

const CLERK: Actor = { id: 'clerk-1', name: '经办人', role: 'clerk' };

export interface FilledSite {
  desk: ProcurementDesk;
  /** The first procurement of a stage. */
  examples: Readonly<Record<FilledStage, { procurement: string; lot: LotView; people: Actor[] }>>;
  close(): Promise<void>;
}

/** A hundred procurements, with schemes, bids that were read and checked, and marks. */
export async function fillSite(folder: string): Promise<FilledSite> {
  const store = openSqliteStore(folder);
  const desk = new ProcurementDesk(store);
  await recordCase('fixtures/demo', store, 'sealed-1');
  const whole = (await store.read('sealed-1')).map(({ event: { type, data, by, at, rule } }) => ({
    type,
    data,
    by,
    at,
    rule,
  })) as NewEvent[];
  const until = (type: EventType) => {
    const at = whole.findIndex((one) => one.type === type);
    if (at < 0) throw new Error(`nothing of the kind ${type} happens`);
    return whole.slice(0, at);
  };
  await store.append('drafting-1', 0, until('scheme.published'));
  await store.append('receiving-1', 0, until('bid.opened'));
  await store.append('reviewing-1', 0, until('marking.opened'));
  await store.append('marking-1', 0, until('marks.submitted'));
  await store.append('decided-1', 0, until('procurement.sealed'));
  await readBids(desk, 'marking-1');
  for (const [stage, count] of Object.entries(COPIES)) {
    const told = (await store.read(`${stage}-1`)).map(({ event: one }) => strip(one));
    for (let number = 2; number <= count; number += 1) await store.append(`${stage}-${number}`, 0, told);
  }
  const describe = async (stage: FilledStage) => {
    const procurement = `${stage}-1`;
    const state = await desk.load(procurement);
    const lot = state.lots.get(LOT);
    if (lot === undefined) throw new Error(`${procurement} has no lot ${LOT}`);
    const [tenderer = ''] = lot.bids.keys();
    const vendor: Actor = { id: 'vendor-1', name: '供应商经办', role: 'vendor', tenderer };
    const seats: Actor[] = (lot.panel?.value ?? []).map(({ id, name, role }) => ({ id, name, role }));
    const people = [CLERK, { id: 'purchaser-1', name: '采购人', role: 'purchaser' } as Actor, ...seats, vendor];
    return { procurement, lot, people };
  };
  return {
    desk,
    examples: {
      drafting: await describe('drafting'),
      receiving: await describe('receiving'),
      reviewing: await describe('reviewing'),
      marking: await describe('marking'),
      decided: await describe('decided'),
      sealed: await describe('sealed'),
    },
    close: () => store.close(),
  };
}

function strip({ type, data, by, at, rule }: LedgerEvent): NewEvent {
  return { type, data, by, at, rule } as NewEvent;
}

async function readBids(desk: ProcurementDesk, procurement: string): Promise<void> {
  const { at, lots } = await desk.load(procurement);
  const by = CLERK;
  const moment = at ?? new Date(0).toISOString();
  const tools = {
    desk,
    reader: { importBytes: (file: string, bytes: Uint8Array) => importDocument(file, bytes) },
    checker: { check: async (request: Parameters<typeof runCheck>[0]) => runCheck(request), close: async () => {} },
  };
  for (const tenderer of lots.get(LOT)?.bids.keys() ?? [])
    await readOpenedBid(
      tools,
      { procurement, lot: LOT, tenderer },
      { sign: () => ({ by, at: moment }), date: moment.slice(0, 10) },
    );
  const [first = ''] = lots.get(LOT)?.bids.keys() ?? [];
  const person = { id: 'vendor-1', name: '供应商经办' };
  await desk.record(procurement, [event('role.granted', by, { person, role: 'vendor', tenderer: first }, moment)]);
}
