import type { LedgerEvent } from '../events/index.ts';
import type { BidState, LedgerState, LotState, MemberMarks, MutableState, Recorded } from '../state.ts';

/**
 * The next state while it is being folded: parts of the state before are copied the first time they are touched, so that
 * the state before stays as it was and a long run of events costs one copy, not one an event.
 */
export class Draft {
  readonly state: MutableState;
  private readonly own = new WeakSet<object>();

  constructor(from: LedgerState) {
    this.state = { ...from } as MutableState;
  }

  /** Ours to change: the value itself where we made it, else a copy. */
  private claim<T extends object>(value: T): T {
    if (this.own.has(value)) return value;
    const copy = (value instanceof Map ? new Map(value) : value instanceof Set ? new Set(value) : { ...value }) as T;
    this.own.add(copy);
    return copy;
  }

  /** A field of a part that is ours, made ours as well. */
  field<T extends object, K extends keyof T>(owner: T, key: K): T[K] & object {
    const claimed = this.claim(owner[key] as T[K] & object);
    owner[key] = claimed;
    return claimed;
  }

  /** An entry of a map that is ours, made ours as well. */
  entry<K, V extends object>(map: Map<K, V>, key: K, create: () => V): V {
    const found = map.get(key);
    if (found !== undefined && this.own.has(found)) return found;
    const claimed = this.claim(found ?? create());
    map.set(key, claimed);
    return claimed;
  }

  lot(number: number): LotState {
    return this.entry(this.field(this.state, 'lots'), number, () => createLot(number, ''));
  }

  bid(lot: number, tenderer: string): BidState {
    return this.entry(this.field(this.lot(lot), 'bids'), tenderer, () => createBid(tenderer));
  }

  member(lot: number, id: string): MemberMarks {
    return this.entry(this.field(this.lot(lot), 'marks'), id, createMemberMarks);
  }
}

/** Puts a value in the place of what stood there, which stays behind it. */
export function record<T>(
  { by, at, sequence }: LedgerEvent,
  value: T,
  superseded: Recorded<T> | null = null,
  reason: string | null = null,
): Recorded<T> {
  return { value, by: by.id, at, sequence, reason, superseded };
}

export function createLot(number: number, title: string): LotState {
  return {
    number,
    title,
    stage: 'drafting',
    draft: null,
    scheme: null,
    schedule: null,
    panel: null,
    recused: new Map(),
    bids: new Map(),
    firstStage: null,
    pricesOpened: false,
    marks: new Map(),
    totals: null,
    signatures: new Map(),
    award: null,
    failure: null,
    notices: new Map(),
    challenges: new Map(),
    reReview: null,
  };
}

function createBid(tenderer: string): BidState {
  return {
    tenderer,
    documents: [],
    opened: new Set(),
    openings: new Map(),
    check: null,
    facts: new Map(),
    judgements: new Map(),
    rejections: new Map(),
    finalPrice: null,
    clarifications: new Map(),
    rounds: new Map(),
  };
}

function createMemberMarks(): MemberMarks {
  return { marks: new Map(), statedTotals: {}, isSubmitted: false, submittedThrough: 0, returned: null };
}
