import { documentHref } from '../addresses.ts';
import { Layout } from '../components/layout.tsx';
import { type LotPlace, lotName } from '../components/lot-frame.tsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import type { Report } from '../report/report.ts';
import { ReportBody } from '../report/report-body.tsx';
import { LinkedPlaces } from '../report/report-places.tsx';
import { lotHref } from '../workspace-addresses.ts';

interface EvaluationReportPageProps {
  place: LotPlace;
  report: Report;
  context: EvaluationContext;
}

/** The panel's report, to be read through, printed on A4 and signed. */
export function EvaluationReportPage({ place, report, context }: EvaluationReportPageProps) {
  const { assets, procurement, state, lot } = place;
  const result = lotHref(procurement, lot.number, '/result');
  const addressOf = ({ file, path }: { file: string; path: string }) =>
    context.view.documents.has(file) ? documentHref(context.view, file, path) : null;
  return (
    <Layout
      title={`${report.title} · ${lotName(lot)}`}
      assets={assets}
      subject={state.about?.title ?? procurement}
      scripts={['keys']}
    >
      <nav class="report-ways" aria-label="办理">
        <a href={result}>返回结果与报告</a>
        <a class="button quiet" href={`${result}/report.docx`} download>
          下载 Word 文件
        </a>
        <span class="soft">打印：用浏览器的打印功能，纸张为 A4。</span>
      </nav>
      <LinkedPlaces addressOf={addressOf}>
        <ReportBody report={report} />
      </LinkedPlaces>
    </Layout>
  );
}
