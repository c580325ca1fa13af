import { stageOf } from './check-event.ts';
import type { EventType, LedgerEvent } from './events/index.ts';
import type { Stage } from './stages.ts';
import { foldVisible, READ_MODEL } from './visibility.ts';

/** One line of a list of procurements: a read model, made of what is nobody's secret. */
export interface ProcurementSummary {
  id: string;
  title: string;
  number: string | null;
  buyer: string | null;
  procurementAgency: string | null;
  /** Of its creation. */
  year: number;
  stage: Stage;
  suppliers: string[];
  /** Day of sealing and last day of keeping. */
  sealedOn: string | null;
  retainUntil: string | null;
  version: number;
  /** Everything that a search looks through. */
  text: string;
}

/** After other events a summary stays as it was. */
export const SUMMARY_TYPES: readonly EventType[] = [
  'procurement.created',
  'scheme.published',
  'scheme.superseded',
  'bid.opened',
  'bid.rejected',
  'rejection.revoked',
  'marking.opened',
  'marks.returned',
  'totals.frozen',
  'award.made',
  'procurement.failed',
  'notice.sent',
  'challenge.received',
  're-review.ordered',
  'procurement.sealed',
];

/** Null while nothing has been created. */
export function summarise(events: readonly LedgerEvent[]): ProcurementSummary | null {
  const state = foldVisible(events, READ_MODEL);
  const { about, id, createdAt, sealed } = state;
  if (about === null || id === null || createdAt === null) return null;
  const lots = [...state.lots.values()];
  const suppliers = [...new Set(lots.flatMap(({ award }) => award?.value.supplier ?? []))];
  const words = lots.flatMap((lot) => [
    lot.title,
    ...(lot.scheme?.value.lot.items.map(({ title }) => title) ?? []),
    ...(lot.scheme?.value.lot.mandatoryRequirements.map(({ text }) => text) ?? []),
    ...lot.bids.keys(),
    ...[...lot.bids.values()].flatMap(({ rejections }) =>
      [...rejections.values()].flatMap(({ value }) => value?.reason ?? []),
    ),
    ...[...lot.notices.values()].map(({ value }) => value.text),
    ...[...lot.challenges.values()].map(({ challenge }) => challenge.value.subject),
    lot.failure?.value.reason ?? '',
  ]);
  return {
    id,
    title: about.title,
    number: about.number,
    buyer: about.buyer,
    procurementAgency: about.procurementAgency,
    year: Number.parseInt(createdAt.slice(0, 4), 10),
    stage: stageOf(state),
    suppliers,
    sealedOn: sealed?.at.slice(0, 10) ?? null,
    retainUntil: sealed?.value.retainUntil ?? null,
    version: state.version,
    text: [id, about.title, about.number, about.buyer, about.procurementAgency, ...suppliers, ...words]
      .filter((part) => part !== null && part !== '')
      .join('\n'),
  };
}
