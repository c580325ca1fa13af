import type { DocumentRef } from '../../src/ledger/events/envelope.ts';
import type { NextStep } from '../../src/ledger/next-steps.ts';
import { ROLE_NAMES, type Role } from '../../src/ledger/roles.ts';
import { STAGE_NAMES, STAGES } from '../../src/ledger/stages.ts';
import type { LotView } from '../../src/ledger/state.ts';
import type { View } from '../../src/ledger/view-rights.ts';
import { lotName } from '../components/lot-frame.tsx';
import { ProcurementFrame, type ProcurementPlace } from '../components/procurement-frame.tsx';
import { Steps } from '../components/steps.tsx';
import { Tag } from '../components/tag.tsx';
import { showSize } from '../import-terms.ts';
import { LOT_PAGES } from '../lot-pages.ts';
import { termsOf, termsOfLot } from '../terms.ts';
import { showMoment } from '../times.ts';
import { fileHref, lotHref, procurementHref } from '../workspace-addresses.ts';

/** A lot with what keeps it where it is, as this reader may know it. */
export interface LotProgress {
  lot: LotView;
  steps: readonly NextStep[];
  /** Which of the lot's pages this reader may open. */
  sees(view: View): boolean;
}

interface OverviewPageProps {
  place: ProcurementPlace;
  lots: readonly LotProgress[];
  /** Of the procurement itself, not of bids. */
  documents: readonly DocumentRef[];
  /** The roles of who reads: what is theirs to do is marked. */
  own: readonly Role[];
}

/** 进度: every lot with its stage, what blocks the next step, and who has to act. */
export function OverviewPage({ place, lots, documents, own }: OverviewPageProps) {
  const { about } = place.state;
  return (
    <ProcurementFrame place={place} tab="" title={about?.title ?? place.procurement}>
      <BasicFacts place={place} />
      {lots.map((progress) => (
        <LotBoard place={place} progress={progress} own={own} />
      ))}
      {documents.length === 0 ? null : <Documents place={place} documents={documents} />}
    </ProcurementFrame>
  );
}

function BasicFacts({ place }: { place: ProcurementPlace }) {
  const { about, lots, sealed } = place.state;
  const scheme = [...lots.values()].find((lot) => lot.scheme !== null)?.scheme?.value;
  const terms = termsOf({ method: about?.method ?? null });
  const facts = [
    ['项目编号', about?.number],
    ['采购方式', about?.method === null ? null : terms.method],
    ['采购人', about?.buyer],
    ['采购代理机构', about?.procurementAgency],
    [`提交${terms.bidDocument}截止`, scheme?.procurement.submissionDeadline],
    ['保存至', sealed?.value.retainUntil],
  ].filter((fact): fact is [string, string] => (fact[1] ?? null) !== null);
  return (
    <dl class="card facts-line" aria-label="项目概况">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LotBoard({ place, progress, own }: { place: ProcurementPlace; progress: LotProgress; own: readonly Role[] }) {
  const { lot, steps } = progress;
  const title = `lot-${lot.number}`;
  return (
    <section class="card lot-board" aria-labelledby={title}>
      <h2 id={title}>{lotName(lot)}</h2>
      <Steps stages={STAGES.map((stage) => STAGE_NAMES[stage])} current={STAGES.indexOf(lot.stage)} />
      <Outcome lot={lot} />
      {steps.length === 0 ? (
        <p class="empty">
          {STAGES.indexOf(lot.stage) === STAGES.length - 1 ? '已归档封存，没有待办。' : '现在没有待办。'}
        </p>
      ) : (
        <ol class="next-steps" aria-label={`${lotName(lot)}待办`}>
          {steps.map((step) => (
            <Step place={place} progress={progress} step={step} isOwn={step.who.some((role) => own.includes(role))} />
          ))}
        </ol>
      )}
      <LotLinks place={place} progress={progress} />
    </section>
  );
}

interface StepProps {
  place: ProcurementPlace;
  progress: LotProgress;
  step: NextStep;
  isOwn: boolean;
}

function Step({ place, progress: { lot, sees }, step, isOwn }: StepProps) {
  const page = LOT_PAGES.find(({ view }) => view === step.page)?.page;
  const href =
    step.page === 'filing'
      ? procurementHref(place.procurement, '/filing')
      : page === undefined
        ? null
        : lotHref(place.procurement, lot.number, page);
  const isOpen = href !== null && sees(step.page);
  return (
    <li class={isOwn ? 'is-own' : undefined}>
      <p>
        {isOpen ? <a href={href}>{step.text}</a> : step.text}
        {step.done === undefined ? null : <span class="num sub">{`已办 ${step.done.count} / ${step.done.of}`}</span>}
        {isOwn ? <Tag tone="look">由您办理</Tag> : null}
      </p>
      <p class="sub">
        由{step.who.map((role) => ROLE_NAMES[role]).join('或')}办理
        {step.names === undefined ? '' : `；涉及：${step.names.join('、')}`}
      </p>
    </li>
  );
}

function Outcome({ lot }: { lot: LotView }) {
  const { award, failure } = lot;
  if (award !== null && award.sequence > (failure?.sequence ?? 0))
    return (
      <p>
        <Tag tone="good">已确定</Tag> 中标（成交）供应商：{award.value.supplier}，{showMoment(award.at)}
      </p>
    );
  if (failure === null) return null;
  return (
    <p>
      <Tag tone="must">已终止</Tag> {failure.value.reason}（依据：{failure.value.legalBasis}），{showMoment(failure.at)}
    </p>
  );
}

function LotLinks({ place, progress: { lot, sees } }: { place: ProcurementPlace; progress: LotProgress }) {
  const terms = termsOfLot({ state: place.state, lot });
  return (
    <nav class="lot-links" aria-label={`${lotName(lot)}页面`}>
      {LOT_PAGES.filter(({ view }) => sees(view)).map(({ page, nameOf }) => (
        <a href={lotHref(place.procurement, lot.number, page)}>{nameOf(terms)}</a>
      ))}
    </nav>
  );
}

function Documents({ place, documents }: { place: ProcurementPlace; documents: readonly DocumentRef[] }) {
  return (
    <section class="card" aria-labelledby="documents-title">
      <h2 id="documents-title">项目文件</h2>
      <ul class="plain-list">
        {documents.map(({ name, sha256, bytes }) => (
          <li>
            <a class="file-name" href={fileHref(place.procurement, sha256)}>
              {name}
            </a>{' '}
            <span class="sub">{showSize(bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
