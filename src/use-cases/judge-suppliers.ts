import type { Finding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { checkMinimumSuppliers } from '../engine/checks/minimum-suppliers.ts';
import type { LedgerState } from '../ledger/state.ts';
import { listUndecided } from './freeze-totals.ts';
import { previewEvaluation } from './preview-marks.ts';
import type { ReferenceData } from './reference-data.ts';

/** What follows from a lot's bids as they stand. */
export interface Standing {
  /** Bids that are not invalid. */
  responsive: string[];
  /** Bids that are invalid by what was decided or confirmed, with the reasons. */
  invalid: { name: string; reasons: Finding[] }[];
  /** Too few of them, with the legal basis; empty where there are enough. */
  shortage: Finding[];
  /** What would make bids invalid once it is confirmed: proposed, nothing more. */
  proposed: Finding[];
}

/**
 * Whether as many bids are left as the law demands.
 * @param without a bid that is counted as if it were invalid
 * @throws AppError `not-found` while there is no scheme
 */
export function judgeSuppliers(
  state: LedgerState,
  lot: number,
  date: IsoDate,
  reference: ReferenceData,
  without: string | null = null,
): Standing {
  const evaluation = previewEvaluation(state, lot, date, reference);
  const { tenderers } = evaluation;
  const responsive = tenderers.filter(({ name, status }) => status !== 'rejected' && name !== without);
  const scheme = state.lots.get(lot)?.scheme?.value;
  return {
    responsive: responsive.map(({ name }) => name),
    invalid: tenderers.filter(({ status }) => status === 'rejected').map(({ name, reasons }) => ({ name, reasons })),
    shortage: scheme === undefined ? [] : checkMinimumSuppliers(scheme, responsive.length, reference.regulations, date),
    proposed: listUndecided(evaluation),
  };
}
