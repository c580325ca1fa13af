import type { PropsWithChildren } from 'hono/jsx';
import type { BidPart } from '../../src/ledger/events/bid-events.ts';
import { orderParts } from '../../src/ledger/order-parts.ts';
import type { BidView, LotView } from '../../src/ledger/state.ts';
import type { UploadLimits } from '../bids/bids-page.tsx';
import { PART_NAMES, PartField } from '../bids/part-field.tsx';
import { FileList, FilesField, OneFileField } from '../components/file-list.tsx';
import { ErrorSummary, Field, type FieldProblem, listMessages, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPrice } from '../figures.ts';
import { nameOwnBid } from '../lot-pages.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';

/** What a challenge may be about at this stage. */
export interface ChallengeRule {
  about: string;
  /** Working days, and what they count from. */
  days: string;
  from: string;
  basis: string;
}

/** Which of the page's forms came back. */
export type OwnBidForm = 'bid' | 'answer' | 'price' | 'challenge';

export interface OwnBidPageProps {
  place: LotPlace;
  terms: Terms;
  tenderer: string;
  deadline: string | null;
  limits: UploadLimits;
  /** What this vendor may do now. */
  may: { receive: boolean; withdraw: boolean; answer: boolean; price: boolean; challenge: boolean };
  /** What may be challenged now and until when, by the law of the day; null where nothing may. */
  challenge: ChallengeRule | null;
  failed: { form: OwnBidForm; problems: readonly FieldProblem[]; typed: Readonly<Record<string, string>> } | null;
}

/** 本单位响应（投标）文件: what a vendor handed in with its receipts, was asked, offered last, and challenged. Nobody else's. */
export function OwnBidPage(props: OwnBidPageProps) {
  const { place, terms, tenderer, failed } = props;
  const bid = place.lot.bids.get(tenderer) ?? null;
  return (
    <LotFrame place={place} tab="/own-bid" title={nameOwnBid(terms)} aside={<span class="sub">{tenderer}</span>}>
      <ErrorSummary problems={failed?.problems ?? []} />
      <Documents {...props} bid={bid} />
      {bid === null ? null : <Clarifications {...props} bid={bid} />}
      {bid === null ? null : <FinalPrice {...props} bid={bid} />}
      <Challenges {...props} lot={place.lot} />
    </LotFrame>
  );
}

type Props = OwnBidPageProps;

function problemsOf({ failed }: Props, form: OwnBidForm): readonly FieldProblem[] {
  return failed?.form === form ? failed.problems : [];
}
function typedOf({ failed }: Props, form: OwnBidForm, field: string): string {
  return failed?.form === form ? (failed.typed[field] ?? '') : '';
}

interface UploadFormProps {
  props: Props;
  form: OwnBidForm;
  action: string;
  button: string;
}

/** What goes with the words of a form: one file, or none. */
const ATTACHED: Readonly<Record<Exclude<OwnBidForm, 'bid'>, string>> = {
  answer: '附件（可以不附）',
  price: '报价单（可以不附）',
  challenge: '证明材料（可以不附）',
};

function UploadForm({ props, form, action, button, children }: PropsWithChildren<UploadFormProps>) {
  const { place, limits } = props;
  const name = `${form}-files`;
  const problems = problemsOf(props, form);
  const [problem] = listMessages(problems, name);
  return (
    <form
      class="form"
      method="post"
      enctype="multipart/form-data"
      action={lotHref(place.procurement, place.lot.number, `/own-bid${action}`)}
    >
      <FormMark />
      {children}
      {form === 'bid' ? (
        <FilesField name={name} problem={problem} limit={limits.size} files={limits.files} />
      ) : (
        <OneFileField name={name} label={ATTACHED[form]} problems={problems} />
      )}
      <button type="submit">{button}</button>
    </form>
  );
}

function Documents({ bid, ...props }: Props & { bid: BidView | null }) {
  const { place, terms, deadline, may } = props;
  const isOpened = (bid?.opened.size ?? 0) > 0;
  const documents = orderParts(bid?.documents ?? []);
  const part = typedOf(props, 'bid', 'part') || findNextPart(documents);
  return (
    <section class="card" aria-labelledby="own-files-title">
      <h2 id="own-files-title">已提交的文件</h2>
      <p class="hint">
        {deadline === null ? '' : `提交截止：${deadline}。`}
        {may.receive
          ? `${terms.opening}前，文件只有本单位能看到；截止前可以补充、撤回后重新提交。`
          : '不能再补充、撤回。'}
      </p>
      {bid === null ? (
        <p class="empty">还没有提交。</p>
      ) : (
        <FileList
          procurement={place.procurement}
          documents={documents}
          isOpen={true}
          beside={(document) => (
            <>
              <span class="sub">
                {PART_NAMES[document.part]} · 回执：{showMoment(document.receivedAt)} 收到
              </span>
              {bid.opened.has(document.part) ? <Tag tone="plain">已{terms.opening}</Tag> : null}
              {may.withdraw && !isOpened ? (
                <Withdraw props={props} sha256={document.sha256} name={document.name} />
              ) : null}
            </>
          )}
        />
      )}
      {may.receive ? (
        <UploadForm props={props} form="bid" action="" button="提交">
          <PartField value={part} problems={problemsOf(props, 'bid')} />
        </UploadForm>
      ) : null}
    </section>
  );
}

