import { Decimal, showAmount, sum } from '../../src/domain/decimal.ts';
import type { DraftLot, DraftProcurement } from '../../src/domain/draft.ts';
import { ErrorSummary, Field, type FieldProblem, listMessages, TextField } from '../components/form-field.tsx';
import { ImportFiles } from '../components/import-files.tsx';
import { PageHead } from '../components/layout.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import { BidFields, FilesAreGone, LeaveForm } from './bid-fields.tsx';
import { DoubtList } from './finding-places.tsx';
import { addressPlaces } from './place-address.ts';
import { OWN_REQUIREMENTS, type ReadRequirements, type RequirementsView, SELF_CHECK } from './self-check-view.ts';

/** What was typed to go on from a procurement document. */
export interface TypedBid {
  lot: string;
  title: string;
  category: string;
  date: string;
}

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

interface LotFormProps {
  href: string;
  read: ReadRequirements;
  limits: ImportFormLimits;
  typed: TypedBid;
  problems: readonly FieldProblem[];
}

function LotForm({ href, read, limits, typed, problems }: LotFormProps) {
  const { procurement, lots } = read;
  if (lots.length === 0)
    return (
      <section class="card message" aria-label="没有采购包">
        <p>没有读到采购包。请确认选择的是采购文件，并且是完整的一份；扫描件请提供更清晰的版本。</p>
      </section>
    );
  const isEmpty = lots.every(({ lot, mandatory }) => lot.items.length === 0 && mandatory === 0);
  return (
    <section class="card" aria-labelledby="lots-title">
      <h2 id="lots-title">采购包和响应文件</h2>
      {isEmpty ? (
        <p class="notice">没有读到评分标准，也没有读到 ★ 条款，只能检查报价和格式。请确认选择的是采购文件。</p>
      ) : null}
      <form class="form" method="post" action={`${href}/bid`} enctype="multipart/form-data">
        <LotTable read={read} chosen={typed.lot} problems={problems} />
        <MissingFields procurement={procurement} typed={typed} problems={problems} />
        <BidFields limits={limits} problems={problems} date={typed.date} />
        <button type="submit">开始检查</button>
      </form>
    </section>
  );
}

function LotTable({
  read,
  chosen,
  problems,
}: {
  read: ReadRequirements;
  chosen: string;
  problems: readonly FieldProblem[];
}) {
  const messages = listMessages(problems, 'lot');
  const checked = read.lots.length === 1 ? String(read.lots[0]?.lot.number) : chosen;
  return (
    <fieldset class={messages.length === 0 ? 'field' : 'field is-wrong'} id="lot">
      <legend>要检查的采购包</legend>
      {messages.length === 0 ? null : <p class="field-error">{messages.join('；')}</p>}
      <table class="cards list lots">
        <caption class="sr">读到的采购包</caption>
        <thead>
          <tr>
            <th scope="col">采购包</th>
            <th scope="col" class="num">
              最高限价（元）
            </th>
            <th scope="col" class="num">
              评审因素
            </th>
            <th scope="col" class="num">
              合计分
            </th>
            <th scope="col" class="num">
              ★ 条款
            </th>
            <th scope="col" class="num">
              没有读准
            </th>
          </tr>
        </thead>
        <tbody>
          {read.lots.map(({ lot, mandatory, doubts }) => (
            <tr>
              <th scope="row">
                <label class="choice">
                  <input type="radio" name="lot" value={String(lot.number)} checked={String(lot.number) === checked} />
                  <span>
                    第 {lot.number} 包　{lot.title}
                  </span>
                </label>
              </th>
              <Figure label="最高限价（元）" value={ceilingOf(lot)} />
              <Figure label="评审因素" value={String(lot.items.length)} />
              <Figure label="合计分" value={pointsOf(lot)} />
              <Figure label="★ 条款" value={String(mandatory)} />
              <Figure label="没有读准" value={doubts.length === 0 ? '—' : `${doubts.length} 处`} />
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <td class="num pair">
      <span class="label">{label}</span>
      {value}
    </td>
  );
}

function ceilingOf({ ceilingPrice, budget }: DraftLot): string {
  const ceiling = ceilingPrice ?? budget;
  return ceiling === null ? '没有读到' : showAmount(new Decimal(ceiling));
}

/** Items weighted by scales of their own have no plain sum. */
function pointsOf({ items, scales, totalPoints }: DraftLot): string {
  if (items.length === 0) return '—';
  if (scales.length > 0) return totalPoints ?? '—';
  return sum(items.flatMap(({ maxPoints }) => (maxPoints === null ? [] : [new Decimal(maxPoints)]))).toFixed();
}

interface MissingFieldsProps {
  procurement: DraftProcurement;
  typed: TypedBid;
  problems: readonly FieldProblem[];
}

const CATEGORIES = [
  { value: 'goods', text: '货物' },
  { value: 'services', text: '服务' },
  { value: 'works', text: '工程' },
] as const;

/** What the check needs and the document was not read to say. */
function MissingFields({ procurement, typed, problems }: MissingFieldsProps) {
  return (
    <>
      {procurement.title === null ? (
        <TextField
          name="title"
          label="项目名称"
          hint="采购文件中没有读到，用来核对响应文件是不是本项目的。"
          value={typed.title}
          problems={problems}
          autocomplete="off"
          maxlength={200}
        />
      ) : null}
      {procurement.category === null ? (
        <Field
          name="category"
          label="采购类别"
          hint="采购文件中没有读到。"
          problems={problems}
          control={(attributes) => (
            <select {...attributes}>
              <option value="">请选择</option>
              {CATEGORIES.map(({ value, text }) => (
                <option value={value} selected={value === typed.category}>
                  {text}
                </option>
              ))}
            </select>
          )}
        />
      ) : null}
    </>
  );
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
