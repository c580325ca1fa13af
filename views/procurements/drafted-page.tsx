import { showDecimal } from '../../src/domain/decimal.ts';
import type { DraftLot, TenderDraft } from '../../src/domain/draft.ts';
import { sumMaxPoints } from '../../src/domain/totals.ts';
import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { UnreadState } from '../components/import-files.tsx';
import { SEVERITY_TONES } from '../components/import-findings.tsx';
import { LiveRegion, LiveSettings } from '../components/import-live.tsx';
import type { Assets } from '../components/layout.tsx';
import { Tag } from '../components/tag.tsx';
import { showPrice } from '../figures.ts';
import type { ImportView } from '../import-view.ts';
import { describePlace, fileTitle } from '../place.ts';
import { groupFindings } from '../recheck.ts';
import { NEW_PROCUREMENT } from '../workspace-addresses.ts';
import { HeadFields, type TypedHead } from './head-fields.tsx';
import { NewProcurementFrame } from './new-procurement-page.tsx';

/** A lot as it was typed, by its place in the draft. */
export interface TypedLot {
  isChosen: boolean;
  title: string;
}

export interface DraftedForm {
  head: TypedHead;
  lots: readonly TypedLot[];
}

interface DraftingPageProps {
  assets: Assets;
  view: ImportView;
}

/** While files are read and the schemes drafted. */
export function DraftingPage({ assets, view }: DraftingPageProps) {
  return (
    <NewProcurementFrame assets={assets} title="正在整理采购文件" head={<LiveSettings />}>
      <LiveRegion href={view.href}>
        <DraftingStatus view={view} />
      </LiveRegion>
    </NewProcurementFrame>
  );
}

/** The part that changes: how far each file is; once all is done, the way on. */
export function DraftingStatus({ view }: { view: ImportView | null }) {
  if (view === null)
    return (
      <section class="card message">
        <p role="status">文件已清除。</p>
        <p>
          <a href={NEW_PROCUREMENT}>重新开始</a>
        </p>
      </section>
    );
  const isRead = view.files.every(({ state }) => state.type === 'read' || state.type === 'refused');
  return (
    <section class="card" aria-label="进度">
      <p role="status">
        {view.isRunning ? (isRead ? '文件已读取，正在整理评审方案' : '正在读取文件') : '已经整理好'}
        {view.isRunning ? '。离开本页不影响整理。' : '。'}
      </p>
      <FileStates files={view.files} />
      {view.isRunning ? null : (
        <p>
          <a class="button" href={view.href}>
            查看整理的结果
          </a>
        </p>
      )}
      <DiscardForm href={view.href} />
    </section>
  );
}

/** Each file with how it was read, or why not. */
function FileStates({ files }: Pick<ImportView, 'files'>) {
  return (
    <ul class="drafting">
      {files.map((file) => (
        <li>
          <span class="file-name">{file.name}</span>
          {file.state.type === 'read' ? <Tag tone="good">已读取</Tag> : <UnreadState file={file} />}
        </li>
      ))}
    </ul>
  );
}

function DiscardForm({ href }: { href: string }) {
  return (
    <form method="post" action={`${href}/discard`}>
      <FormMark />
      <button class="plain" type="submit">
        放弃，清除文件
      </button>
    </form>
  );
}

interface UndraftedPageProps extends DraftingPageProps {
  message: string;
}

/** Where nothing could be drafted: why, and what to do. */
export function UndraftedPage({ assets, view, message }: UndraftedPageProps) {
  return (
    <NewProcurementFrame assets={assets} title="没有能够整理">
      <section class="card message">
        <p role="alert">{message}。</p>
        <FileStates files={view.files} />
        <p>
          <a href={NEW_PROCUREMENT}>换文件重新上传，或不用文件直接建立</a>
        </p>
      </section>
    </NewProcurementFrame>
  );
}

interface DraftedPageProps extends DraftingPageProps {
  draft: TenderDraft;
  typed: DraftedForm;
  problems?: readonly FieldProblem[];
}

