import type { EventOf } from '../events/index.ts';
import type { ResultEventType } from '../events/result-events.ts';
import type { Appliers } from './appliers.ts';
import { type Draft, record } from './draft.ts';

function sign(draft: Draft, event: EventOf<'report.signed' | 'report.dissented'>, dissent: string | null): void {
  const signatures = draft.field(draft.lot(event.data.lot), 'signatures');
  signatures.set(event.by.id, record(event, dissent, signatures.get(event.by.id) ?? null, dissent));
}

export const RESULT_APPLIERS: Appliers<ResultEventType> = {
  'totals.frozen': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.totals = record(event, event.data, lot.totals);
    lot.signatures = new Map();
  },
  'report.signed': (draft, event) => sign(draft, event, null),
  'report.dissented': (draft, event) => sign(draft, event, event.data.reason),
  'award.made': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.award = record(event, event.data, lot.award, event.data.reason);
  },
  'procurement.failed': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.failure = record(event, event.data, lot.failure, event.data.reason);
  },
  'notice.sent': (draft, event) => {
    draft.field(draft.lot(event.data.lot), 'notices').set(event.sequence, record(event, event.data));
  },
  'challenge.received': (draft, event) => {
    const challenge = { challenge: record(event, event.data), answer: null };
    draft.field(draft.lot(event.data.lot), 'challenges').set(event.data.id, challenge);
  },
  'challenge.answered': (draft, event) => {
    const { lot, id, answer } = event.data;
    const challenges = draft.field(draft.lot(lot), 'challenges');
    const known = challenges.get(id);
    if (known !== undefined) challenges.set(id, { ...known, answer: record(event, answer, known.answer) });
  },
  're-review.ordered': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.reReview = record(event, event.data, lot.reReview, event.data.reason);
    draft.state.sealed = null;
  },
};
