import { stageOf } from './check-event.ts';
import type { EventType, LedgerEvent } from './events/index.ts';
import type { SummaryQuery } from './ledger-store.ts';
import type { Stage } from './stages.ts';
import type { LedgerState } from './state.ts';
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
  /** When it was created. */
  createdAt: string;
  stage: Stage;
  lots: { number: number; title: string; stage: Stage }[];
  suppliers: string[];
  /** Day of sealing and last day of keeping. */
  sealedOn: string | null;
  retainUntil: string | null;
  version: number;
  /** Who takes part, seats on panels included; of those who only bid, nothing but `publicText` may be searched. */
  participants: { id: string; isVendor: boolean }[];
  /** The part of what a search looks through that is known to those who bid. */
  publicText: string;
}

/** A summary with everything that a search looks through; lists do without. */
export interface SearchedSummary extends ProcurementSummary {
  text: string;
}

/** After other events a summary stays as it was. */
export const SUMMARY_TYPES: readonly EventType[] = [
  'procurement.created',
  'role.granted',
  'role.withdrawn',
  'scheme.published',
  'scheme.superseded',
  'panel.formed',
  'member.recused',
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
export function summarise(events: readonly LedgerEvent[]): SearchedSummary | null {
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
  const known = [id, about.title, about.number, about.buyer, about.procurementAgency, ...suppliers];
  return {
    id,
    title: about.title,
    number: about.number,
    buyer: about.buyer,
    procurementAgency: about.procurementAgency,
    year: Number.parseInt(createdAt.slice(0, 4), 10),
    createdAt,
    stage: stageOf(state),
    lots: lots.map(({ number, title, stage }) => ({ number, title, stage })),
    suppliers,
    sealedOn: sealed?.at.slice(0, 10) ?? null,
    retainUntil: sealed?.value.retainUntil ?? null,
    version: state.version,
    participants: listParticipants(state),
    text: joinLines([...known, ...words]),
    publicText: joinLines(known),
  };
}

function listParticipants({ people, lots }: LedgerState): ProcurementSummary['participants'] {
  const seats = [...lots.values()].flatMap(({ panel }) => panel?.value.map(({ id }) => id) ?? []);
  const staff = [...people].filter(([, { roles }]) => [...roles.keys()].some((role) => role !== 'vendor'));
  const insiders = new Set([...seats, ...staff.map(([id]) => id)]);
  const vendors = [...people].filter(([id, { roles }]) => roles.has('vendor') && !insiders.has(id));
  return [...[...insiders].map((id) => ({ id, isVendor: false })), ...vendors.map(([id]) => ({ id, isVendor: true }))];
}

function joinLines(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n');
}

/** Newest first; those of one moment by id. */
export function compareSummaries(one: ProcurementSummary, other: ProcurementSummary): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

/** Whether a summary is what somebody looks for and may find. */
export function isMatch(summary: SearchedSummary, { words, year, onlySealed, participant }: SummaryQuery): boolean {
  const known = summary.participants.find(({ id }) => id === participant);
  if (participant !== undefined && known === undefined) return false;
  const text = (known?.isVendor === true ? summary.publicText : summary.text).toLowerCase();
  return (
    splitWords(words).every((word) => text.includes(word.toLowerCase())) &&
    (year === undefined || year === summary.year) &&
    (onlySealed !== true || summary.sealedOn !== null)
  );
}

/** What was typed into a search, word by word. */
export function splitWords(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}
