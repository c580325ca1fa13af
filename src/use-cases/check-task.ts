import { readBid } from '../../importers/bid/index.ts';
import type { BidCheck } from '../domain/bid.ts';
import { type CheckDocumentsRequest, checkFacts } from './check-bid.ts';
import { type ProposedFact, proposeFacts } from './propose-facts.ts';
import { loadReferenceData } from './reference-data.ts';

/** What holding a bid against its scheme comes to: everything proposed. */
export interface CheckOutcome {
  check: BidCheck;
  facts: ProposedFact[];
}

/** The work of a checking thread; the law comes from the files that ship with the tool. */
export function runCheck(request: CheckDocumentsRequest): CheckOutcome {
  const reference = loadReferenceData();
  const bid = readBid([...request.documents]);
  const { check } = checkFacts(bid, request, reference);
  const law = { regulations: reference.regulations, date: request.date };
  return { check, facts: proposeFacts(bid, check, request.scheme, law) };
}
