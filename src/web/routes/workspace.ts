import type { EvaluationContext } from '../../../views/evaluation-context.ts';
import type { DraftedImports } from '../new-procurement/drafted-imports.ts';
import type { Pages } from '../pages.tsx';
import type { PeopleDirectory } from '../people-directory.ts';
import { registerHomePages } from './home.tsx';
import { registerMarkingPages } from './marking.tsx';
import { registerNewProcurementPages } from './new-procurement.tsx';
import { registerOverviewPages } from './overview.tsx';
import { registerPanelPages } from './panel.tsx';
import { registerPeoplePages } from './people.tsx';
import { registerProcurementDocumentPages } from './procurement-documents.tsx';
import { registerResultPages } from './result.tsx';
import { registerSchemePages } from './scheme.tsx';

/** What pages share with the rest of the app. */
export interface Surroundings {
  /** Evaluations to look at without an account. */
  demos: readonly EvaluationContext[];
  /** Procurement documents on their way to a procurement. */
  drafted: DraftedImports;
  people: PeopleDirectory;
}

/** Every page that needs an account, noun by noun. */
export function registerWorkspace(pages: Pages, { demos, drafted, people }: Surroundings): Pages {
  registerHomePages(pages, demos);
  // Before the pages of a procurement: `/procurements/new` is none.
  registerNewProcurementPages(pages, drafted);
  registerOverviewPages(pages);
  registerPeoplePages(pages, people);
  registerPanelPages(pages, people);
  registerMarkingPages(pages);
  registerResultPages(pages);
  registerProcurementDocumentPages(pages);
  registerSchemePages(pages);
  return pages;
}
