import type { DraftScheme } from '../domain/draft.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Mark } from '../domain/review.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import type { BidPart } from './events/bid-events.ts';
import type { DocumentRef } from './events/envelope.ts';
import type { Fact } from './events/fact-events.ts';
import type { EventData } from './events/index.ts';
import type { PanelMember } from './events/panel-events.ts';
import type { Role } from './roles.ts';
import type { Stage } from './stages.ts';

/** A value on the ledger with who set it, when and why. What it took the place of stays reachable. */
export interface Recorded<T> {
  readonly value: T;
  readonly by: string;
  readonly at: string;
  readonly sequence: number;
  readonly reason: string | null;
  readonly superseded: Recorded<T> | null;
}

export interface PersonState {
  name: string;
  /** Roles of the whole procurement, with the tenderer a vendor acts for. Seats on panels are kept with the lots. */
  roles: Map<Role, { tenderer: string | null }>;
}

export interface FactState {
  status: 'proposed' | 'confirmed' | 'rejected';
  current: Recorded<Fact>;
}

/** A file of a bid with when it came in: the receipt. */
export type ReceivedDocument = DocumentRef & { part: BidPart; receivedAt: string };

export interface BidState {
  tenderer: string;
  documents: readonly ReceivedDocument[];
  opened: Set<BidPart>;
  /** When each part was opened. */
  openings: Map<BidPart, { at: string; sequence: number }>;
  /** What the tool found in the opened parts: the hash of the check. */
  check: Recorded<{ check: string; software: string }> | null;
  facts: Map<string, FactState>;
  /** Judged answers by the requirement's number. */
  judgements: Map<string, Recorded<EventData<'requirement.judged'>['judgement']>>;
  /** By code; null once revoked. */
  rejections: Map<string, Recorded<EventData<'bid.rejected'>['rejection'] | null>>;
  finalPrice: Recorded<EventData<'final-price.submitted'>> | null;
  clarifications: Map<string, { question: Recorded<string>; answer: Recorded<string> | null }>;
  rounds: Map<number, Recorded<string>>;
}

export interface MemberMarks {
  /** By tenderer and item. */
  marks: Map<string, Map<string, Recorded<Mark>>>;
  statedTotals: Record<string, DecimalText>;
  isSubmitted: boolean;
  /** Sequence of the last submission: marks after it are nobody else's to see. */
  submittedThrough: number;
  returned: Recorded<EventData<'marks.returned'>> | null;
}

export interface LotState {
  number: number;
  title: string;
  stage: Stage;
  /** The scheme as it is being written: unfinished, and nobody's to go by. Published versions are `scheme`. */
  draft: Recorded<DraftScheme> | null;
  scheme: Recorded<Scheme> | null;
  schedule: Recorded<EventData<'evaluation.scheduled'>> | null;
  panel: Recorded<readonly PanelMember[]> | null;
  recused: Map<string, Recorded<string>>;
  bids: Map<string, BidState>;
  firstStage: Recorded<readonly string[]> | null;
  pricesOpened: boolean;
  marks: Map<string, MemberMarks>;
  totals: Recorded<EventData<'totals.frozen'>> | null;
  /** By member: agreed, or the reason of the dissent. Of the totals that are frozen now. */
  signatures: Map<string, Recorded<string | null>>;
  award: Recorded<EventData<'award.made'>> | null;
  failure: Recorded<EventData<'procurement.failed'>> | null;
  notices: Map<number, Recorded<EventData<'notice.sent'>>>;
  challenges: Map<string, { challenge: Recorded<EventData<'challenge.received'>>; answer: Recorded<string> | null }>;
  reReview: Recorded<EventData<'re-review.ordered'>> | null;
}

export interface MutableState {
  id: string | null;
  version: number;
  /** Time of the last event. */
  at: string | null;
  about: EventData<'procurement.created'> | null;
  createdAt: string | null;
  people: Map<string, PersonState>;
  documents: Map<string, DocumentRef>;
  /** The procurement's own among them, by their hash: a bid may bring the same file, and take it back again. */
  ownDocuments: Set<string>;
  /** Files that came with a letter, a price or a notice: whoever sees the event may open them. */
  attachments: Map<string, DocumentRef>;
  /** What was read of each document, by the document's hash: the hash of its text. */
  readings: Map<string, Recorded<{ text: string; software: string }>>;
  lots: Map<number, LotState>;
  sealed: Recorded<{ retainUntil: IsoDate }> | null;
}

type Fixed<T> =
  T extends Map<infer K, infer V>
    ? ReadonlyMap<K, Fixed<V>>
    : T extends Set<infer V>
      ? ReadonlySet<V>
      : T extends PersonState | FactState | BidState | MemberMarks | LotState
        ? { readonly [K in keyof T]: Fixed<T[K]> }
        : T;

/** What a ledger's events add up to. Never changed: folding on gives a new one. */
export type LedgerState = { readonly [K in keyof MutableState]: Fixed<MutableState[K]> };
export type LotView = Fixed<LotState>;
export type BidView = Fixed<BidState>;
export type FactView = Fixed<FactState>;

export const EMPTY_STATE: LedgerState = {
  id: null,
  version: 0,
  at: null,
  about: null,
  createdAt: null,
  people: new Map(),
  documents: new Map(),
  ownDocuments: new Set(),
  attachments: new Map(),
  readings: new Map(),
  lots: new Map(),
  sealed: null,
};
