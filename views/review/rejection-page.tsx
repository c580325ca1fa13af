import type { Finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import type { PanelMember } from '../../src/ledger/events/panel-events.ts';
import { ErrorSummary, Field, type FieldProblem, listMessages, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LawFindings } from '../components/law-findings.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { describePlace, fileTitle } from '../place.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { type Ground, OTHER_GROUND } from './grounds.ts';
import { reviewHref, tendererHref } from './review-address.ts';
import { TendererNav } from './tenderer-nav.tsx';

/** A decision that a bid is invalid, or that it is so no longer, as it was recorded. */
export interface DecidedRejection {
  code: string;
  at: string;
  by: string;
  reason: string;
  legalBasis: string | null;
  votes: { for: readonly string[]; against: readonly string[] } | null;
  dissent: readonly { member: string; reason: string }[];
  location: Location | null;
  kind: 'rejected' | 'revoked';
  /** It holds now, and may be revoked. */
  isInForce: boolean;
}

export interface RejectionForm {
  ground: string;
  basis: string;
  reason: string;
  votes: ReadonlyMap<string, 'for' | 'against'>;
  dissent: ReadonlyMap<string, string>;
  problems: readonly FieldProblem[];
}

export interface RejectionPageProps {
  place: LotPlace;
  terms: Terms;
  tenderer: string;
  first: string | null;
  decided: readonly DecidedRejection[];
  /** What makes the bid invalid by confirmed facts, without a decision about it. */
  computed: readonly Finding[];
  /** The law that wants a majority. */
  majority: string | null;
  /** What would make the bid invalid: answers that members judged, until a vote; what the tool holds against it. */
  proposed: readonly Finding[];
  grounds: readonly Ground[];
  members: readonly PanelMember[];
  /** What becomes of the lot where this bid is invalid. */
  shortage: readonly Finding[];
  /** Null for whoever may not decide. */
  form: RejectionForm | null;
  canRevoke: boolean;
  revocation: { code: string; problems: readonly FieldProblem[] };
  hrefOf: (location: Location) => string | null;
}

/** 无效认定: decided by the panel's votes on a written ground; the tool proposes nothing but what to look at. */
export function RejectionPage(props: RejectionPageProps) {
  const { place, terms, tenderer, first, decided, computed, proposed, form } = props;
  const isInvalid = computed.length > 0 || decided.some(({ isInForce }) => isInForce);
  return (
    <LotFrame
      place={place}
      tab="/review"
      title={`${terms.invalid}的认定`}
      trail={[{ text: '审查', href: reviewHref(place) }]}
      aside={<span class="full">{tenderer}</span>}
    >
      <TendererNav place={place} tenderer={tenderer} first={first} current="rejection" />
      <section class="card" aria-labelledby="decided-title">
        <h2 id="decided-title">
          现状 {isInvalid ? <Tag tone="bad">{terms.invalid}</Tag> : <Tag tone="plain">没有认定无效</Tag>}
        </h2>
        {decided.length === 0 ? <p class="empty">没有作过认定。</p> : null}
        <ol class="fact-list">
          {decided.map((one) => (
            <Decision {...props} decision={one} />
          ))}
        </ol>
        {computed.length === 0 ? null : (
          <>
            <p>按已确认的事实，下列情形使{terms.bidDocument}无效；请表决认定，或更正事实。</p>
            <LawFindings findings={computed} />
          </>
        )}
        {proposed.length === 0 ? null : (
          <ul class="law-findings">
            {proposed.map(({ message, legalBasis }) => (
              <li>
                <span class="hint-mark">系统提示</span>
                <span>
                  {message}
                  {legalBasis === null ? null : <span class="sub">依据：{legalBasis}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {form === null ? null : <Decide {...props} form={form} />}
    </LotFrame>
  );
}

function Decision({
  place,
  tenderer,
  decision,
  canRevoke,
  revocation,
  hrefOf,
}: RejectionPageProps & { decision: DecidedRejection }) {
  const { code, at, by, reason, legalBasis, votes, dissent, location, kind, isInForce } = decision;
  const href = location === null ? null : hrefOf(location);
  const where = location === null ? '' : `${fileTitle(location.file)} · ${describePlace(location)}`;
  const isTyped = revocation.code === code && revocation.problems.length > 0;
  const field = `revoke-${code}`;
  return (
    <li class={isInForce ? 'compared' : 'compared superseded'}>
      <p>
        <b>{kind === 'rejected' ? '认定无效' : '撤销认定'}</b>：{reason}
        {isInForce || kind === 'revoked' ? '' : '（已撤销或已更新）'}
        <span class="sub">
          {'　'}
          {by} {showMoment(at)}
        </span>
      </p>
      {legalBasis === null ? null : <p class="sub">依据：{legalBasis}</p>}
      {location === null ? null : (
        <p class="sub">
          {location.quote === '' ? null : <q>{location.quote}</q>} {href === null ? where : <a href={href}>{where}</a>}
        </p>
      )}
      {votes === null ? null : (
        <p class="sub">
          赞成 {votes.for.length} 人：{votes.for.join('、') || '无'}；不同意 {votes.against.length} 人：
          {votes.against.join('、') || '无'}
        </p>
      )}
      {dissent.map(({ member, reason: why }) => (
        <p class="sub">
          {member}的不同意见：{why}
        </p>
      ))}
      {!isInForce || !canRevoke ? null : (
        <details class="inline-form" open={isTyped}>
          <summary>撤销这项认定</summary>
          <form class="form" method="post" action={tendererHref(place, tenderer, '/rejection/revocations')}>
            <FormMark />
            <input type="hidden" name="code" value={code} />
            <TextField
              name={field}
              label="撤销的理由"
              value=""
              problems={isTyped ? revocation.problems.map((problem) => ({ ...problem, field })) : []}
              maxlength={2000}
            />
            <button type="submit" class="quiet">
              撤销认定
            </button>
          </form>
        </details>
      )}
    </li>
  );
}

/** Once a bid is invalid, another ground is the exception: folded, unless one was asked for or typed. */
function Decide(props: RejectionPageProps & { form: RejectionForm }) {
  const { decided, form } = props;
  const isBegun = form.ground !== '' || form.problems.length > 0;
  if (!decided.some(({ isInForce }) => isInForce)) return <DecisionForm {...props} />;
  return (
    <details class="card inline-form" open={isBegun}>
      <summary>按另一事由再作认定</summary>
      <DecisionForm {...props} isInner />
    </details>
  );
}

function DecisionForm(props: RejectionPageProps & { form: RejectionForm; isInner?: boolean }) {
  const { place, terms, tenderer, grounds, members, shortage, majority, form } = props;
  const { ground, basis, reason, problems } = form;
  const messages = listMessages(problems, 'ground');
  return (
    <section class={props.isInner ? undefined : 'card'} aria-labelledby="reject-title" id="reject">
      <h2 id="reject-title">表决</h2>
      <p class="hint">
        由{terms.panel}按少数服从多数的原则认定{majority === null ? '' : `（${majority}）`}
        。认定后这一家不再评分；理由和依据写入{terms.report}并告知{terms.tenderer}
        ，表决情况不对外公开。可以说明理由撤销。
      </p>
      <LawFindings findings={shortage} />
      <ErrorSummary problems={problems} />
      <form class="form" method="post" action={tendererHref(place, tenderer, '/rejection')}>
        <FormMark />
        <fieldset class={messages.length > 0 ? 'vote-choices is-wrong' : 'vote-choices'} id="ground">
          <legend>事由和依据</legend>
          {messages.length === 0 ? null : <p class="field-error">{messages.join('；')}</p>}
          {grounds.map(({ code, text, legalBasis }) => (
            <label class="check">
              <input type="radio" name="ground" value={code} checked={code === ground} />
              <span>
                {text}
                <span class="sub">　{legalBasis}</span>
              </span>
            </label>
          ))}
          <label class="check">
            <input type="radio" name="ground" value={OTHER_GROUND} checked={ground === OTHER_GROUND} />
            <span>{terms.procurementDocument}的其他条款（在下面写明）</span>
          </label>
        </fieldset>
        <TextField
          name="basis"
          label={`${terms.procurementDocument}的条款`}
          hint="选择“其他条款”时填写章节和条号。"
          value={basis}
          problems={problems}
          maxlength={500}
        />
        <Field
          name="reason"
          label="理由"
          hint="写明事实：文件中怎样写，与要求有何不同。"
          problems={problems}
          control={(attributes) => (
            <textarea {...attributes} rows={3} maxlength={2000}>
              {reason}
            </textarea>
          )}
        />
        <Votes members={members} form={form} />
        <div class="form-actions">
          <button type="submit">按表决认定无效</button>
          <a href={reviewHref(place)}>返回</a>
        </div>
      </form>
    </section>
  );
}

function Votes({ members, form }: { members: readonly PanelMember[]; form: RejectionForm }) {
  const { votes, dissent, problems } = form;
  return (
    <fieldset class="vote-choices" id="votes">
      <legend>各成员的意见</legend>
      {listMessages(problems, 'votes').map((message) => (
        <p class="field-error">{message}</p>
      ))}
      {members.map(({ id, name }) => (
        <fieldset class="vote">
          <legend>{name}</legend>
          <label class="check">
            <input type="radio" name={`vote.${id}`} value="for" checked={votes.get(id) === 'for'} />
            同意认定无效
          </label>
          <label class="check">
            <input type="radio" name={`vote.${id}`} value="against" checked={votes.get(id) === 'against'} />
            不同意
          </label>
          <TextField
            name={`dissent.${id}`}
            label={`${name}不同意的理由`}
            value={dissent.get(id) ?? ''}
            problems={problems}
            maxlength={2000}
          />
        </fieldset>
      ))}
    </fieldset>
  );
}
