import type { Child } from 'hono/jsx';
import type { BidCheck } from '../../domain/bid.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PlanCheck } from '../../domain/plan-check.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import { readBlob } from '../../use-cases/read-documents.ts';
import type { LotVisit } from '../visit.ts';

export interface BidPane {
  /** The bid's documents at the chapter that answers the item. */
  viewer: Child;
  plan: PlanCheck | null;
  /** What the tool noticed in that chapter. */
  hints: readonly Finding[];
}

/** The bid beside a mark, opened where the address says, else at the chapter that answers the item. */
export async function openBidPane(
  visit: LotVisit,
  desk: ProcurementDesk,
  item: ScoringItem,
  tenderer: string,
): Promise<BidPane> {
  const bid = visit.lot.bids.get(tenderer);
  const check =
    bid?.check == null
      ? null
      : (JSON.parse((await readBlob(desk.store, bid.check.value.check)).toString('utf8')) as BidCheck);
  const plan = check?.plans?.find((one) => one.item === item.id) ?? null;
  return {
    viewer: <p class="soft">{plan?.location?.quote ?? ''}</p>,
    plan,
    hints: (check?.findings ?? []).filter((finding) => finding.item === item.id),
  };
}
