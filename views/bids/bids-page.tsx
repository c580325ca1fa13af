import { orderParts } from '../../src/ledger/order-parts.ts';
import type { BidView } from '../../src/ledger/state.ts';
import { FileList, FilesField } from '../components/file-list.tsx';
import { ErrorSummary, Field, type FieldProblem, listMessages, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { type BidReading, isReading } from './bid-reading.ts';
import { FinalPrices } from './final-prices.tsx';
import { OpeningList } from './opening-list.tsx';
import { PART_NAMES, PartField } from './part-field.tsx';
import { ReadingRegion } from './reading-region.tsx';

/** What was typed into the form that takes in a bid. */
export interface ReceiptForm {
  tenderer: string;
  part: string;
  receivedAt: string;
  problems: readonly FieldProblem[];
}

export interface UploadLimits {
  size: string;
  files: number;
}

export interface BidsPageProps {
  place: LotPlace;
  terms: Terms;
  /** Of the deadline, in China; null: the procurement document names no time. */
  deadline: string | null;
  isPastDeadline: boolean;
  /** Bids that are opened, with how far reading them is. */
  readings: ReadonlyMap<string, BidReading | null>;
  limits: UploadLimits;
  /** Null where this reader takes nothing in. */
  receipt: ReceiptForm | null;
  canOpen: boolean;
  canRead: boolean;
  canWithdraw: boolean;
  /** Null where last prices are not for this reader, or not yet. */
  prices: {
    waiting: readonly string[];
    problems: readonly FieldProblem[];
    typed: Readonly<Record<string, string>>;
  } | null;
}

/** 响应文件: taking in, opening, what was opened and how far it is read, last prices. */
export function BidsPage(props: BidsPageProps) {
  const { place, terms, receipt, prices, canOpen } = props;
  const bids = [...place.lot.bids.values()];
  const opened = bids.filter(({ opened: parts }) => parts.size > 0);
  return (
    <LotFrame place={place} tab="/bids" title={terms.bidDocument} isLive={isReading(props.readings)}>
      <ErrorSummary problems={[...(receipt?.problems ?? []), ...(prices?.problems ?? [])]} />
      <Opening {...props} hasOpened={opened.length > 0} />
      {opened.length === 0 ? null : (
        <>
          <OpeningList place={place} terms={terms} bids={opened} />
          <ReadingRegion {...props} bids={opened} />
        </>
      )}
      {prices === null ? null : <FinalPrices place={place} terms={terms} prices={prices} />}
      {canOpen || receipt !== null ? <Received {...props} bids={bids} /> : null}
      {receipt === null ? null : <ReceiptCard {...props} receipt={receipt} />}
    </LotFrame>
  );
}

function Opening({
  place,
  terms,
  deadline,
  isPastDeadline,
  canOpen,
  hasOpened,
}: BidsPageProps & { hasOpened: boolean }) {
  const { procurement, lot } = place;
  return (
    <section class="card" aria-labelledby="opening-title">
      <h2 id="opening-title">{terms.opening}</h2>
      <p>
        {deadline === null
          ? `${terms.procurementDocument}没有写明截止的时刻，由经办人按公告的时间${terms.opening}。`
          : `提交截止：${deadline}${isPastDeadline ? '，已截止' : ''}。`}
        {hasOpened ? null : `${terms.opening}前，收到了哪些${terms.tenderer}的文件不向任何人公开，家数也不显示。`}
      </p>
      {canOpen && (deadline === null || isPastDeadline) ? (
        <form class="form-actions" method="post" action={lotHref(procurement, lot.number, '/bids/opening')}>
          <FormMark />
          <button type="submit">
            {hasOpened ? '开启可以开启的其余部分' : `${terms.opening}全部${terms.bidDocument}`}
          </button>
          <span class="hint">
            {hasOpened
              ? '分阶段提交的，第一阶段评定合格后才开启第二阶段。'
              : `${terms.opening}后不能再接收或撤回，系统随即读取各家文件。`}
          </span>
        </form>
      ) : null}
    </section>
  );
}

function Received({ place, terms, bids, canWithdraw }: BidsPageProps & { bids: readonly BidView[] }) {
  const waiting = bids.filter(({ documents, opened }) => documents.some(({ part }) => !opened.has(part)));
  return (
    <section class="card" aria-labelledby="received-title">
      <h2 id="received-title">由您接收、尚未{terms.opening}的文件</h2>
      {waiting.length === 0 ? (
        <p class="empty">
          没有。{terms.tenderer}自行提交的文件在{terms.opening}前不在这里显示。
        </p>
      ) : (
        waiting.map((bid) => <ReceivedBid place={place} bid={bid} canWithdraw={canWithdraw} />)
      )}
    </section>
  );
}

function ReceivedBid({ place, bid, canWithdraw }: { place: LotPlace; bid: BidView; canWithdraw: boolean }) {
  const { procurement, lot } = place;
  const sealed = orderParts(bid.documents.filter(({ part }) => !bid.opened.has(part)));
  return (
    <section class="found-in" aria-label={bid.tenderer}>
      <h3 class="file-name">{bid.tenderer}</h3>
      <div>
        <FileList
          procurement={procurement}
          documents={sealed}
          isOpen={false}
          beside={({ part, receivedAt }) => (
            <span class="sub">
              {PART_NAMES[part]} · 接收于 {showMoment(receivedAt)}
            </span>
          )}
        />
        {canWithdraw ? (
          <details class="inline-form">
            <summary>撤回</summary>
            <form method="post" action={lotHref(procurement, lot.number, '/bids/withdrawals')}>
              <FormMark />
              <input type="hidden" name="tenderer" value={bid.tenderer} />
              <label>
                撤回哪些
                <select name="document">
                  <option value="">全部文件</option>
                  {sealed.map(({ sha256, name }) => (
                    <option value={sha256}>{name}</option>
                  ))}
                </select>
              </label>
              <label>
                原因
                <input name="reason" type="text" required maxlength={2000} />
              </label>
              <button type="submit" class="quiet">
                撤回
              </button>
            </form>
          </details>
        ) : null}
      </div>
    </section>
  );
}

function ReceiptCard({ place, terms, receipt, limits }: BidsPageProps & { receipt: ReceiptForm }) {
  const { tenderer, part, receivedAt, problems } = receipt;
  const [problem] = listMessages(problems, 'files');
  return (
    <section class="card" aria-labelledby="receipt-title">
      <h2 id="receipt-title">接收{terms.bidDocument}</h2>
      <p class="hint">有账号的{terms.tenderer}可以自行提交；这里登记当面或邮寄送达的文件。逾期送达的，依法应当拒收。</p>
      <form
        class="form"
        method="post"
        enctype="multipart/form-data"
        action={lotHref(place.procurement, place.lot.number, '/bids')}
      >
        <FormMark />
        <TextField
          name="tenderer"
          label={`${terms.tenderer}名称`}
          value={tenderer}
          problems={problems}
          maxlength={500}
          required
        />
        <PartField value={part} problems={problems} />
        <Field
          name="receivedAt"
          label="送达时间"
          hint="留空即现在。"
          problems={problems}
          control={(attributes) => <input {...attributes} type="datetime-local" value={receivedAt} />}
        />
        <FilesField problem={problem} limit={limits.size} files={limits.files} />
        <button type="submit">接收</button>
      </form>
    </section>
  );
}
