import type { BidReadings } from '../bids/bid-readings.ts';
import { FileForms } from '../file-forms.ts';
import type { DraftedImports } from '../new-procurement/drafted-imports.ts';
import type { OpenEvaluation } from '../open-evaluation.ts';
import type { Pages } from '../pages.tsx';
import type { PeopleDirectory } from '../people-directory.ts';
import { type ArchiveVerificationOptions, registerArchiveVerificationPages } from './archive-verification.tsx';
import { registerAwardPages } from './award.tsx';
import { registerBidPages } from './bids.tsx';
import { type FilingOptions, registerFilingPages } from './filing.tsx';
import { registerHomePages } from './home.tsx';
import { registerMarkingPages } from './marking.tsx';
import { registerNewProcurementPages } from './new-procurement.tsx';
import { registerOverviewPages } from './overview.tsx';
import { registerOwnBidPages } from './own-bid.tsx';
import { registerPanelPages } from './panel.tsx';
import { registerPeoplePages } from './people.tsx';
import { registerProcurementDocumentPages } from './procurement-documents.tsx';
import { registerReportPages } from './report.tsx';
import { registerResultPages } from './result.tsx';
import { registerResultDocumentPages } from './result-documents.tsx';
import { registerReviewPages } from './review.tsx';
import { registerReviewClarificationPages } from './review-clarifications.tsx';
import { registerReviewFactPages } from './review-facts.tsx';
import { registerReviewNegotiationPages } from './review-negotiation.tsx';
import { registerReviewRejectionPages } from './review-rejection.tsx';
import { registerReviewStagePages } from './review-stages.tsx';
import { registerSchemePages } from './scheme.tsx';

/** What pages share with the rest of the app. */
export interface Surroundings extends FilingOptions, Pick<ArchiveVerificationOptions, 'isAlone'> {
  /** Evaluations to look at without an account. */
  demos: readonly OpenEvaluation[];
  /** Procurement documents on their way to a procurement. */
  drafted: DraftedImports;
  people: PeopleDirectory;
  /** Opened bids that are being read. */
  readings: BidReadings;
}

/** Every page that needs an account, noun by noun. */
export function registerWorkspace(pages: Pages, surroundings: Surroundings): Pages {
  const { demos, drafted, people, readings, verifications, signingKey, isAlone } = surroundings;
  const fileForms = new FileForms(drafted.imports.incoming);
  registerHomePages(pages, demos);
  // Before the procurements themselves: `new` is none of them.
  registerNewProcurementPages(pages, drafted);
  registerOverviewPages(pages);
  registerPeoplePages(pages, people);
  registerPanelPages(pages, people);
  registerBidPages(pages, readings, fileForms);
  registerOwnBidPages(pages, fileForms);
  registerReviewPages(pages);
  registerReviewFactPages(pages);
  registerReviewClarificationPages(pages, fileForms);
  registerReviewNegotiationPages(pages, fileForms);
  registerReviewRejectionPages(pages);
  registerReviewStagePages(pages);
  registerMarkingPages(pages);
  registerResultPages(pages);
  registerResultDocumentPages(pages);
  registerReportPages(pages);
  registerAwardPages(pages);
  registerFilingPages(pages, { verifications, signingKey });
  registerArchiveVerificationPages(pages, { verifications, ownKey: signingKey?.publicKey ?? null, isAlone });
  registerProcurementDocumentPages(pages);
  registerSchemePages(pages);
  return pages;
}
