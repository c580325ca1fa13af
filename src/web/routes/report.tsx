import { EvaluationReportPage } from '../../../views/evaluation-report/evaluation-report-page.tsx';
import { offerAs } from '../imports/file-name.ts';
import type { Pages } from '../pages.tsx';
import { getReport } from '../result/find-report.ts';
import { WordReports } from '../result/word-reports.ts';

const SEE = { see: 'result' } as const;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 评审报告: the page and the Word file are made of one model. */
export function registerReportPages(pages: Pages): void {
  const { desk } = pages;
  const wordReports = new WordReports();

  pages.getOfLot('/result/report', SEE, async (visit) => {
    const { report, context } = await getReport(visit, desk);
    return visit.page(<EvaluationReportPage place={visit} report={report} context={context} />);
  });

  pages.getOfLot('/result/report.docx', SEE, async (visit) => {
    const { report } = await getReport(visit, desk);
    return visit.c.body((await wordReports.get(report)) as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': WORD,
      'Content-Disposition': offerAs(`${report.title} ${report.subject}`, 'docx'),
      'Cache-Control': 'private, no-store',
    });
  });
}
