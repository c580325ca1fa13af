import type { EventType, LedgerEvent } from './events/index.ts';
import { foldVisible, mayReadDocument, READ_MODEL } from './visibility.ts';

/** After other events the same documents may be searched as before. */
export const DOCUMENT_TYPES: readonly EventType[] = [
  'document.imported',
  'bid.received',
  'bid.opened',
  'clarification.asked',
  'clarification.answered',
  'negotiation.held',
  'final-price.submitted',
  'prices.opened',
  'notice.sent',
  'challenge.received',
  'challenge.answered',
];

/** By their hashes: the documents whose text is nobody's secret any longer, each part of a bid once it has been opened. */
export function listSearchable(events: readonly LedgerEvent[]): string[] {
  const state = foldVisible(events, READ_MODEL);
  // What is attached to an event may be read by whoever may see the event.
  const own = [...state.documents.keys()].filter((sha256) => mayReadDocument(state, sha256, READ_MODEL));
  return [...new Set([...own, ...state.attachments.keys()])];
}
