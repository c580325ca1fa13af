import type { DocumentRef } from '../../src/ledger/events/envelope.ts';
import { isRejected } from '../../src/ledger/rules/refusal.ts';
import type { BidView } from '../../src/ledger/state.ts';
import { FileList, OneFileField } from '../components/file-list.tsx';
import { ChoiceField, ErrorSummary, Field, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPrice } from '../figures.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { reviewHref } from './review-address.ts';

/** One round with one supplier, as it was recorded. */
export interface HeldRound {
  tenderer: string;
  round: number;
  summary: string;
  at: string;
  document: DocumentRef | null;
  /** A later record of the same round stands in its place. */
  isSuperseded: boolean;
}

export interface RoundForm {
  tenderer: string;
  round: string;
  summary: string;
  problems: readonly FieldProblem[];
}

export interface NegotiationPageProps {
  place: LotPlace;
  terms: Terms;
  bids: readonly BidView[];
  rounds: readonly HeldRound[];
  /** Null for whoever may not record a round. */
  form: RoundForm | null;
}

/** 磋商（谈判）: each round with each supplier, and the last prices once they are opened. */
export function NegotiationPage(props: NegotiationPageProps) {
  const { place, terms, bids, form } = props;
  return (
    <LotFrame
      place={place}
      tab="/review"
      title={`磋商（谈判）与${terms.price}`}
      trail={[{ text: '审查', href: reviewHref(place) }]}
    >
      <section class="card" aria-labelledby="rounds-title">
        <h2 id="rounds-title">各轮记录</h2>
        {bids.length === 0 ? <p class="empty">还没有开启的{terms.bidDocument}。</p> : null}
        {bids.map((bid) => (
          <RoundsOf {...props} bid={bid} />
        ))}
      </section>
      <Prices {...props} />
      {form === null || bids.length === 0 ? null : <AddRound {...props} form={form} />}
    </LotFrame>
  );
}

function RoundsOf({ place, terms, rounds, bid }: NegotiationPageProps & { bid: BidView }) {
  const own = rounds.filter(({ tenderer }) => tenderer === bid.tenderer);
  return (
    <article class="letter">
      <h3>
        {bid.tenderer} {isRejected(bid) ? <Tag tone="bad">{terms.invalid}</Tag> : null}
      </h3>
      {own.length === 0 ? <p class="sub">没有记录。</p> : null}
      {own.map(({ round, summary, at, document, isSuperseded }) => (
        <div class={isSuperseded ? 'superseded' : undefined}>
          <p>
            <span class="sub">
              第 {round} 轮　{showMoment(at)}
              {isSuperseded ? '　（后有更新的记录）' : ''}
            </span>
            {summary}
          </p>
          {document === null ? null : <FileList procurement={place.procurement} documents={[document]} isOpen />}
        </div>
      ))}
    </article>
  );
}

function Prices({ place, terms, bids }: NegotiationPageProps) {
  const isOpen = place.lot.pricesOpened;
  return (
    <section class="card" aria-labelledby="prices-title">
      <h2 id="prices-title">{terms.price}</h2>
      {isOpen ? (
        <table class="cards list">
          <caption class="sr">各家{terms.price}</caption>
          <thead>
            <tr>
              <th scope="col">{terms.tenderer}</th>
              <th scope="col" class="num">
                金额（元）
              </th>
              <th scope="col">提交时间</th>
            </tr>
          </thead>
          <tbody>
            {bids.map(({ tenderer, finalPrice }) => (
              <tr>
                <th scope="row">
                  <span class="entry">{tenderer}</span>
                </th>
                <td class="num pair">
                  <span class="label">金额（元）</span>
                  {finalPrice === null ? '没有提交' : showPrice(finalPrice.value.price)}
                </td>
                <td class="pair">
                  <span class="label">提交时间</span>
                  {finalPrice === null ? '—' : showMoment(finalPrice.at)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="empty">{terms.price}由经办人在各家都提交之后统一开启，开启之前不向任何人显示。</p>
      )}
    </section>
  );
}

function AddRound({ place, terms, bids, form }: NegotiationPageProps & { form: RoundForm }) {
  const { tenderer, round, summary, problems } = form;
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">记录一轮</h2>
      <ErrorSummary problems={problems} />
      <form class="form" method="post" enctype="multipart/form-data" action={reviewHref(place, '/negotiation')}>
        <FormMark />
        <ChoiceField
          name="tenderer"
          label={terms.tenderer}
          value={tenderer}
          problems={problems}
          choices={bids.filter((bid) => !isRejected(bid)).map((bid) => ({ value: bid.tenderer, text: bid.tenderer }))}
        />
        <TextField
          name="round"
          label="第几轮"
          hint="同一轮再记一次，视为更新，原来的记录仍可查看。"
          value={round}
          problems={problems}
          inputmode="numeric"
          maxlength={3}
        />
        <Field
          name="summary"
          label="内容"
          hint={`谈了什么、${terms.procurementDocument}有没有实质性变动（变动须同时书面通知所有参加的${terms.tenderer}）。`}
          problems={problems}
          control={(attributes) => (
            <textarea {...attributes} rows={5} maxlength={5_000}>
              {summary}
            </textarea>
          )}
        />
        <OneFileField problems={problems} label="记录或通知的文件（可以不附）" />
        <div class="form-actions">
          <button type="submit">记录</button>
          <a href={reviewHref(place)}>返回审查</a>
        </div>
      </form>
    </section>
  );
}
