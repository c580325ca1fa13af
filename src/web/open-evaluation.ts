import { createEvaluationContext, type EvaluationContext } from '../../views/evaluation-context.ts';
import type { EvaluationAtHand } from '../../views/evaluation-view.ts';

/** An evaluation that is open to everybody; it may take a while until it is computed, and pages are answered meanwhile. */
export interface OpenEvaluation {
  href: string;
  /** Computes it the first time. @throws whatever `load` throws; the next call tries again */
  get: () => Promise<EvaluationContext<EvaluationAtHand>>;
}

export function openEvaluation(href: string, load: () => Promise<EvaluationAtHand>): OpenEvaluation {
  let kept: Promise<EvaluationContext<EvaluationAtHand>> | null = null;
  return {
    href,
    get: () => {
      kept ??= load()
        .then(createEvaluationContext)
        .catch((error: unknown) => {
          kept = null;
          throw error;
        });
      return kept;
    },
  };
}

/** One that was computed already. */
export function openAtHand(view: EvaluationAtHand): OpenEvaluation {
  return openEvaluation(view.href, async () => view);
}

/** Those that could be computed. */
export async function listComputed(evaluations: readonly OpenEvaluation[]) {
  const settled = await Promise.allSettled(evaluations.map((evaluation) => evaluation.get()));
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
