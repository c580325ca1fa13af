import { z } from 'zod';
import { BID_EVENTS } from './bid-events.ts';
import { FACT_EVENTS } from './fact-events.ts';
import { MARKING_EVENTS } from './marking-events.ts';
import { PANEL_EVENTS } from './panel-events.ts';
import { PROCUREMENT_EVENTS } from './procurement-events.ts';
import { RESULT_EVENTS } from './result-events.ts';
import { SCHEME_EVENTS } from './scheme-events.ts';

/** Everything that can happen in the life of a procurement. */
export const ledgerEventSchema = z.discriminatedUnion('type', [
  ...PROCUREMENT_EVENTS,
  ...SCHEME_EVENTS,
  ...PANEL_EVENTS,
  ...BID_EVENTS,
  ...FACT_EVENTS,
  ...MARKING_EVENTS,
  ...RESULT_EVENTS,
]);
export type LedgerEvent = z.output<typeof ledgerEventSchema>;
export type EventType = LedgerEvent['type'];
export type EventOf<T extends EventType> = Extract<LedgerEvent, { type: T }>;
export type EventData<T extends EventType> = EventOf<T>['data'];

export const EVENT_TYPES = ledgerEventSchema.options.map((option) => option.shape.type.value) as readonly EventType[];

/** An event before it has its place: procurement, sequence and version are given by the ledger. */
export type NewEvent = {
  [T in EventType]: { type: T; data: EventData<T>; by: LedgerEvent['by']; at: string; rule: string | null };
}[EventType];

/** The lot an event is about; null for what concerns the whole procurement. */
export function lotOf(event: Pick<LedgerEvent, 'data'>): number | null {
  return 'lot' in event.data ? event.data.lot : null;
}

/** The tenderer an event is about, who received a notice, or who challenges; null for everything else. */
export function subjectOf(event: LedgerEvent): string | null {
  if (event.type === 'challenge.received') return event.data.from;
  if (event.type === 'notice.sent') return event.data.to;
  return 'tenderer' in event.data ? event.data.tenderer : null;
}
