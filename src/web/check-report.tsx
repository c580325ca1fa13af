import { buildReport, type CheckReportInput } from '../../views/check-report/build-report.ts';
import { ReportPage } from '../../views/report/report-page.tsx';
import { loadReportStyles } from './assets.ts';
import { renderPage } from './render-page.ts';

export type ReportFormat = 'docx' | 'html';

/** The report of a check as the bytes of a file that needs no other. */
export async function renderCheckReport(input: CheckReportInput, format: ReportFormat): Promise<Buffer> {
  const report = buildReport(input);
  if (format === 'docx') {
    const { writeWordReport } = await import('../../views/report/word-report.ts');
    return writeWordReport(report);
  }
  return Buffer.from(renderPage(<ReportPage report={report} styles={loadReportStyles()} />));
}

/** What a vendor should mend, one line each, in order of harm. */
export function listMending(input: CheckReportInput): string[] {
  const mend = buildReport({ ...input, audience: 'vendor' }).sections.find(({ id }) => id === 'mend');
  return (mend?.entries ?? []).map(
    ({ tag, title, harm }) => `〔${tag}〕${title}${harm === undefined ? '' : `　${harm}`}`,
  );
}
