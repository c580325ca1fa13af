import type { Evaluation } from '../domain/evaluation.ts';
import type { Rounding } from '../domain/rounding.ts';
import type { DecimalText } from '../domain/scalars.ts';
import type { BidView } from '../ledger/state.ts';
import { findFrozen } from './find-frozen.ts';
import type { ProcurementDesk } from './procurement-desk.ts';

/** What a tenderer is told of its own evaluation, and nothing of anybody else's. */
export interface Outcome {
  rank: number | null;
  total: DecimalText | null;
  totalPoints: DecimalText | null;
  items: { title: string; maxPoints: DecimalText | null; score: DecimalText | null }[];
  roundings: { item: Rounding; total: Rounding };
  /** Why the bid was invalid; empty: it was not. */
  reasons: { message: string; legalBasis: string | null }[];
}

/**
 * A tenderer's own score and rank once a result is out; null before, and where this tenderer was not evaluated. The frozen evaluation holds
 * everybody's scores: only the tenderer's own leave this function.
 */
export async function findOutcome(
  desk: ProcurementDesk,
  { procurement, lot: number, tenderer }: { procurement: string; lot: number; tenderer: string },
): Promise<Outcome | null> {
  const lot = (await desk.load(procurement)).lots.get(number);
  if (lot?.award == null || lot.totals === null || lot.award.sequence < lot.totals.sequence) return null;
  const evaluation = await findFrozen(desk.store, lot);
  const own = evaluation?.tenderers.find(({ name }) => name === tenderer);
  if (evaluation === null || own === undefined) return null;
  const scheme = lot.scheme?.value.lot;
  return {
    rank: own.rank,
    total: own.total,
    totalPoints: scheme?.totalPoints ?? null,
    items: (scheme?.items ?? []).map(({ id, title, maxPoints }) => ({
      title,
      maxPoints,
      score: own.items[id]?.score ?? null,
    })),
    roundings: evaluation.roundings,
    reasons: listReasons(own, lot.bids.get(tenderer)),
  };
}

/** A decision of the panel is told by its reason alone: how members voted is nobody's to know outside. */
function listReasons(
  { status, reasons }: Evaluation['tenderers'][number],
  bid: BidView | undefined,
): Outcome['reasons'] {
  if (status === 'ranked') return [];
  return reasons.map(({ code, message, legalBasis }) => ({
    message: bid?.rejections.get(code)?.value?.reason ?? message,
    legalBasis,
  }));
}
