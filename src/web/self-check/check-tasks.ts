import type { CheckReportInput } from '../../../views/check-report/build-report.ts';
import { AppError, type AppErrorCode, type Problem } from '../../domain/app-error.ts';
import type { BidCheck } from '../../domain/bid.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import type { TenderDraft } from '../../domain/draft.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { PriceOutlook } from '../../domain/price-outlook.ts';
import type { DecimalText, IsoDate } from '../../domain/scalars.ts';
import { type CheckDocumentsRequest, type CheckedBid, checkDocuments } from '../../use-cases/check-bid.ts';
import { draftFromDocuments } from '../../use-cases/draft-procurement.ts';
import { forecastPrice } from '../../use-cases/forecast-price.ts';
import { listShippedSchemes } from '../../use-cases/list-shipped-schemes.ts';
import { loadReferenceData } from '../../use-cases/reference-data.ts';
import { type ReportFormat, renderCheckReport } from '../check-report.tsx';

interface Task<Given, Result> {
  given: Given;
  result: Result;
}

/** What takes too long to be done between two pages. */
export interface CheckTasks {
  'list-schemes': Task<object, Scheme[]>;
  draft: Task<{ documents: readonly ImportedDocument[] }, TenderDraft>;
  check: Task<CheckDocumentsRequest, Pick<CheckedBid, 'check' | 'notices'>>;
  forecast: Task<
    { check: BidCheck; scheme: Scheme; date: IsoDate; prices: DecimalText[]; others: DecimalText[] },
    PriceOutlook | null
  >;
  report: Task<CheckReportInput & { format: ReportFormat }, Uint8Array>;
}

export type CheckTask = {
  [Type in keyof CheckTasks]: { type: Type; given: CheckTasks[Type]['given'] };
}[keyof CheckTasks];

export type CheckTaskOutcome =
  | { type: 'done'; result: CheckTasks[keyof CheckTasks]['result'] }
  | { type: 'refused'; code: AppErrorCode; problems: readonly Problem[] }
  | { type: 'failed'; message: string; stack: string };

/** Runs a task; whatever goes wrong is its outcome. */
export async function runCheckTask(task: CheckTask): Promise<CheckTaskOutcome> {
  try {
    return { type: 'done', result: await run(task) };
  } catch (error) {
    if (error instanceof AppError) return { type: 'refused', code: error.code, problems: error.problems };
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { type: 'failed', message, stack };
  }
}

function run(task: CheckTask) {
  switch (task.type) {
    case 'list-schemes':
      return listShippedSchemes();
    case 'draft':
      return draftFromDocuments(task.given.documents);
    case 'check':
      return checkDocuments(task.given);
    case 'forecast':
      return forecastPrice({ ...task.given, ...loadReferenceData() });
    case 'report':
      return renderCheckReport(task.given, task.given.format);
  }
}
