import { type EventOf, type EventType, type LedgerEvent, lotOf, subjectOf } from './events/index.ts';
import { fold } from './fold/index.ts';
import { isPanelRole, type Role } from './roles.ts';
import { isOwnReceipt, type Receipt } from './rules/own-receipt.ts';
import { isPriceOpen } from './rules/refusal.ts';
import type { BidView, LedgerState, LotView } from './state.ts';

/** Who looks. What read models keep is what a supervisor may see: it is nobody's own. */
export interface Viewer {
  id: string;
  role: Role;
  /** For a vendor. */
  tenderer?: string | undefined;
}
export const READ_MODEL: Viewer = { id: '', role: 'supervisor' };

/**
 * What an event's content is, seen by who may read it and from when:
 * - `public` – everybody, vendors included
 * - `office` – everybody but vendors
 * - `own-affair` – a vendor sees its own, everybody else all of them
 * - `own-challenge` – the vendor who challenged, and everybody but vendors
 * - `bid` – the vendor its own, whoever took it in what they took in; everybody else once a part of it is opened, or once the others
 *   are where it was taken back. What was handed in before somebody was made a tenderer's vendor is sealed from them as from the
 *   office, which gives that role
 * - `opened` – what was found in a bid: everybody but vendors, once a part of it is opened
 * - `document` – what was read of a file: of a bid as `opened`, else everybody but vendors
 * - `price` – the vendor its own, as a bid; everybody else once prices are opened
 * - `fact` – everybody but vendors, as a bid; where it is a price, as a price
 * - `mark` – the member itself; everybody else (not vendors) once it is submitted, other members once they have submitted, too
 */
export type Seal =
  | 'public'
  | 'office'
  | 'own-affair'
  | 'own-challenge'
  | 'bid'
  | 'opened'
  | 'document'
  | 'price'
  | 'fact'
  | 'mark';

export const SEALS: Readonly<Record<EventType, Seal>> = {
  'procurement.created': 'public',
  'role.granted': 'office',
  'role.withdrawn': 'office',
  'document.imported': 'office',
  'document.read': 'document',
  'scheme.drafted': 'office',
  'scheme.edited': 'office',
  'scheme.published': 'public',
  'scheme.superseded': 'public',
  'evaluation.scheduled': 'office',
  'panel.formed': 'office',
  'member.recused': 'office',
  'bid.received': 'bid',
  'bid.withdrawn': 'bid',
  'bid.opened': 'own-affair',
  'bid.checked': 'opened',
  'first-stage.decided': 'office',
  'clarification.asked': 'own-affair',
  'clarification.answered': 'own-affair',
  'negotiation.held': 'own-affair',
  'final-price.submitted': 'price',
  'final-price.declined': 'own-affair',
  'prices.opened': 'public',
  'bid.rejected': 'own-affair',
  'rejection.revoked': 'own-affair',
  'fact.proposed': 'fact',
  'fact.confirmed': 'office',
  'fact.corrected': 'fact',
  'fact.rejected': 'office',
  'requirement.judged': 'office',
  'marking.opened': 'office',
  'flaw.recorded': 'mark',
  'mark.given': 'mark',
  'marks.submitted': 'mark',
  'marks.returned': 'office',
  'totals.frozen': 'office',
  'report.signed': 'office',
  'report.dissented': 'office',
  'award.made': 'public',
  'procurement.failed': 'public',
  'notice.sent': 'own-affair',
  'challenge.received': 'own-affair',
  'challenge.answered': 'own-challenge',
  're-review.ordered': 'office',
  'procurement.sealed': 'public',
};

/** Whether a viewer may see an event's content, as things stand in `state`. */
function isVisible(event: LedgerEvent, state: LedgerState, viewer: Viewer): boolean {
  const number = lotOf(event);
  const lot = number === null ? undefined : state.lots.get(number);
  const isVendor = viewer.role === 'vendor';
  switch (SEALS[event.type]) {
    case 'public':
      return true;
    case 'office':
      return !isVendor;
    case 'own-affair':
      return !isVendor || isOwn(event, viewer);
    case 'own-challenge':
      return !isVendor || isOwnChallenge(event as EventOf<'challenge.answered'>, lot, viewer);
    case 'bid':
      if (isVendor && !isOwn(event, viewer)) return false;
      return (
        isOwnReceipt(receiptOf(event), viewer, state) || isOpened(event, lot) || (!isVendor && isTakenBack(event, lot))
      );
    case 'opened':
      return !isVendor && isOpened(event, lot);
    case 'document':
      return !isVendor && (subjectOf(event) === null || isOpened(event, lot));
    case 'price':
      if (lot?.pricesOpened === true) return !isVendor || isOwn(event, viewer);
      return isVendor && isOwn(event, viewer) && isOwnReceipt(receiptOf(event), viewer, state);
    case 'fact':
      return !isVendor && isFactOpen(event as EventOf<'fact.proposed' | 'fact.corrected'>, lot);
    case 'mark':
      return !isVendor && isMarkOpen(event, lot, viewer);
  }
}

function isOwn(event: LedgerEvent, viewer: Viewer): boolean {
  return viewer.tenderer !== undefined && subjectOf(event) === viewer.tenderer;
}

function receiptOf({ by, sequence }: LedgerEvent): Receipt {
  return { by: by.id, sequence };
}

function isOwnChallenge({ data: { id } }: EventOf<'challenge.answered'>, lot: LotView | undefined, viewer: Viewer) {
  return viewer.tenderer !== undefined && lot?.challenges.get(id)?.challenge.value.from === viewer.tenderer;
}