function Withdraw({ props, sha256, name }: { props: Props; sha256: string; name: string }) {
  const { place, tenderer, terms } = props;
  return (
    <form method="post" action={lotHref(place.procurement, place.lot.number, '/bids/withdrawals')}>
      <FormMark />
      <input type="hidden" name="tenderer" value={tenderer} />
      <input type="hidden" name="document" value={sha256} />
      <input type="hidden" name="reason" value={`${terms.tenderer}自行撤回`} />
      <button type="submit" class="plain" aria-label={`撤回${name}`}>
        撤回
      </button>
    </form>
  );
}

function Clarifications({ bid, ...props }: Props & { bid: BidView }) {
  if (bid.clarifications.size === 0) return null;
  const next = [...bid.clarifications].find(([, { answer }]) => answer === null)?.[0];
  return (
    <section class="card" aria-labelledby="clarifications-title">
      <h2 id="clarifications-title">澄清</h2>
      <p class="hint">澄清不得超出原文件的范围，也不得改变实质性内容。</p>
      {[...bid.clarifications].map(([id, { question, answer }]) => (
        <article class="letter">
          <p>
            <span class="sub">{showMoment(question.at)}　要求澄清</span>
            {question.value}
          </p>
          {answer === null ? null : (
            <p>
              <span class="sub">{showMoment(answer.at)}　本单位答复</span>
              {answer.value}
            </p>
          )}
          {id === next && props.may.answer ? (
            <UploadForm props={props} form="answer" action="/answers" button="答复">
              <input type="hidden" name="id" value={id} />
              <Field
                name="answer"
                label="答复"
                problems={problemsOf(props, 'answer')}
                control={(attributes) => (
                  <textarea {...attributes} maxlength={20_000}>
                    {typedOf(props, 'answer', 'answer')}
                  </textarea>
                )}
              />
            </UploadForm>
          ) : null}
        </article>
      ))}
    </section>
  );
}

function FinalPrice({ bid, ...props }: Props & { bid: BidView }) {
  const { finalPrice, rounds } = bid;
  const { place, may } = props;
  if (finalPrice === null && !(may.price && rounds.size > 0)) return null;
  const isOpen = place.lot.pricesOpened;
  return (
    <section class="card" aria-labelledby="final-price-title">
      <h2 id="final-price-title">最后报价</h2>
      {finalPrice === null ? null : (
        <p>
          已提交 <strong class="num">{showPrice(finalPrice.value.price)}</strong> 元，{showMoment(finalPrice.at)}。
          {isOpen ? '已开启。' : '开启前不向任何人显示；再次提交的，以最后一次为准。'}
        </p>
      )}
      {may.price && !isOpen ? (
        <UploadForm props={props} form="price" action="/final-price" button="提交最后报价">
          <TextField
            name="price"
            label="总价（元）"
            hint="数字，最多两位小数，如 318000.00。"
            value={typedOf(props, 'price', 'price')}
            problems={problemsOf(props, 'price')}
            inputmode="decimal"
            maxlength={30}
            required
          />
        </UploadForm>
      ) : null}
    </section>
  );
}

function Challenges({ lot, ...props }: Props & { lot: LotView }) {
  const { may, challenge: rule } = props;
  if (lot.challenges.size === 0 && !may.challenge) return null;
  return (
    <section class="card" aria-labelledby="challenges-title">
      <h2 id="challenges-title">质疑</h2>
      {[...lot.challenges.values()].map(({ challenge, answer }) => (
        <article class="letter">
          <p>
            <span class="sub">{showMoment(challenge.at)}　本单位提出</span>
            {challenge.value.subject}
          </p>
          <p>
            <span class="sub">{answer === null ? '尚未答复' : `${showMoment(answer.at)}　答复`}</span>
            {answer?.value ?? ''}
          </p>
        </article>
      ))}
      {may.challenge ? (
        <details class="inline-form" open={props.failed?.form === 'challenge'}>
          <summary>{rule === null ? '提出质疑' : `对${rule.about}提出质疑`}</summary>
          {rule === null ? null : (
            <p class="note">
              认为{rule.about}使本单位的权益受到损害的，可在{rule.from}之日起 {rule.days} 个工作日内书面提出（依据：
              {rule.basis}）。起算的日子没有记录在本系统中，请自行核对是否仍在期限内。
            </p>
          )}
          <UploadForm props={props} form="challenge" action="/challenges" button="提出质疑">
            <Field
              name="subject"
              label="质疑事项"
              hint="写明具体事项、事实依据和法律依据；质疑函作为文件附上。"
              problems={problemsOf(props, 'challenge')}
              control={(attributes) => (
                <textarea {...attributes} maxlength={20_000}>
                  {typedOf(props, 'challenge', 'subject')}
                </textarea>
              )}
            />
          </UploadForm>
        </details>
      ) : null}
    </section>
  );
}

/** What comes next after the parts that came in: the second after the first, else what there is already. */
function findNextPart(documents: readonly { part: BidPart }[]): BidPart {
  const last = documents.at(-1)?.part ?? 'only';
  return last === 'first' ? 'second' : last;
}
