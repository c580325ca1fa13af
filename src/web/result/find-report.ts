import { buildEvaluationReport } from '../../../views/evaluation-report/build-evaluation-report.ts';
import type { EarlierTotals } from '../../../views/evaluation-report/report-input.ts';
import type { Report } from '../../../views/report/report.ts';
import { AppError } from '../../domain/app-error.ts';
import type { LedgerEvent } from '../../ledger/events/index.ts';
import { findFrozen } from '../../use-cases/find-frozen.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import type { LotVisit } from '../visit.ts';
import { findResult, type LotResult } from './find-result.ts';

/** The panel's report on the totals that are frozen now. @throws AppError `not-found` before */
export async function getReport(
  visit: LotVisit,
  desk: ProcurementDesk,
): Promise<{ report: Report; context: LotResult['context'] }> {
  const result = await findResult(visit, desk);
  if (result?.isFrozen !== true) throw new AppError('not-found', '汇总定稿后才有评审报告');
  const { state, lot } = visit;
  const { context } = result;
  const events = await visit.listEvents();
  const earlier = await listEarlier(visit, events, desk);
  return { report: buildEvaluationReport({ state, lot, context, events, earlier }), context };
}

/** Totals that others took the place of, the earliest first. */
async function listEarlier(
  { lot }: LotVisit,
  events: readonly LedgerEvent[],
  desk: ProcurementDesk,
): Promise<EarlierTotals[]> {
  const earlier: EarlierTotals[] = [];
  for (let totals = lot.totals?.superseded ?? null; totals !== null; totals = totals.superseded) {
    const evaluation = await findFrozen(desk.store, { totals });
    if (evaluation === null) continue;
    earlier.unshift({ at: totals.at, evaluation, reason: findReason(events, lot.number, totals.sequence) });
  }
  return earlier;
}

/** What was decided first after totals were frozen, so that they had to be frozen again. */
function findReason(events: readonly LedgerEvent[], lot: number, after: number): string {
  for (const { type, data, sequence } of events) {
    if (sequence <= after || !('lot' in data) || data.lot !== lot) continue;
    if ((type === 'marks.returned' || type === 're-review.ordered') && 'reason' in data) return String(data.reason);
  }
  return '没有记录';
}