/** That somebody took back a bid is told with the opening of the others. */
function isTakenBack(event: LedgerEvent, lot: LotView | undefined): boolean {
  return lot !== undefined && lot.stage !== 'receiving' && bidOf(event, lot) === undefined;
}

function bidOf({ data }: LedgerEvent, lot: LotView | undefined): BidView | undefined {
  return 'tenderer' in data && data.tenderer !== null ? lot?.bids.get(data.tenderer) : undefined;
}

function isOpened(event: LedgerEvent, lot: LotView | undefined): boolean {
  return (bidOf(event, lot)?.opened.size ?? 0) > 0;
}

function isFactOpen(event: EventOf<'fact.proposed' | 'fact.corrected'>, lot: LotView | undefined): boolean {
  if (lot === undefined) return false;
  const bid = bidOf(event, lot);
  return event.data.fact.about === 'price' ? isPriceOpen(lot, bid) : (bid?.opened.size ?? 0) > 0;
}

/** Members judge independently (财政部令第87号第五十五条): marks are compared only when both sides have submitted. */
function isMarkOpen(event: LedgerEvent, lot: LotView | undefined, viewer: Viewer): boolean {
  if (event.by.id === viewer.id) return true;
  if (event.sequence > (lot?.marks.get(event.by.id)?.submittedThrough ?? 0)) return false;
  return !isMember(viewer, lot) || lot?.marks.get(viewer.id)?.isSubmitted === true;
}

/** Also somebody who looks in another role: who has a seat judges independently, whatever else they are. */
function isMember({ id, role }: Viewer, lot: LotView | undefined): boolean {
  return isPanelRole(role) || (lot?.panel?.value ?? []).some((seat) => seat.id === id);
}

/** Who sits on a panel is nobody's to know outside until the result, and how they voted not after it either. */
function mask(event: LedgerEvent, viewer: Viewer): LedgerEvent {
  if (viewer.role !== 'vendor') return event;
  const by = isPanelRole(event.by.role) ? { id: 'panel', name: '评审小组', role: 'panel-chair' as const } : event.by;
  if (event.type !== 'bid.rejected') return { ...event, by };
  const { votes: _, ...rejection } = event.data.rejection;
  return { ...event, by, data: { ...event.data, rejection, dissent: [] } };
}

/** What members record all day; nothing that was seen or sealed before changes sides with it. */
const OPENS_NOTHING: ReadonlySet<EventType> = new Set<EventType>(['mark.given', 'flaw.recorded']);

/** A ledger's events and what they add up to. */
export interface WholeLedger {
  readonly events: readonly LedgerEvent[];
  readonly state: LedgerState;
}

/** What somebody may see of a ledger. */
export interface Sight {
  /** In order: what timelines show and what everything else for that viewer is made of. */
  readonly events: readonly LedgerEvent[];
  /** Folded from these events only. */
  readonly folded: LedgerState;
  /** The same with the version, time and stages of the whole ledger. */
  readonly state: LedgerState;
}

/**
 * What a viewer may see, folded from visible events only, so that nothing sealed can be in it. Version, time and the stages of the
 * lots are those of the whole ledger; whether a bid came in or a member marked is not in it either.
 * @param before what the same viewer saw when the ledger was shorter: folded on from where nothing that was sealed or seen then has
 * changed sides since
 */
export function lookAt({ events, state }: WholeLedger, viewer: Viewer, before: Sight | null = null): Sight {
  const since = before === null ? 0 : before.state.version;
  const later = events.slice(since);
  const isSame = before !== null && later.every(({ type }) => OPENS_NOTHING.has(type));
  const visible = [
    ...(isSame ? before.events : events.slice(0, since).filter((event) => isVisible(event, state, viewer))),
    ...later.filter((event) => isVisible(event, state, viewer)),
  ];
  const known = before !== null && startsWith(visible, before.events) ? before : null;
  const news = visible.slice(known?.events.length ?? 0).map((event) => mask(event, viewer));
  const folded = fold(news, known?.folded);
  const lots = new Map(
    [...folded.lots].map(([number, lot]) => [number, { ...lot, stage: state.lots.get(number)?.stage ?? lot.stage }]),
  );
  return {
    events: [...(known?.events ?? []), ...news],
    folded,
    state: { ...folded, lots, version: state.version, at: state.at },
  };
}

function startsWith(events: readonly LedgerEvent[], start: readonly LedgerEvent[]): boolean {
  return start.length <= events.length && start.every(({ sequence }, index) => sequence === events[index]?.sequence);
}

export function listVisible(events: readonly LedgerEvent[], viewer: Viewer): readonly LedgerEvent[] {
  return lookAt({ events, state: fold(events) }, viewer).events;
}

export function foldVisible(events: readonly LedgerEvent[], viewer: Viewer): LedgerState {
  return lookAt({ events, state: fold(events) }, viewer).state;
}

/**
 * Whether a viewer may open a file of the procurement: a bid's parts one by one, as they are opened.
 * @param state of the whole ledger: only there stands who was given which role when
 */
export function mayReadDocument(state: LedgerState, sha256: string, viewer: Viewer): boolean {
  const isVendor = viewer.role === 'vendor';
  if (!isVendor && state.ownDocuments.has(sha256)) return true;
  const inBids = [...state.lots.values()].flatMap((lot) =>
    [...lot.bids.values()].flatMap((bid) =>
      bid.documents.filter((document) => document.sha256 === sha256).map((document) => ({ bid, document })),
    ),
  );
  return inBids.some(({ bid, document }) => {
    if (isVendor && bid.tenderer !== viewer.tenderer) return false;
    const isOpen = bid.opened.has(document.part);
    return isOpen || (isVendor && isOwnReceipt(document, viewer, state));
  });
}
