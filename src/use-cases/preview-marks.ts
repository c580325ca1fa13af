import { AppError } from '../domain/app-error.ts';
import { ZERO } from '../domain/decimal.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Mark } from '../domain/review.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import { isObjective, type ScoringItem } from '../domain/scoring-item.ts';
import { criterionOf } from '../engine/criteria/index.ts';
import { type EvaluationInput, evaluate } from '../engine/evaluate.ts';
import { workOutMark } from '../engine/member-marks.ts';
import { buildEvaluationInput, type Reference } from '../ledger/engine-input.ts';
import type { LedgerState, LotView } from '../ledger/state.ts';

/** What a mark comes to, in words; `points` is null where the item's rule does not allow it. */
export interface MarkPreview {
  points: DecimalText | null;
  text: string;
}

/** Works a mark out by the item's rule, before it is recorded. */
export function previewMark(item: ScoringItem, mark: Mark): MarkPreview {
  const outcome = workOutMark(item, mark);
  return outcome.points === null
    ? { points: null, text: outcome.message }
    : { points: outcome.points.toFixed(), text: outcome.arithmetic };
}

/** The item's rule in words. */
export function describeRule(item: ScoringItem): string {
  return item.kind === 'price' ? '' : criterionOf(item.kind).describe(item as never);
}

const previews = new WeakMap<LedgerState, Map<string, Evaluation>>();

/**
 * The lot's scores as far as a state shows them: what is computed from facts is there, means only where every member's marks
 * may be seen. A state never changes, so it is evaluated once for a day.
 * @throws AppError `not-found` while there is no scheme
 */
export function previewEvaluation(state: LedgerState, lot: number, date: IsoDate, reference: Reference): Evaluation {
  const known = previews.get(state) ?? new Map<string, Evaluation>();
  previews.set(state, known);
  const key = `${lot} ${date}`;
  const evaluation = known.get(key) ?? evaluate(buildInput(state, lot, date, reference));
  known.set(key, evaluation);
  return evaluation;
}

function buildInput(state: LedgerState, lot: number, date: IsoDate, reference: Reference): EvaluationInput {
  const input = buildEvaluationInput(state, lot, date, reference);
  if (input === null) throw new AppError('not-found', `第 ${lot} 包还没有评审方案`);
  return input;
}

/** What the shared part of an evaluation is computed from; a part of a state is the same object until something in it changes. */
type SharedGrounds = Pick<LotView, 'scheme' | 'panel' | 'bids' | 'pricesOpened'> & {
  date: IsoDate;
  reference: Reference;
};
const sharedPreviews = new WeakMap<LotView['bids'], { grounds: SharedGrounds; evaluation: Evaluation }>();

/**
 * What is computed alike for every member: who is still in, and the objective scores. No mark plays a part in it, so that it is not
 * computed again for one.
 * @throws AppError `not-found` while there is no scheme
 */
export function previewShared(state: LedgerState, lot: number, date: IsoDate, reference: Reference): Evaluation {
  const input = (): EvaluationInput => ({ ...buildInput(state, lot, date, reference), reviews: [] });
  const view = state.lots.get(lot);
  if (view === undefined) return evaluate(input());
  const { scheme, panel, bids, pricesOpened } = view;
  const grounds = { scheme, panel, bids, pricesOpened, date, reference };
  const known = sharedPreviews.get(bids);
  if (known !== undefined && isSame(known.grounds, grounds)) return known.evaluation;
  const evaluation = evaluate(input());
  sharedPreviews.set(bids, { grounds, evaluation });
  return evaluation;
}

function isSame(a: SharedGrounds, b: SharedGrounds): boolean {
  return (Object.keys(a) as (keyof SharedGrounds)[]).every((part) => a[part] === b[part]);
}

/** A member's totals by tenderer, as the score sheet states them: own marks alone, unrounded; null while one is missing. */
export function addUpMarks(items: readonly ScoringItem[], marks: ReadonlyMap<string, Mark>): DecimalText | null {
  let total = ZERO;
  for (const item of items.filter((one) => !isObjective(one))) {
    const mark = marks.get(item.id);
    const points = mark === undefined ? null : workOutMark(item, mark).points;
    if (points === null) return null;
    total = total.plus(points);
  }
  return total.toFixed();
}
