import type { Head } from './chain.ts';
import type { LedgerEvent, NewEvent } from './events/index.ts';

/**
 * Gives new events their places behind a head. Time never runs backwards within a ledger: where the clock was set back,
 * the event takes the time of the one before it and says what the clock showed.
 */
export function placeEvents(procurement: string, head: Head, events: readonly NewEvent[]): LedgerEvent[] {
  let { at: last } = head;
  return events.map((event, index) => {
    const { type, by, rule, data, at: shown } = event;
    const at = last !== null && shown < last ? last : shown;
    last = at;
    const sequence = head.version + index + 1;
    // Keys as canonical JSON has them, so that an event is written without sorting it.
    const placed =
      at === shown
        ? { at, by, data, procurement, rule, sequence, type, v: 1 }
        : { at, by, clock: shown, data, procurement, rule, sequence, type, v: 1 };
    return placed as LedgerEvent;
  });
}
