import type { RegulationInForce } from '../../src/domain/regulation.ts';
import type { FieldProblem } from '../components/form-field.tsx';
import { ErrorSummary, Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showPrice } from '../figures.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { draftNotice, findNoticeKind, type NoticeKind } from './draft-notice.ts';

export interface AwardDeadlines {
  confirmation: RegulationInForce | null;
  announcement: RegulationInForce | null;
  challenge: RegulationInForce | null;
  answer: RegulationInForce | null;
}

export interface AwardRights {
  award: boolean;
  fail: boolean;
  notice: boolean;
  challenge: boolean;
  answer: boolean;
  reReview: boolean;
}

interface AwardPageProps {
  place: LotPlace;
  context: EvaluationContext;
  deadlines: AwardDeadlines;
  rights: AwardRights;
  problems: readonly FieldProblem[];
  typed: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<NoticeKind, string>> = {
  award: '中标（成交）通知书',
  result: '结果通知',
  termination: '终止通知',
};

/** What follows the report: who gets the contract, who is told what, challenges, and a review once more. */
export function AwardPage(props: AwardPageProps) {
  const { place, problems } = props;
  const { award, failure } = place.lot;
  const isDecided = award !== null || failure !== null;
  return (
    <LotFrame
      place={place}
      tab="/result"
      title="采购结果"
      trail={[{ text: '结果与报告', href: lotHref(place.procurement, place.lot.number, '/result') }]}
    >
      <ErrorSummary problems={problems} />
      {isDecided ? <Decided place={place} /> : <Decide {...props} />}
      {isDecided ? <Notices {...props} /> : null}
      <Challenges {...props} />
      {props.rights.reReview ? <ReReview {...props} /> : null}
    </LotFrame>
  );
}

function Deadline({ rule }: { rule: RegulationInForce | null }) {
  if (rule === null) return null;
  const { title, unit } = rule.parameter;
  return (
    <p class="soft">
      {title}：{String(rule.value)} {unit}（{rule.basis}）
    </p>
  );
}

function Decided({ place: { lot } }: { place: LotPlace }) {
  const { award, failure } = lot;
  return (
    <section class="card" aria-labelledby="decided-title">
      <h2 id="decided-title">已经确定</h2>
      {award === null ? null : (
        <p>
          {showMoment(award.at)}　<b>{award.value.supplier}</b>　{showPrice(award.value.amount)} 元
          {award.value.reason === null ? '' : `　理由：${award.value.reason}`}
        </p>
      )}
      {failure === null ? null : (
        <p>
          {showMoment(failure.at)}　<Tag tone="bad">采购失败</Tag> {failure.value.reason}（依据：
          {failure.value.legalBasis}）
        </p>
      )}
    </section>
  );
}

function Decide({ place, context, deadlines, rights, problems, typed }: AwardPageProps) {
  const ranked = context.results.filter(({ result }) => result.status === 'ranked' && result.quotedPrice !== null);
  const address = (page: string) => lotHref(place.procurement, place.lot.number, page);
  return (
    <>
      <section class="card" aria-labelledby="award-title">
        <h2 id="award-title">确定供应商</h2>
        <Deadline rule={deadlines.confirmation} />
        {ranked.length === 0 ? <p class="empty">没有可以推荐的候选人。</p> : null}
        {rights.award && ranked.length > 0 ? (
          <form method="post" action={address('/result/award')} class="form">
            <FormMark />
            <fieldset class="choices" id="supplier">
              <legend>候选人（按排序）</legend>
              {ranked.map(({ result: { name, rank, total, quotedPrice } }, index) => (
                <label class="check">
                  <input
                    type="radio"
                    name="supplier"
                    value={name}
                    checked={typed['supplier'] === undefined ? index === 0 : typed['supplier'] === name}
                  />
                  第 {rank} 名　{name}　{total === null ? '' : `${showPoints(total, context.scales.total)} 分　`}
                  {quotedPrice === null ? '' : `${showPrice(quotedPrice)} 元`}
                </label>
              ))}
            </fieldset>
            <Field
              name="reason"
              label="理由"
              hint="不选排序第一的，须写明理由和依据"
              problems={problems}
              control={(attributes) => (
                <textarea {...attributes} rows={2} maxlength={2000}>
                  {typed['reason'] ?? ''}
                </textarea>
              )}
            />
            <button type="submit">确定</button>
          </form>
        ) : (
          <p class="soft">由采购人（或受其委托的采购代理机构）确定。</p>
        )}
      </section>
      {rights.fail ? (
        <section class="card" aria-labelledby="failure-title">
          <details open={problems.some(({ field }) => field === 'cause' || field === 'legalBasis')}>
            <summary id="failure-title">不能确定供应商：废标或终止采购</summary>
            <form method="post" action={address('/result/failure')} class="form">
              <FormMark />
              <Field
                name="cause"
                label="原因"
                problems={problems}
                control={(attributes) => (
                  <textarea {...attributes} rows={2} maxlength={2000}>
                    {typed['cause'] ?? ''}
                  </textarea>
                )}
              />
              <Field
                name="legalBasis"
                label="依据"
                hint="法规的文号和条款，或者采购文件的条款"
                problems={problems}
                control={(attributes) => <input {...attributes} value={typed['legalBasis'] ?? ''} maxlength={200} />}
              />
              <button class="quiet" type="submit">
                记录采购失败
              </button>
            </form>
          </details>
        </section>
      ) : null}
    </>
  );
}

function Notices({ place, context, deadlines, rights }: AwardPageProps) {
  const { lot, procurement } = place;
  const sent = [...lot.notices.values()];
  return (
    <section class="card" aria-labelledby="notices-title">
      <h2 id="notices-title">通知</h2>
      <Deadline rule={deadlines.announcement} />
      <ul class="notices">
        {[...lot.bids.keys()].map((tenderer, index) => {
          const kind = findNoticeKind(lot, tenderer);
          const own = sent.filter(({ value }) => value.to === tenderer);
          return (
            <li>
              <b>{tenderer}</b>
              {own.map(({ value, at }) => (
                <div>
                  <Tag tone="good">已发出</Tag> {showMoment(at)}
                  <p class="notice-text">{value.text}</p>
                </div>
              ))}
              {own.length === 0 && kind !== null ? (
                rights.notice ? (
                  <form method="post" action={lotHref(procurement, lot.number, '/result/notices')} class="form">
                    <FormMark />
                    <input type="hidden" name="to" value={tenderer} />
                    <input type="hidden" name="kind" value={kind} />
                    <div class="field">
                      <label for={`notice-${index}`}>{KINDS[kind]}</label>
                      <textarea id={`notice-${index}`} name="text" rows={4} maxlength={4000}>
                        {draftNotice(context, lot, tenderer)}
                      </textarea>
                    </div>
                    <button class="quiet" type="submit">
                      记为已发出
                    </button>
                  </form>
                ) : (
                  <p class="open">{KINDS[kind]}尚未发出</p>
                )
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Challenges({ place, deadlines, rights, problems, typed }: AwardPageProps) {
  const { lot, procurement } = place;
  const all = [...lot.challenges];
  if (all.length === 0 && !rights.challenge) return null;
  return (
    <section class="card" aria-labelledby="challenges-title">
      <h2 id="challenges-title">质疑</h2>
      <Deadline rule={deadlines.challenge} />
      <Deadline rule={deadlines.answer} />
      <ul class="notices">
        {all.map(([id, { challenge, answer }]) => (
          <li>
            <p>
              {showMoment(challenge.at)}　<b>{challenge.value.from}</b>　{challenge.value.subject}
            </p>
            {answer !== null ? (
              <p>
                <Tag tone="good">已答复</Tag> {showMoment(answer.at)}　{answer.value}
              </p>
            ) : rights.answer ? (
              <form method="post" action={lotHref(procurement, lot.number, '/result/challenges/answers')} class="form">
                <FormMark />
                <input type="hidden" name="id" value={id} />
                <div class="field">
                  <label for={`answer-${id}`}>答复</label>
                  <textarea id={`answer-${id}`} name="answer" rows={3} maxlength={4000} required />
                </div>
                <button class="quiet" type="submit">
                  记录答复
                </button>
              </form>
            ) : (
              <p class="open">尚未答复</p>
            )}
          </li>
        ))}
      </ul>
      {rights.challenge ? (
        <details open={problems.some(({ field }) => field === 'from' || field === 'subject')}>
          <summary>记录收到的质疑</summary>
          <form method="post" action={lotHref(procurement, lot.number, '/result/challenges')} class="form">
            <FormMark />
            <Field
              name="from"
              label="质疑供应商"
              problems={problems}
              control={(attributes) => <input {...attributes} value={typed['from'] ?? ''} maxlength={200} />}
            />
            <Field
              name="subject"
              label="质疑事项"
              problems={problems}
              control={(attributes) => (
                <textarea {...attributes} rows={3} maxlength={4000}>
                  {typed['subject'] ?? ''}
                </textarea>
              )}
            />
            <button class="quiet" type="submit">
              记录
            </button>
          </form>
        </details>
      ) : null}
    </section>
  );
}

function ReReview({ place, problems, typed }: AwardPageProps) {
  return (
    <section class="card" aria-labelledby="re-review-title">
      <details open={problems.some(({ field }) => field === 'why' || field === 'basis')}>
        <summary id="re-review-title">组织重新评审</summary>
        <form method="post" action={lotHref(place.procurement, place.lot.number, '/result/re-review')} class="form">
          <FormMark />
          <p class="soft">本包回到审查阶段，此前的评分、结果和签署都保留在记录里。</p>
          <Field
            name="why"
            label="原因"
            problems={problems}
            control={(attributes) => (
              <textarea {...attributes} rows={2} maxlength={2000}>
                {typed['why'] ?? ''}
              </textarea>
            )}
          />
          <Field
            name="basis"
            label="依据"
            problems={problems}
            control={(attributes) => <input {...attributes} value={typed['basis'] ?? ''} maxlength={200} />}
          />
          <button class="quiet" type="submit">
            组织重新评审
          </button>
        </form>
      </details>
    </section>
  );
}
