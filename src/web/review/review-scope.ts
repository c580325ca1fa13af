import { type Answer, findAnswer } from '../../../views/review/answers.ts';
import { listReviewed, type ReviewedRequirement } from '../../../views/review/requirements.ts';
import { type Terms, termsOf } from '../../../views/terms.ts';
import { AppError } from '../../domain/app-error.ts';
import type { BidCheck } from '../../domain/bid.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { BidView, LotView } from '../../ledger/state.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import { findCheck } from '../../use-cases/read-bid.ts';
import type { LotVisit } from '../visit.ts';

/** What a lot is reviewed by. */
export interface ReviewScope {
  scheme: Scheme;
  terms: Terms;
  requirements: readonly ReviewedRequirement[];
  /** Opened bids, in the order in which they came in. */
  bids: readonly BidView[];
}

/** One bid with what the tool found in it, and its answers in the order of the requirements. */
export interface ReviewedBid {
  bid: BidView;
  check: BidCheck | null;
  answers: readonly Answer[];
}

/** @throws AppError `not-found` while there is no scheme */
export function findReviewScope({ lot }: { lot: LotView }): ReviewScope {
  if (lot.scheme === null) throw new AppError('not-found', '这一包还没有评审方案，不能审查');
  const scheme = lot.scheme.value;
  return {
    scheme,
    terms: termsOf(scheme.procurement),
    requirements: listReviewed(scheme),
    bids: [...lot.bids.values()].filter(({ opened }) => opened.size > 0),
  };
}

export async function reviewBid(desk: ProcurementDesk, scope: ReviewScope, bid: BidView): Promise<ReviewedBid> {
  const check = await findCheck(desk.store, bid);
  return { bid, check, answers: scope.requirements.map((requirement) => findAnswer(requirement, bid, check)) };
}

/** The bid that an address names. @throws AppError `not-found` */
export function findReviewedBid({ c, lot }: LotVisit): BidView {
  const bid = lot.bids.get(c.req.param('tenderer') ?? '');
  if (bid === undefined || bid.opened.size === 0)
    throw new AppError('not-found', '没有这一家，或者它的文件还没有开启。请从审查页重新进入。');
  return bid;
}