/** What was read: to be corrected, chosen from and created. */
export function DraftedPage({ assets, view, draft, typed, problems = [] }: DraftedPageProps) {
  const unread = view.files.filter(({ state }) => state.type !== 'read');
  return (
    <NewProcurementFrame
      assets={assets}
      title={problems.length === 0 ? '核对并建立项目' : '核对并建立项目：有误'}
      note={`以下内容从采购文件读出，请核对。评审因素和条款在建立项目之后逐项修改。文件再保留 ${view.minutesLeft} 分钟。`}
    >
      <ErrorSummary problems={problems} />
      {unread.length === 0 ? null : (
        <section class="card" aria-label="没有读取的文件">
          <FileStates files={unread} />
          <p>没有读取的文件不会收进项目。</p>
        </section>
      )}
      <form class="form" method="post" action={view.href}>
        <FormMark />
        <section class="card wide" aria-labelledby="lots-title">
          <h2 id="lots-title">
            采购包 <Tag tone="plain">系统提示</Tag>
          </h2>
          <LotTable lots={draft.lots} typed={typed.lots} />
          {draft.assessments.length === 0 ? null : (
            <p class="hint">文件中另有履约考核的评分表 {draft.assessments.length} 份，用于合同履行，不收进评审方案。</p>
          )}
        </section>
        <section class="card wide form" aria-labelledby="head-title">
          <h2 id="head-title">项目</h2>
          <HeadFields typed={typed.head} problems={problems} />
        </section>
        <div class="form-actions">
          <button type="submit">建立项目</button>
        </div>
      </form>
      <DiscardForm href={view.href} />
      <Messages draft={draft} />
    </NewProcurementFrame>
  );
}

function LotTable({ lots, typed }: { lots: readonly DraftLot[]; typed: readonly TypedLot[] }) {
  return (
    <table class="cards list" id="lots">
      <caption class="sr">读出的采购包</caption>
      <thead>
        <tr>
          <th scope="col">收进项目</th>
          <th scope="col">名称</th>
          <th scope="col" class="num">
            预算（元）
          </th>
          <th scope="col" class="num">
            最高限价（元）
          </th>
          <th scope="col" class="num">
            评审因素
          </th>
          <th scope="col" class="num">
            分值合计
          </th>
          <th scope="col" class="num">
            ★ 条款
          </th>
        </tr>
      </thead>
      <tbody>
        {lots.map((lot, index) => (
          <tr>
            <th scope="row">
              <label class="check">
                <input type="checkbox" name="lot" value={String(index)} checked={typed[index]?.isChosen === true} />第{' '}
                {lot.number} 包
              </label>
            </th>
            <td>
              <input
                class="wide-input"
                name={`title-${index}`}
                value={typed[index]?.title ?? ''}
                aria-label={`第 ${lot.number} 包的名称`}
                maxlength={500}
              />
            </td>
            <td class="num pair">
              <span class="label">预算（元）</span>
              {lot.budget === null ? '未写明' : showPrice(lot.budget)}
            </td>
            <td class="num pair">
              <span class="label">最高限价（元）</span>
              {lot.ceilingPrice === null ? '未写明' : showPrice(lot.ceilingPrice)}
            </td>
            <td class="num pair">
              <span class="label">评审因素</span>
              {lot.items.length}
            </td>
            <td class="num pair">
              <span class="label">分值合计</span>
              {lot.items.length === 0 ? '—' : showDecimal(sumMaxPoints(lot))}
              {lot.totalPoints === null ? '' : ` / ${lot.totalPoints}`}
            </td>
            <td class="num pair">
              <span class="label">★ 条款</span>
              {lot.mandatoryRequirements.length}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Messages({ draft }: { draft: TenderDraft }) {
  const groups = groupFindings(draft.messages);
  if (groups.length === 0) return null;
  return (
    <section class="card" aria-labelledby="messages-title">
      <h2 id="messages-title">整理时发现</h2>
      <ul class="found">
        {groups.flatMap(({ severity, word, findings }) =>
          findings.map(({ message, locations }) => (
            <li>
              <p>
                <Tag tone={SEVERITY_TONES[severity]}>{word}</Tag> {message}
              </p>
              {locations.slice(0, 3).map((location) => (
                <p class="where">
                  {location.quote === '' ? null : <q>{location.quote}</q>} {fileTitle(location.file)} ·{' '}
                  {describePlace(location)}
                </p>
              ))}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
