import type { Child } from 'hono/jsx';
import type { BidCheck } from '../../src/domain/bid.ts';
import type { Location } from '../../src/domain/location.ts';
import type { Lot } from '../../src/domain/lot.ts';
import { countVersions } from '../../src/ledger/versions.ts';
import { BesideDocument } from '../components/beside-document.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import type { Terms } from '../terms.ts';
import { FactHistory, FactPlace, FactStatus, FactValues } from './fact-entry.tsx';
import { FACT_KIND_NAMES, FACT_KINDS, type FactKind, listFactItems } from './fact-fields.ts';
import { findDoubt, findOpinion, type NamedFact, nameFact } from './facts.ts';
import { PriceSteps } from './price-steps.tsx';
import { reviewHref, tendererHref } from './review-address.ts';
import { TendererNav } from './tenderer-nav.tsx';

export interface FactsPageProps {
  place: LotPlace;
  terms: Terms;
  scheme: Lot;
  tenderer: string;
  first: string | null;
  facts: readonly NamedFact[];
  check: BidCheck | null;
  /** False while the part of the bid with its price is closed. */
  isPriceOpen: boolean;
  order: { note: string; basis: string } | null;
  /** Facts that may be confirmed together. */
  unambiguous: number;
  hrefOf: (location: Location) => string | null;
  may: { confirm: boolean; propose: boolean };
  choice: Child;
  viewer: Child;
}

/** 事实: what is established about one tenderer, each with its place; members confirm, correct or deny it. */
export function FactsPage(props: FactsPageProps) {
  const { place, tenderer, first, facts, unambiguous, may, choice, viewer } = props;
  const open = facts.filter(({ fact }) => fact.status === 'proposed').length;
  return (
    <LotFrame
      place={place}
      tab="/review"
      title="事实"
      trail={[{ text: '审查', href: reviewHref(place) }]}
      aside={<span class="full">{tenderer}</span>}
      hasViewer
    >
      <TendererNav place={place} tenderer={tenderer} first={first} current="facts" />
      {choice}
      <BesideDocument label="事实" viewer={viewer}>
        <section class="card">
          <p>
            共 {facts.length} 项，待确认 {open} 项。
            {open === 0 ? null : '未确认的由系统提出，不作为评分依据。'}
          </p>
          {unambiguous === 0 || !may.confirm ? null : (
            <p>
              <a href={tendererHref(place, tenderer, '/facts/confirm')}>一并确认没有疑问的 {unambiguous} 项</a>
            </p>
          )}
        </section>
        {FACT_KINDS.map((kind) => (
          <KindOfFacts {...props} kind={kind} />
        ))}
      </BesideDocument>
    </LotFrame>
  );
}

function KindOfFacts(props: FactsPageProps & { kind: FactKind }) {
  const { place, scheme, tenderer, facts, check, kind, may, isPriceOpen, order } = props;
  const own = facts.filter(({ fact }) => fact.current.value.about === kind);
  const isSealed = kind === 'price' && !isPriceOpen;
  return (
    <section class="card fact-cards" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{FACT_KIND_NAMES[kind]}</h2>
      {isSealed ? (
        <p class="empty">报价尚未开启，开启之前不向任何人显示。</p>
      ) : own.length === 0 ? (
        <p class="empty">没有。</p>
      ) : null}
      {kind !== 'price' || check === null || isSealed ? null : (
        <PriceSteps
          check={check}
          order={order}
          clarificationHref={`${tendererHref(place, tenderer, '/clarifications')}?about=price#ask`}
        />
      )}
      {own.map((one) => (
        <OneFact {...props} named={one} />
      ))}
      {!may.propose || isSealed ? null : kind === 'item' ? (
        <ul class="review-ways">
          {listFactItems(scheme).map(({ id, title }) => (
            <li>
              <a href={`${tendererHref(place, tenderer, '/facts/new')}?about=item&item=${encodeURIComponent(id)}`}>
                记录“{title}”
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="sub">
          <a href={`${tendererHref(place, tenderer, '/facts/new')}?about=${kind}`}>补记{FACT_KIND_NAMES[kind]}</a>
        </p>
      )}
    </section>
  );
}

function OneFact({ place, scheme, tenderer, check, hrefOf, may, named }: FactsPageProps & { named: NamedFact }) {
  const { id, fact } = named;
  const { status, current } = fact;
  const opinion = findOpinion(current.value, check);
  const doubt = status === 'proposed' ? findDoubt(current.value, check) : null;
  const href = tendererHref(place, tenderer, `/facts/${encodeURIComponent(id)}`);
  const name = nameFact(current.value, scheme);
  return (
    <article class="fact-card" id={`fact-${id}`}>
      <h3>
        {name} <FactStatus status={status} />
      </h3>
      <FactValues fact={current.value} lot={scheme} />
      {opinion === null || opinion.reason === '' ? null : (
        <p>
          <span class="hint-mark">系统提示</span> {describeOpinion(opinion)}
        </p>
      )}
      {doubt === null ? null : <p class="sub">逐项核对：{doubt}</p>}
      <FactPlace fact={current.value} hrefOf={hrefOf} />
      <FactHistory current={current} scheme={scheme} seats={place.lot} />
      {may.confirm ? (
        <form class="form-actions" method="post" action={href}>
          <FormMark />
          <input type="hidden" name="replaces" value={String(countVersions(current))} />
          {status === 'confirmed' ? null : (
            <button type="submit" name="action" value="confirm" class={doubt === null ? undefined : 'quiet'}>
              确认<span class="sr">：{name}</span>
            </button>
          )}
          <a href={href}>
            更正{status === 'rejected' ? '' : '或否定'}
            <span class="sr">：{name}</span>
          </a>
        </form>
      ) : null}
    </article>
  );
}

function describeOpinion({ qualifies, reason }: { qualifies: boolean | null; reason: string }): string {
  return `${qualifies === null ? '是否计入待定' : qualifies ? '计入' : '不计入'}：${reason}`;
}
