import type { DocumentRef } from '../../src/ledger/events/envelope.ts';
import { FileList, OneFileField } from '../components/file-list.tsx';
import { ErrorSummary, Field, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { nameOwnBid } from '../lot-pages.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { reviewHref, tendererHref } from './review-address.ts';
import { TendererNav } from './tenderer-nav.tsx';

/** One letter with its answer, as they were recorded. */
export interface Letter {
  id: string;
  question: { text: string; at: string; by: string; document: DocumentRef | null };
  answer: { text: string; at: string; document: DocumentRef | null } | null;
}

export interface ClarificationsPageProps {
  place: LotPlace;
  terms: Terms;
  tenderer: string;
  first: string | null;
  letters: readonly Letter[];
  /** What the law allows: its sentence and its basis. */
  law: { note: string; basis: string } | null;
  /** Null for whoever may not ask. */
  asking: { question: string; problems: readonly FieldProblem[] } | null;
  /** Null for whoever does not take in answers. */
  answering: { id: string; answer: string; problems: readonly FieldProblem[] } | null;
}

/** 澄清: what the panel asked in writing, and what the tenderer answered. */
export function ClarificationsPage(props: ClarificationsPageProps) {
  const { place, terms, tenderer, first, letters, law, asking } = props;
  return (
    <LotFrame
      place={place}
      tab="/review"
      title="澄清"
      trail={[{ text: '审查', href: reviewHref(place) }]}
      aside={<span class="full">{tenderer}</span>}
    >
      <TendererNav place={place} tenderer={tenderer} first={first} current="clarifications" />
      <section class="card" aria-labelledby="letters-title">
        <h2 id="letters-title">往来</h2>
        {law === null ? null : (
          <p class="hint">
            {law.note}（{law.basis}）
          </p>
        )}
        {letters.length === 0 ? <p class="empty">还没有要求{terms.tenderer}澄清。</p> : null}
        {letters.map((letter) => (
          <OneLetter {...props} letter={letter} />
        ))}
      </section>
      {asking === null ? null : <AskForm {...props} asking={asking} />}
    </LotFrame>
  );
}

function OneLetter({ place, tenderer, answering, letter }: ClarificationsPageProps & { letter: Letter }) {
  const { id, question, answer } = letter;
  return (
    <article class="letter">
      <p>
        <span class="sub">
          {showMoment(question.at)}　{question.by}要求澄清{' '}
          {answer === null ? <Tag tone="look">等待答复</Tag> : <Tag tone="good">已答复</Tag>}
        </span>
        {question.text}
      </p>
      <Attached place={place} document={question.document} />
      {answer === null ? null : (
        <>
          <p>
            <span class="sub">{showMoment(answer.at)}　答复</span>
            {answer.text}
          </p>
          <Attached place={place} document={answer.document} />
          <p class="sub">答复超出原文件范围或者改变实质性内容的，不予采用；认为不影响判定的，在条款页判定时写明。</p>
        </>
      )}
      {answer !== null || answering === null ? null : (
        <AnswerForm place={place} tenderer={tenderer} id={id} answering={answering} />
      )}
    </article>
  );
}

function Attached({ place, document }: { place: LotPlace; document: DocumentRef | null }) {
  if (document === null) return null;
  return <FileList procurement={place.procurement} documents={[document]} isOpen />;
}

interface AnswerFormProps {
  place: LotPlace;
  tenderer: string;
  id: string;
  answering: NonNullable<ClarificationsPageProps['answering']>;
}

/** What came in on paper, taken in by the clerk. */
function AnswerForm({ place, tenderer, id, answering }: AnswerFormProps) {
  const isOwn = answering.id === id;
  const problems = isOwn ? answering.problems : [];
  return (
    <details class="inline-form" open={problems.length > 0}>
      <summary>记录书面答复</summary>
      <form
        class="form"
        method="post"
        enctype="multipart/form-data"
        action={tendererHref(place, tenderer, '/clarifications/answers')}
      >
        <FormMark />
        <input type="hidden" name="id" value={id} />
        <Field
          name="answer"
          label="答复"
          problems={problems}
          control={(attributes) => (
            <textarea {...attributes} rows={4} maxlength={20_000}>
              {isOwn ? answering.answer : ''}
            </textarea>
          )}
        />
        <OneFileField problems={problems} label="答复的扫描件（可以不附）" />
        <button type="submit" class="quiet">
          记录答复
        </button>
      </form>
    </details>
  );
}

function AskForm(props: ClarificationsPageProps & { asking: NonNullable<ClarificationsPageProps['asking']> }) {
  const { place, terms, tenderer, asking } = props;
  return (
    <section class="card" aria-labelledby="ask-title" id="ask">
      <h2 id="ask-title">要求澄清</h2>
      <ErrorSummary problems={asking.problems} />
      <form class="form" method="post" action={tendererHref(place, tenderer, '/clarifications')}>
        <FormMark />
        <Field
          name="question"
          label="需要澄清的内容"
          hint={`从条款页或报价进入时，系统按发现的问题起草，请修改后发出。发出后${terms.tenderer}在“${nameOwnBid(terms)}”中查看并答复；同时生成可以打印签字的澄清通知。`}
          problems={asking.problems}
          control={(attributes) => (
            <textarea {...attributes} rows={8} maxlength={5_000}>
              {asking.question}
            </textarea>
          )}
        />
        <div class="form-actions">
          <button type="submit">发出澄清通知</button>
          <a href={reviewHref(place)}>返回</a>
        </div>
      </form>
    </section>
  );
}
