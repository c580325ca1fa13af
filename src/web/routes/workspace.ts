import type { EvaluationContext } from '../../../views/evaluation-context.ts';
import type { Pages } from '../pages.tsx';
import { registerHomePages } from './home.tsx';
import { registerMarkingPages } from './marking.tsx';

/** What pages share with the rest of the app. */
export interface Surroundings {
  /** Evaluations to look at without an account. */
  demos: readonly EvaluationContext[];
}

/** Every page that needs an account, noun by noun. */
export function registerWorkspace(pages: Pages, { demos }: Surroundings): Pages {
  registerHomePages(pages, demos);
  registerMarkingPages(pages);
  return pages;
}
