import type { LotView, Recorded } from '../../src/ledger/state.ts';

/** What was decided about a lot; before a review once more it counts no longer. */
export interface Decision {
  award: LotView['award'];
  failure: LotView['failure'];
}

/** Null while nothing is decided, and again once a review was ordered. */
export function findDecision(lot: LotView): Decision | null {
  const award = stillCounts(lot, lot.award) ? lot.award : null;
  const failure = stillCounts(lot, lot.failure) ? lot.failure : null;
  return award === null && failure === null ? null : { award, failure };
}

/** Notices of the decision that counts. */
export function listNotices(lot: LotView) {
  return [...lot.notices.values()].filter((notice) => stillCounts(lot, notice));
}

function stillCounts({ reReview }: LotView, recorded: Pick<Recorded<unknown>, 'sequence'> | null): boolean {
  return recorded !== null && recorded.sequence > (reReview?.sequence ?? 0);
}
