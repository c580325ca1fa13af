import type { RegulationInForce } from '../../src/domain/regulation.ts';
import type { FieldProblem } from '../components/form-field.tsx';
import { ErrorSummary, Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPrice } from '../figures.ts';
import { termsOfLot } from '../terms.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { AwardForm, FailureForm } from './award-form.tsx';
import { ChallengesCard } from './challenges-card.tsx';
import { Deadline } from './deadline.tsx';
import { type Decision, findDecision } from './decision.ts';
import type { NoticeSubject } from './draft-notice.ts';
import { NoticesCard } from './notices-card.tsx';

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

export interface AwardPageProps {
  place: LotPlace;
  subject: NoticeSubject;
  deadlines: AwardDeadlines;
  rights: AwardRights;
  problems: readonly FieldProblem[];
  typed: Readonly<Record<string, string>>;
}

/** What follows the report: who gets the contract, who is told what, challenges, and a review once more. */
export function AwardPage(props: AwardPageProps) {
  const { place, subject, deadlines, rights, problems, typed } = props;
  const decision = findDecision(place.lot);
  return (
    <LotFrame
      place={place}
      tab="/result"
      title="采购结果"
      trail={[{ text: '结果与报告', href: lotHref(place.procurement, place.lot.number, '/result') }]}
    >
      <ErrorSummary problems={problems} />
      {decision === null ? <Decide {...props} /> : <Decided decision={decision} subject={subject} />}
      {decision === null ? null : (
        <NoticesCard
          place={place}
          subject={subject}
          deadline={deadlines.announcement}
          maySend={rights.notice}
          problems={problems}
          typed={typed}
        />
      )}
      <ChallengesCard
        place={place}
        deadlines={deadlines}
        mayRecord={rights.challenge}
        mayAnswer={rights.answer}
        problems={problems}
        typed={typed}
      />
      {rights.reReview ? <ReReview {...props} /> : null}
    </LotFrame>
  );
}

function Decided({ decision: { award, failure }, subject }: { decision: Decision; subject: NoticeSubject }) {
  return (
    <section class="card" aria-labelledby="decided-title">
      <h2 id="decided-title">已经确定</h2>
      {award === null ? null : (
        <p>
          {showMoment(award.at)}　{subject.terms.winner}：<b>{award.value.supplier}</b>　{showPrice(award.value.amount)}{' '}
          元{award.value.reason === null ? '' : `　理由：${award.value.reason}`}
        </p>
      )}
      {failure === null ? null : (
        <p>
          {showMoment(failure.at)}　<Tag tone="bad">采购终止</Tag> {failure.value.reason}（依据：
          {failure.value.legalBasis}）
        </p>
      )}
    </section>
  );
}

function Decide({ place, subject: { context, terms }, deadlines, rights, problems, typed }: AwardPageProps) {
  return (
    <>
      {context === null ? null : (
        <section class="card" aria-labelledby="award-title">
          <h2 id="award-title">确定{terms.winner}</h2>
          <Deadline rule={deadlines.confirmation} />
          {rights.award ? (
            <AwardForm place={place} context={context} problems={problems} typed={typed} />
          ) : (
            <p class="soft">由采购人（或受其委托的采购代理机构）确定。</p>
          )}
        </section>
      )}
      {rights.fail ? (
        <section class="card" aria-labelledby="failure-title">
          <FailureForm place={place} problems={problems} typed={typed} />
        </section>
      ) : null}
    </>
  );
}

function ReReview({ place, problems, typed }: AwardPageProps) {
  return (
    <section class="card" aria-labelledby="re-review-title">
      <details open={problems.some(({ field }) => field === 'why' || field === 'basis')}>
        <summary id="re-review-title">组织重新评审</summary>
        <form method="post" action={lotHref(place.procurement, place.lot.number, '/result/re-review')} class="form">
          <FormMark />
          <p class="soft">
            本包回到审查阶段，此前的评分、结果和签署都保留在记录里，写入新的{termsOfLot(place).report}。
          </p>
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
