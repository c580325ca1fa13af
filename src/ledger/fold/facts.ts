import type { Fact, FactEventType } from '../events/fact-events.ts';
import type { EventOf } from '../events/index.ts';
import type { Appliers } from './appliers.ts';
import { type Draft, record } from './draft.ts';

type Decision = EventOf<'fact.confirmed' | 'fact.corrected' | 'fact.rejected'>;

/** Of a value, always a new record: who confirmed or rejected it, and when, stands before who proposed it. */
function decide(draft: Draft, event: Decision, status: 'confirmed' | 'rejected', corrected: Fact | null): void {
  const { lot, tenderer, id } = event.data;
  const facts = draft.field(draft.bid(lot, tenderer), 'facts');
  const before = facts.get(id)?.current ?? null;
  const value = corrected ?? before?.value;
  if (value === undefined) return;
  const reason = 'reason' in event.data ? event.data.reason : null;
  facts.set(id, { status, current: record(event, value, before, reason) });
}

export const FACT_APPLIERS: Appliers<FactEventType> = {
  'fact.proposed': (draft, event) => {
    const { lot, tenderer, id, fact } = event.data;
    const facts = draft.field(draft.bid(lot, tenderer), 'facts');
    facts.set(id, { status: 'proposed', current: record(event, fact, facts.get(id)?.current ?? null) });
  },
  'fact.confirmed': (draft, event) => decide(draft, event, 'confirmed', null),
  'fact.corrected': (draft, event) => decide(draft, event, 'confirmed', event.data.fact),
  'fact.rejected': (draft, event) => decide(draft, event, 'rejected', null),
  'requirement.judged': (draft, event) => {
    const { lot, tenderer, judgement } = event.data;
    const judgements = draft.field(draft.bid(lot, tenderer), 'judgements');
    const before = judgements.get(judgement.number) ?? null;
    judgements.set(judgement.number, record(event, judgement, before, judgement.reason ?? null));
  },
};
