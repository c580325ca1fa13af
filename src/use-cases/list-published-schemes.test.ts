import { expect, test } from 'vitest';
import type { EventType } from '../ledger/events/index.ts';
import { CHAIR, CLERK, PURCHASER, SCHEME, SUPERVISOR, tellStory, VENDOR_A } from '../ledger/ledger-fixture.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { listPublishedSchemes } from './list-published-schemes.ts';
import { ProcurementDesk } from './procurement-desk.ts';

const story = tellStory();
const NOW = new Date(story[0]?.at ?? 0);

/** The story up to the last event before one of a kind. */
async function openDesk(before: EventType): Promise<ProcurementDesk> {
  const desk = new ProcurementDesk(openMemoryStore());
  await desk.store.append(
    'example',
    0,
    story.slice(
      0,
      story.findIndex(({ type }) => type === before),
    ),
  );
  return desk;
}

const list = async (before: EventType, person: { id: string; name: string }, now = NOW) =>
  (await listPublishedSchemes(await openDesk(before), person, now)).map(({ procurement, lot }) => [
    procurement.id,
    lot.number,
  ]);

test('a lot is listed from its publication until its bids are opened, to whoever may see its scheme', async () => {
  const own = [[SCHEME.procurement.id, SCHEME.lot.number]];
  for (const person of [CLERK, PURCHASER, SUPERVISOR, VENDOR_A]) {
    expect(await list('scheme.published', person), `${person.id}, before`).toEqual([]);
    expect(await list('bid.opened', person), person.id).toEqual(own);
    expect(await list('marking.opened', person), `${person.id}, after`).toEqual([]);
  }
});

test('nobody who takes no part learns of it', async () => {
  expect(await list('bid.opened', { id: 'stranger-1', name: '无关人员' })).toEqual([]);
  expect(await list('bid.received', CHAIR)).toEqual([]);
});
