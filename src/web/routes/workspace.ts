import type { EvaluationContext } from '../../../views/evaluation-context.ts';
import type { DraftedImports } from '../new-procurement/drafted-imports.ts';
import type { Pages } from '../pages.tsx';
import { registerHomePages } from './home.tsx';
import { registerNewProcurementPages } from './new-procurement.tsx';
import { registerProcurementDocumentPages } from './procurement-documents.tsx';
import { registerSchemePages } from './scheme.tsx';

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
  registerNewProcurementPages(pages, drafted);
  registerProcurementDocumentPages(pages);
  registerSchemePages(pages);
  return pages;
}
