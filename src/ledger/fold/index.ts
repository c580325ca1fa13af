import type { DocumentRef } from '../events/envelope.ts';
import { type EventType, type LedgerEvent, lotOf } from '../events/index.ts';
import { TRANSITIONS } from '../stages.ts';
import { EMPTY_STATE, type LedgerState } from '../state.ts';
import type { Appliers } from './appliers.ts';
import { BID_APPLIERS } from './bids.ts';
import { Draft } from './draft.ts';
import { FACT_APPLIERS } from './facts.ts';
import { MARKING_APPLIERS } from './marks.ts';
import { PROCUREMENT_APPLIERS } from './procurement.ts';
import { RESULT_APPLIERS } from './results.ts';
import { PANEL_APPLIERS, SCHEME_APPLIERS } from './scheme-and-panel.ts';

const APPLIERS: Appliers<EventType> = {
  ...PROCUREMENT_APPLIERS,
  ...SCHEME_APPLIERS,
  ...PANEL_APPLIERS,
  ...BID_APPLIERS,
  ...FACT_APPLIERS,
  ...MARKING_APPLIERS,
  ...RESULT_APPLIERS,
};

/** Folds event by event; `state` is only to be looked at between two events, as it goes on changing. */
export class Fold {
  private readonly draft: Draft;

  constructor(from: LedgerState = EMPTY_STATE) {
    this.draft = new Draft(from);
  }

  get state(): LedgerState {
    return this.draft.state as LedgerState;
  }

  apply(event: LedgerEvent): void {
    const { draft } = this;
    // The table's type says that each event meets its own applier, which the compiler cannot follow through the union.
    (APPLIERS[event.type] as (draft: Draft, event: LedgerEvent) => void)(draft, event);
    const attached = findAttachment(event);
    if (attached !== null) draft.field(draft.state, 'attachments').set(attached.sha256, attached);
    const stage = TRANSITIONS[event.type];
    const lot = lotOf(event);
    if (stage !== undefined && lot !== null) draft.lot(lot).stage = stage;
    draft.state.version = event.sequence;
    draft.state.at = event.at;
  }
}

/** A file that came with an event. Kept apart from the procurement's own, since it may be sealed as the event is. */
function findAttachment({ type, data }: LedgerEvent): DocumentRef | null {
  if (type === 'document.imported' || !('document' in data) || typeof data.document === 'string') return null;
  return data.document;
}

/** The state after events, in time linear in their number; the state given stays as it was. */
export function fold(events: Iterable<LedgerEvent>, from: LedgerState = EMPTY_STATE): LedgerState {
  const running = new Fold(from);
  for (const event of events) running.apply(event);
  return running.state;
}
