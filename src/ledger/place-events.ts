import type { Head } from './chain.ts';
import type { LedgerEvent, NewEvent } from './events/index.ts';

/**
 * Gives new events their places behind a head. Time never runs backwards within a ledger: where the clock was set back,
 * the event takes the time of the one before it and says what the clock showed.
 */
export function placeEvents(procurement: string, head: Head, events: readonly NewEvent[]): LedgerEvent[] {
  let { at: last } = head;
  return events.map((event, index) => {
    const isBehind = last !== null && event.at < last;
    const at = isBehind && last !== null ? last : event.at;
    last = at;
    const clock = isBehind ? { clock: event.at } : {};
    return { ...event, v: 1, procurement, sequence: head.version + index + 1, at, ...clock } as LedgerEvent;
  });
}
