import type { Finding } from '../../src/domain/finding.ts';
import type { PanelMember } from '../../src/ledger/events/panel-events.ts';
import { GROUND_NAMES } from '../../src/ledger/recheck-grounds.ts';
import type { LotView } from '../../src/ledger/state.ts';
import type { ChartName } from '../charts/chart-data.ts';
import { EvaluationBody } from '../components/evaluation-body.tsx';
import { Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import type { Opened } from '../opened.ts';
import { tendererHref } from '../review/review-address.ts';
import { type Terms, termsOfLot } from '../terms.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { ChartsCard } from './charts-card.tsx';
import { findDecision } from './decision.ts';

export interface ResultActions {
  mayFreeze: boolean;
  maySign: boolean;
  mayAward: boolean;
  mayReturn: boolean;
}

interface ResultPageProps {
  place: LotPlace;
  context: EvaluationContext;
  opened: Opened | null;
  isFrozen: boolean;
  /** What the reader has seen, by its hash. */
  evaluation: string;
  /** What would make a bid invalid and nobody has decided: nothing can be frozen before. */
  undecided: readonly Finding[];
  charts: readonly ChartName[];
  /** The law by which a member who neither signs nor objects agrees. */
  agreeing: string | null;
  actions: ResultActions;
}

/** The lot's result: ranking with every explanation, what was rechecked, signatures, and what is to be done next. */
export function ResultPage(props: ResultPageProps) {
  const { place, context, opened, isFrozen, evaluation, undecided, charts, agreeing, actions } = props;
  const { lot } = place;
  return (
    <LotFrame place={place} tab="/result" title="结果与报告">
      <ReReviewCard reReview={lot.reReview} />
      {isFrozen ? null : (
        <section class="card notice-card" aria-labelledby="preview-title">
          <h2 id="preview-title">
            <Tag tone="look">请看</Tag> 尚未汇总
          </h2>
          <p>
            下面是按已提交的评分算出的结果，还不是评审结果。请先逐条核对“签字前复核”；需要成员修改评分的，到“评分”中按法定情形退回。
          </p>
          {undecided.length > 0 ? (
            <Undecided place={place} found={undecided} />
          ) : actions.mayFreeze ? (
            <form method="post" action={lotHref(place.procurement, lot.number, '/result/freeze')} class="form">
              <FormMark />
              <input type="hidden" name="evaluation" value={evaluation} />
              <button type="submit">核对无误，汇总并定稿</button>
            </form>
          ) : (
            <p class="soft">由组长汇总。</p>
          )}
        </section>
      )}
      {isFrozen && actions.maySign && !lot.signatures.has(place.actor.id) ? (
        <section class="card notice-card" aria-label="待您签署">
          <p>
            <Tag tone="look">请看</Tag> 结果已经汇总，等您签署。核对下面的排序和依据以后，
            <a href="#signatures">同意，或写明不同意见</a>。
          </p>
        </section>
      ) : null}
      <EvaluationBody context={context} opened={opened} />
      <ReturnsCard lot={lot} />
      {isFrozen ? <SignaturesCard place={place} agreeing={agreeing} maySign={actions.maySign} /> : null}
      {isFrozen ? <OutcomeCard place={place} mayAward={actions.mayAward} terms={context.terms} /> : null}
      <ChartsCard context={context} charts={charts} />
    </LotFrame>
  );
}

function Undecided({ place, found }: { place: LotPlace; found: readonly Finding[] }) {
  return (
    <>
      <p>下列情形是否使响应（投标）无效，还没有认定，认定以后才能汇总：</p>
      <ul>
        {found.map(({ tenderer = '', message }) => (
          <li>
            <a href={tendererHref(place, tenderer, '/rejection')}>{tenderer}</a>：{message}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The procurement ended before anything was scored: there is no ranking, only what was decided. */
export function EndedPage({ place, terms }: { place: LotPlace; terms: Terms }) {
  return (
    <LotFrame place={place} tab="/result" title="结果与报告">
      <OutcomeCard place={place} mayAward={false} terms={terms} />
    </LotFrame>
  );
}

/** While members still mark: who has handed in, nothing else. */
export function ResultPendingPage({
  place,
  members,
}: {
  place: LotPlace;
  members: readonly { name: string; isSubmitted: boolean }[];
}) {
  const waiting = members.filter(({ isSubmitted }) => !isSubmitted);
  return (
    <LotFrame place={place} tab="/result" title="结果与报告">
      <section class="card" aria-label="还没有结果">
        <p>全部成员提交评分后，这里显示结果。</p>
        {waiting.length === 0 ? null : <p>还没有提交：{waiting.map(({ name }) => name).join('、')}。</p>}
        {place.sees('marking') ? (
          <p>
            <a href={lotHref(place.procurement, place.lot.number, '/marking')}>到我的评分表</a>
          </p>
        ) : null}
      </section>
    </LotFrame>
  );
}

/** What was sent back for a recheck, on which ground, and whether it came in again. */
function ReturnsCard({ lot }: { lot: LotView }) {
  const names = new Map((lot.panel?.value ?? []).map(({ id, name }) => [id, name]));
  const returns = [...lot.marks].flatMap(([member, { returned, isSubmitted }]) =>
    returned === null ? [] : [{ member, returned, isSubmitted }],
  );
  if (returns.length === 0) return null;
  return (
    <section class="card" aria-labelledby="returns-title">
      <h2 id="returns-title">退回复核的记录</h2>
      <ul>
        {returns.map(({ member, returned, isSubmitted }) => (
          <li>
            {showMoment(returned.at)}　{names.get(member) ?? member}：{GROUND_NAMES[returned.value.ground]}，
            {returned.value.reason}　
            {isSubmitted ? <Tag tone="good">已重新提交</Tag> : <Tag tone="look">尚未重新提交</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignaturesCard({ place, agreeing, maySign }: { place: LotPlace; agreeing: string | null; maySign: boolean }) {
  const { lot, actor, procurement } = place;
  const { report } = termsOfLot(place);
  const members = lot.panel?.value ?? [];
  const hasSigned = lot.signatures.has(actor.id);
  return (
    <section class="card" aria-labelledby="signatures-title" id="signatures">
      <h2 id="signatures-title">签署</h2>
      <ul class="member-list">
        {members.map((member) => (
          <li>
            <SignatureOf member={member} lot={lot} />
          </li>
        ))}
      </ul>
      {maySign && !hasSigned && lot.totals !== null ? (
        <div class="sign-forms">
          <form method="post" action={lotHref(procurement, lot.number, '/result/sign')}>
            <FormMark />
            <input type="hidden" name="evaluation" value={lot.totals.value.evaluation} />
            <button type="submit">同意，签署{report}</button>
          </form>
          <details>
            <summary>有不同意见</summary>
            <form method="post" action={lotHref(procurement, lot.number, '/result/dissent')} class="form">
              <FormMark />
              <input type="hidden" name="evaluation" value={lot.totals.value.evaluation} />
              <Field
                name="reason"
                label="不同意见和理由"
                hint={`写入报告。不写意见又拒绝签字的，视为同意${agreeing === null ? '' : `（${agreeing}）`}`}
                control={(attributes) => <textarea {...attributes} rows={4} maxlength={4000} required />}
              />
              <button class="quiet" type="submit">
                签署并记录不同意见
              </button>
            </form>
          </details>
        </div>
      ) : null}
      <p>
        <a href={lotHref(procurement, lot.number, '/result/report')}>{report}（可打印）</a>　
        <a href={lotHref(procurement, lot.number, '/result/report.docx')}>Word 文件</a>
      </p>
    </section>
  );
}

function SignatureOf({ member: { id, name }, lot }: { member: PanelMember; lot: LotView }) {
  const signature = lot.signatures.get(id);
  if (signature === undefined)
    return (
      <>
        <b>{name}</b>　<span class="open">未签署</span>
      </>
    );
  return (
    <>
      <b>{name}</b>　{signature.value === null ? <Tag tone="good">同意</Tag> : <Tag tone="look">不同意见</Tag>}
      <span class="soft">　{showMoment(signature.at)}</span>
      {signature.value === null ? null : <p class="dissent">{signature.value}</p>}
    </>
  );
}

function OutcomeCard({ place, mayAward, terms }: { place: LotPlace; mayAward: boolean; terms: Terms }) {
  const { lot, procurement } = place;
  const decision = findDecision(lot);
  const { award, failure } = decision ?? { award: null, failure: null };
  return (
    <section class="card" aria-labelledby="outcome-title">
      <h2 id="outcome-title">采购结果</h2>
      {decision === null ? <p>还没有确定。</p> : null}
      {award === null ? null : (
        <p>
          {showMoment(award.at)}　确定 <b>{award.value.supplier}</b> 为{terms.winner}
          {award.value.reason === null ? '' : `；理由：${award.value.reason}`}
        </p>
      )}
      {failure === null ? null : (
        <p>
          {showMoment(failure.at)}　<Tag tone="bad">采购终止</Tag> {failure.value.reason}（依据：
          {failure.value.legalBasis}）
        </p>
      )}
      {mayAward || decision !== null ? (
        <p>
          <a href={lotHref(procurement, lot.number, '/result/award')}>
            {decision === null ? '确定采购结果' : '结果通知、质疑与重新评审'}
          </a>
        </p>
      ) : (
        <p class="soft">由采购人确定。</p>
      )}
    </section>
  );
}

/** That and why the lot is being judged once more; what was found before stands in the report. */
function ReReviewCard({ reReview }: Pick<LotView, 'reReview'>) {
  if (reReview === null) return null;
  return (
    <section class="card notice-card" aria-labelledby="re-review-title">
      <h2 id="re-review-title">重新评审</h2>
      <p>
        {showMoment(reReview.at)}　原因：{reReview.value.reason}（依据：{reReview.value.legalBasis}
        ）。此前的结果不再作数，写入报告的“其他需要说明的情况”。
      </p>
    </section>
  );
}
