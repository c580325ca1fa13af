import type { EvaluationContext } from '../../../views/evaluation-context.ts';
import type { DraftedImports } from '../new-procurement/drafted-imports.ts';
import type { Pages } from '../pages.tsx';
import { registerHomePages } from './home.tsx';
import { registerMarkingPages } from './marking.tsx';
import { registerNewProcurementPages } from './new-procurement.tsx';
import { registerResultPages } from './result.tsx';

/** What pages share with the rest of the app. */
export interface Surroundings {
  /** Evaluations to look at without an account. */
  demos: readonly EvaluationContext[];
  /** Procurement documents on their way to a procurement. */
  drafted: DraftedImports;
}

/** Every page that needs an account, noun by noun. */
export function registerWorkspace(pages: Pages, { demos, drafted }: Surroundings): Pages {
  registerHomePages(pages, demos);
  registerMarkingPages(pages);
  registerResultPages(pages);
  registerNewProcurementPages(pages, drafted);
  return pages;
}
