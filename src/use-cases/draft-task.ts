import { AppError, type AppErrorCode, type Problem } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { TenderDraft } from '../domain/draft.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { draftWithProposals } from './draft-procurement.ts';
import { loadReferenceData } from './reference-data.ts';

export interface DraftTask {
  documents: readonly ImportedDocument[];
  date: IsoDate;
}

export type DraftOutcome =
  | { type: 'drafted'; draft: TenderDraft }
  | { type: 'refused'; code: AppErrorCode; problems: readonly Problem[] };

/** Runs in a worker thread: errors of the document cross as data, those of the program as they are. */
export function runDraft({ documents, date }: DraftTask): DraftOutcome {
  try {
    return { type: 'drafted', draft: draftWithProposals(documents, date, loadReferenceData()) };
  } catch (error) {
    if (error instanceof AppError) return { type: 'refused', code: error.code, problems: error.problems };
    throw error;
  }
}
