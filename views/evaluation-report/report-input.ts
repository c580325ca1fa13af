import type { Evaluation } from '../../src/domain/evaluation.ts';
import type { EventOf, EventType, LedgerEvent } from '../../src/ledger/events/index.ts';
import type { LedgerState, LotView } from '../../src/ledger/state.ts';
import type { EvaluationContext } from '../evaluation-context.ts';

/** Totals that others took the place of, with what led to that. */
export interface EarlierTotals {
  at: string;
  evaluation: Evaluation;
  reason: string;
}

/** What the report of a panel is made of, as its reader may see it. */
export interface EvaluationReportInput {
  state: LedgerState;
  lot: LotView;
  /** The frozen result. */
  context: EvaluationContext;
  events: readonly LedgerEvent[];
  /** The earliest first. */
  earlier: readonly EarlierTotals[];
}

/** The lot's events of one kind, in order. */
export function listOfLot<T extends EventType>({ events, lot }: EvaluationReportInput, type: T): EventOf<T>[] {
  return events.filter(
    (event): event is EventOf<T> => event.type === type && 'lot' in event.data && event.data.lot === lot.number,
  );
}
