import type { LedgerEvent } from '../ledger/events/index.ts';
import { fold } from '../ledger/fold/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { EMPTY_STATE } from '../ledger/state.ts';
import type { WholeLedger } from '../ledger/visibility.ts';
import { Recent } from './recent.ts';

/** Procurements whose events are kept at hand. */
const LEDGERS_KEPT = 50;
const NOTHING: WholeLedger = { events: [], state: EMPTY_STATE };

/** Ledgers as they were last read, so that only what has happened since is read and folded. */
export class KeptLedgers {
  private readonly store: LedgerStore;
  private readonly ledgers = new Recent<WholeLedger>(LEDGERS_KEPT);

  constructor(store: LedgerStore) {
    this.store = store;
  }

  async load(procurement: string): Promise<WholeLedger> {
    const known = this.ledgers.get(procurement) ?? NOTHING;
    const news = await this.store.read(procurement, known.events.length);
    if (news.length === 0) return known;
    return this.extend(
      procurement,
      known,
      news.map(({ event }) => event),
    );
  }

  /** Two readings may overtake each other: the one that came further stays. */
  extend(procurement: string, { events, state }: WholeLedger, news: readonly LedgerEvent[]): WholeLedger {
    const reached = { events: [...events, ...news], state: fold(news, state) };
    const latest = this.ledgers.get(procurement);
    if (latest !== undefined && latest.events.length >= reached.events.length) return latest;
    this.ledgers.set(procurement, reached);
    return reached;
  }
}
