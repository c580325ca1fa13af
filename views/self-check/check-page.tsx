import { buildReport, type CheckReportInput } from '../check-report/build-report.ts';
import { sumLost } from '../check-report/entries.ts';
import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { ImportFiles } from '../components/import-files.tsx';
import { PageHead } from '../components/layout.tsx';
import { Tag } from '../components/tag.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import type { Report, ReportSection } from '../report/report.ts';
import { ReportCaption, ReportCounts, ReportSectionContent, ReportSectionPart } from '../report/report-body.tsx';
import { LinkedPlaces } from '../report/report-places.tsx';
import { termsOf } from '../terms.ts';
import { FilesField, LeaveForm } from './bid-fields.tsx';
import { addressPlaces } from './place-address.ts';
import { PriceForm } from './price-form.tsx';
import { type CheckView, SELF_CHECK } from './self-check-view.ts';
import { shortenSection } from './shorten-section.ts';
import { summariseCheck } from './summarise-check.ts';

export interface CheckProps {
  view: CheckView;
  limits: ImportFormLimits;
  problems?: readonly FieldProblem[];
}

/** How far a check is; then what it found, the gravest first. */
export function CheckStatus({ view, limits, problems = [] }: CheckProps) {
  const { files, checked, scheme, date } = view;
  const title = titleOfCheck(view);
  const { procurement, lot } = scheme;
  return (
    <>
      <PageHead trail={[SELF_CHECK, { text: title }]} title={title}>
        <p class="standing" role="status">
          {describeStanding(view)}
        </p>
        <p class="standing">
          {procurement.title} · 第 {lot.number} 包　{lot.title} · 检查日期 {date}
        </p>
      </PageHead>
      <ErrorSummary problems={problems} />
      {checked.type === 'done' ? (
        <Result view={view} input={checked.value} limits={limits} problems={problems} />
      ) : (
        <>
          {files.isRunning ? null : <NoResult view={view} />}
          <section class="card" aria-label="文件">
            <ImportFiles view={files} purpose="self-check" />
            <div class="actions">
              <a href={SELF_CHECK.href}>检查其他文件</a>
              <LeaveForm href={files.href} isRunning={files.isRunning} />
            </div>
          </section>
          {files.isRunning ? null : <Again view={view} limits={limits} problems={problems} title="换一份文件检查" />}
        </>
      )}
    </>
  );
}

export function titleOfCheck({ files, checked, scheme }: CheckView): string {
  const { bidDocument } = termsOf(scheme.procurement);
  if (files.isRunning) return `正在检查${bidDocument}`;
  return checked.type === 'done' ? `${bidDocument}自查结果` : `${bidDocument}没有检查`;
}

function describeStanding({ files, checked }: CheckView): string {
  const open = files.files.filter(({ state }) => state.type === 'waiting' || state.type === 'reading').length;
  if (files.isRunning)
    return open > 0
      ? `正在读取文件，还有 ${open} 份。读完后对照要求检查；离开本页不影响检查。`
      : '文件已读完，正在对照要求逐条检查。';
  if (checked.type !== 'done') return '没有得到检查结果。';
  return `${checked.value.check.tenderer ?? '没有读到供应商名称'}。结果再保留 ${files.minutesLeft} 分钟。`;
}

function NoResult({ view: { checked } }: { view: CheckView }) {
  return (
    <section class="card message" aria-label="没有检查">
      <p role="alert">{checked.type === 'refused' ? checked.message : '检查已停止，没有结果。'}</p>
    </section>
  );
}

/** What stands below one another, open; everything else is folded, to look things up in. */
const OPEN = ['mend', 'fine', 'outlook', 'scores', 'price'];

interface ResultProps extends Required<CheckProps> {
  input: CheckReportInput;
}

function Result({ view, input, limits, problems }: ResultProps) {
  const report = buildReport(input);
  const sections = report.sections.map(shortenSection);
  const find = (id: string) => sections.find((section) => section.id === id);
  const open = ['mend', 'fine'].flatMap((id) => find(id) ?? []);
  const computed = ['scores', 'price'].flatMap((id) => find(id) ?? []);
  const folded = sections.filter(({ id }) => !OPEN.includes(id));
  return (
    <LinkedPlaces addressOf={addressPlaces(view.files, view.source?.files ?? null)}>
      <div class="report">
        <Verdict view={view} input={input} report={report} />
        {open.map((section) => (
          <ReportSectionPart section={section} />
        ))}
        <PriceForm view={view} input={input} outlook={find('outlook') ?? null} problems={problems} />
        {computed.map((section) => (
          <ReportSectionPart section={section} />
        ))}
        {folded.map((section) => (
          <FoldedSection section={section} />
        ))}
        <details class="card fold" id="read-files">
          <summary>
            <h2>读取的文件（{view.files.files.length}）</h2>
          </summary>
          <ImportFiles view={view.files} purpose="self-check" />
        </details>
        <Again view={view} limits={limits} problems={problems} title="修改后再次检查" />
      </div>
    </LinkedPlaces>
  );
}

function Verdict({ view, input, report }: { view: CheckView; input: CheckReportInput; report: Report }) {
  const { files, source } = view;
  const unread = files.files.filter(({ state }) => state.type !== 'read');
  return (
    <section class="card verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">{summariseCheck(report, sumLost(input))}</h2>
      <ReportCounts report={report} />
      {unread.length === 0 ? null : (
        <p class="notice">
          <Tag tone="must">没有读全</Tag> {unread.map(({ name }) => `“${name}”`).join('、')}
          没有读出来，其中的内容没有检查。<a href="#read-files">查看原因</a>
        </p>
      )}
      {source === null || source.doubts.length === 0 ? null : (
        <p class="notice">
          <Tag tone="look">请看</Tag> 要求是从采购文件读出的，有 {source.doubts.length}{' '}
          处没有读准，有关结果以采购文件为准。
          <a href={`${source.files.href}#doubts`}>查看具体位置</a>
        </p>
      )}
      <ReportCaption caption={report.caption} />
      <div class="form-actions">
        <a class="button quiet" href={`${files.href}/report.docx`} download>
          下载 Word 报告
        </a>
        <a class="button quiet" href={`${files.href}/report.html`} download>
          下载网页报告
        </a>
        <LeaveForm href={files.href} />
      </div>
    </section>
  );
}

function FoldedSection({ section }: { section: ReportSection }) {
  const { id, title, entries = [], tables = [] } = section;
  const count = entries.length + tables.reduce((all, { rows }) => all + rows.length, 0);
  return (
    <details class="card fold" id={id}>
      <summary>
        <h2>
          {title}
          {count === 0 ? null : `（${count}）`}
        </h2>
      </summary>
      <ReportSectionContent section={section} />
    </details>
  );
}

interface AgainProps extends Required<CheckProps> {
  title: string;
}

/** The same lot once more, with other files. */
function Again({ view, limits, problems, title }: AgainProps) {
  return (
    <section class="card again" aria-labelledby="again-title">
      <h2 id="again-title">{title}</h2>
      <p class="hint">对照同一个采购包检查，不必重新选择。请一并选择全部文件。</p>
      <form class="form" method="post" action={`${view.files.href}/bid`} enctype="multipart/form-data">
        <FilesField label="响应（投标）文件" limits={limits} problems={problems} />
        <FormMark />
        <button type="submit">开始检查</button>
      </form>
    </section>
  );
}
