import type { Mark } from '../../domain/review.ts';
import type { EventOf } from '../events/index.ts';
import type { MarkingEventType } from '../events/marking-events.ts';
import type { Recorded } from '../state.ts';
import { type Appliers, ignore } from './appliers.ts';
import { type Draft, record } from './draft.ts';

function setMark(
  draft: Draft,
  event: EventOf<'mark.given' | 'flaw.recorded'>,
  work: (before: Recorded<Mark> | null) => Mark,
): void {
  const { lot, tenderer, item } = event.data;
  const byTenderer = draft.field(draft.member(lot, event.by.id), 'marks');
  const byItem = draft.entry(byTenderer, tenderer, () => new Map<string, Recorded<Mark>>());
  const before = byItem.get(item) ?? null;
  byItem.set(item, record(event, work(before), before, 'reason' in event.data ? event.data.reason : null));
}

export const MARKING_APPLIERS: Appliers<MarkingEventType> = {
  'marking.opened': ignore,
  'flaw.recorded': (draft, event) =>
    setMark(draft, event, (before) => {
      const flaws = before?.value.flaws;
      return { ...before?.value, flaws: [...(Array.isArray(flaws) ? flaws : []), event.data.flaw] };
    }),
  'mark.given': (draft, event) => setMark(draft, event, () => event.data.mark),
  'marks.submitted': (draft, { data, by, sequence }) => {
    const member = draft.member(data.lot, by.id);
    member.isSubmitted = true;
    member.submittedThrough = sequence;
    member.statedTotals = data.statedTotals;
  },
  'marks.returned': (draft, event) => {
    const member = draft.member(event.data.lot, event.data.member);
    member.isSubmitted = false;
    member.returned = record(event, event.data, member.returned, event.data.reason);
  },
};
