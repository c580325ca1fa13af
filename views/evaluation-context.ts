import { type EvaluationView, type NumberedResult, orderResults } from './evaluation-view.ts';
import { type ExplanationIndex, indexExplanations } from './explanation-index.ts';
import { findPointScales, type PointScales } from './figures.ts';
import { groupItems, type ScoreGroup } from './score-groups.ts';
import { type Terms, termsOf } from './terms.ts';

/** An evaluation with everything its pages look up again and again. */
export interface EvaluationContext<V extends EvaluationView = EvaluationView> {
  view: V;
  terms: Terms;
  scales: PointScales;
  groups: ScoreGroup[];
  explanations: ExplanationIndex;
  /** In the order of the ranking. */
  results: NumberedResult[];
  /** False for a performance assessment. */
  isAward: boolean;
}

export function createEvaluationContext<V extends EvaluationView>(view: V): EvaluationContext<V> {
  return {
    view,
    terms: termsOf(view.scheme.procurement),
    scales: findPointScales(view),
    groups: groupItems(view.scheme.lot),
    explanations: indexExplanations(view.evaluation.explanation),
    results: orderResults(view.evaluation),
    isAward: view.scheme.lot.purpose === 'award',
  };
}
