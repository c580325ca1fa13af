import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { ImportFiles } from '../components/import-files.tsx';
import { PageHead } from '../components/layout.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import { FilesAreGone, LeaveForm } from './bid-fields.tsx';
import { DoubtList } from './finding-places.tsx';
import { LotForm, type TypedBid } from './lot-form.tsx';
import { addressPlaces } from './place-address.ts';
import { OWN_REQUIREMENTS, type ReadRequirements, type RequirementsView, SELF_CHECK } from './self-check-view.ts';

export interface RequirementsProps {
  view: RequirementsView;
  limits: ImportFormLimits;
  typed: TypedBid;
  problems?: readonly FieldProblem[];
}

/** How far reading a procurement document is; then its lots, what was not read well in them, and the form to go on with. */
export function RequirementsStatus({ view, limits, typed, problems = [] }: RequirementsProps) {
  const { files, read } = view;
  const title = titleOfRequirements(view);
  return (
    <>
      <PageHead trail={[SELF_CHECK, OWN_REQUIREMENTS, { text: title }]} title={title}>
        <p class="standing" role="status">
          {describeStanding(view)}
        </p>
      </PageHead>
      <ErrorSummary problems={problems}>
        <FilesAreGone />
      </ErrorSummary>
      {read.type === 'refused' ? (
        <section class="card message" aria-label="没有读出要求">
          <p>{read.message}</p>
          <p>
            <a href={OWN_REQUIREMENTS.href}>重新选择采购文件</a>
          </p>
        </section>
      ) : null}
      {read.type === 'done' ? (
        <LotForm href={files.href} read={read.value} limits={limits} typed={typed} problems={problems} />
      ) : null}
      {read.type === 'done' ? <Doubts view={view} read={read.value} /> : null}
      <section class="card" aria-labelledby="files-title">
        <h2 id="files-title">采购文件</h2>
        <ImportFiles view={files} purpose="self-check" />
        <div class="actions">
          <a href={OWN_REQUIREMENTS.href}>换一份采购文件</a>
          <LeaveForm href={files.href} isRunning={files.isRunning} />
        </div>
      </section>
    </>
  );
}

export function titleOfRequirements({ files, read }: RequirementsView): string {
  if (files.isRunning) return '正在读取采购文件';
  return read.type === 'done' && read.value.lots.length > 0 ? '选择采购包' : '没有读出要求';
}

function describeStanding({ files, read }: RequirementsView): string {
  if (files.isRunning) return '正在读取采购文件，读完后列出各包的要求。离开本页不影响读取。';
  if (read.type !== 'done') return '采购文件没有读完，没有可以选择的采购包。';
  const { lots, procurement } = read.value;
  const name = procurement.title ?? '项目名称没有读到';
  return `第 2 步，共 2 步。${name}：读到 ${lots.length} 个采购包。再保留 ${files.minutesLeft} 分钟。`;
}

/** What a vendor should look at in the procurement document itself before it relies on the check. */
function Doubts({ view: { files }, read }: { view: RequirementsView; read: ReadRequirements }) {
  const addressOf = addressPlaces(null, files);
  const own = read.lots.filter(({ doubts }) => doubts.length > 0);
  if (read.doubts.length === 0 && own.length === 0) return null;
  return (
    <section class="card" id="doubts" aria-labelledby="doubts-title">
      <h2 id="doubts-title">没有读准的地方</h2>
      <p class="hint">与这些地方有关的检查结果，请以采购文件为准。</p>
      {own.map(({ lot, doubts }) => (
        <details class="doubts" open={own.length === 1}>
          <summary>
            第 {lot.number} 包（{doubts.length}）
          </summary>
          <DoubtList doubts={doubts} addressOf={addressOf} />
        </details>
      ))}
      {read.doubts.length === 0 ? null : (
        <details class="doubts" open={own.length === 0}>
          <summary>整份文件（{read.doubts.length}）</summary>
          <DoubtList doubts={read.doubts} addressOf={addressOf} />
        </details>
      )}
    </section>
  );
}
