import { createEvaluationContext, type EvaluationContext } from '../../../views/evaluation-context.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { listNamedDocuments } from '../../ledger/document-names.ts';
import { buildEvaluationInput } from '../../ledger/engine-input.ts';
import type { DocumentRef } from '../../ledger/events/envelope.ts';
import type { LotView } from '../../ledger/state.ts';
import { mayReadDocument } from '../../ledger/visibility.ts';
import { findFrozen } from '../../use-cases/find-frozen.ts';
import { hashEvaluation } from '../../use-cases/freeze-totals.ts';
import { previewEvaluation } from '../../use-cases/preview-marks.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import type { LotVisit } from '../visit.ts';

export interface LotResult {
  context: EvaluationContext;
  /** Whether these are the totals that were frozen, or only what they would be now. */
  isFrozen: boolean;
  /** SHA-256 of the evaluation as it is kept: what the reader has seen. */
  evaluation: string;
}

/** The lot's result as its reader may see it; null while members still mark. */
export async function findResult(visit: LotVisit, desk: ProcurementDesk): Promise<LotResult | null> {
  const { lot } = visit;
  if (lot.scheme === null) return null;
  if (visit.stage === 'marking') {
    if (!isMarkedByAll(lot)) return null;
    const evaluation = previewEvaluation(visit.state, lot.number, visit.today, desk.reference);
    return { context: present(visit, desk, evaluation), isFrozen: false, evaluation: hashEvaluation(evaluation) };
  }
  const evaluation = await findFrozen(desk.store, lot);
  if (evaluation === null || lot.totals === null) return null;
  return { context: present(visit, desk, evaluation), isFrozen: true, evaluation: lot.totals.value.evaluation };
}

/** @throws AppError `not-found` while members still mark */
export async function getResult(visit: LotVisit, desk: ProcurementDesk): Promise<LotResult> {
  const result = await findResult(visit, desk);
  if (result === null) throw new AppError('not-found', '全部成员提交评分后才有结果');
  return result;
}

/** Whether every member's marks are handed in, as far as the reader can see. */
function isMarkedByAll({ panel, marks }: LotView): boolean {
  return panel?.value.every(({ id }) => marks.get(id)?.isSubmitted === true) === true;
}

/** The lot's files that were read, by the names that places have for them, as far as the reader may open them. */
export function listReadable({ state, lot, actor }: LotVisit): ReadonlyMap<string, DocumentRef> {
  return new Map(
    [...listNamedDocuments(state, lot)].filter(
      ([, { sha256 }]) => state.readings.has(sha256) && mayReadDocument(state, sha256, actor),
    ),
  );
}

function present(visit: LotVisit, desk: ProcurementDesk, evaluation: Evaluation): EvaluationContext {
  const { state, lot, procurement } = visit;
  const input = buildEvaluationInput(state, lot.number, evaluation.date, desk.reference);
  if (input === null) throw new Error(`lot ${lot.number} has no scheme`);
  const documents = listReadable(visit);
  return createEvaluationContext({
    href: lotHref(procurement, lot.number, '/result'),
    isDemo: false,
    title: state.about?.title ?? procurement,
    scheme: input.scheme,
    members: input.members ?? [],
    tenderers: input.tenderers,
    evaluation,
    documents,
    roundings: evaluation.roundings,
    reviews: input.reviews,
  });
}
