import type { LedgerEvent, NewEvent } from '../ledger/events/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerState } from '../ledger/state.ts';
import { foldVisible, listVisible, type Viewer } from '../ledger/visibility.ts';
import { Recorder } from './record-events.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

/** Procurements whose events are kept at hand, and states as somebody sees them. */
const LEDGERS_KEPT = 50;
const SIGHTS_KEPT = 400;

interface Sight {
  version: number;
  state: LedgerState;
}

/** What pages ask: the state as a person may see it, and to record what the person does. */
export class ProcurementDesk {
  readonly store: LedgerStore;
  private readonly recorder: Recorder;
  private readonly ledgers = new Map<string, LedgerEvent[]>();
  private readonly sights = new Map<string, Sight>();

  constructor(store: LedgerStore) {
    this.store = store;
    this.recorder = new Recorder(store);
  }

  /** The law and the level orders that ship with the tool. */
  get reference(): ReferenceData {
    return loadReferenceData();
  }

  /** Everything, sealed parts included: to decide what may be seen and done, never to be shown. */
  load(procurement: string): Promise<LedgerState> {
    return this.recorder.load(procurement);
  }

  /** The state as somebody may see it. */
  async view(procurement: string, viewer: Viewer): Promise<LedgerState> {
    const events = await this.readEvents(procurement);
    const key = [procurement, viewer.role, viewer.id, viewer.tenderer ?? ''].join('\n');
    const known = this.sights.get(key);
    if (known?.version === events.length) return refresh(this.sights, key, known).state;
    const state = foldVisible(events, viewer);
    keep(this.sights, key, { version: events.length, state }, SIGHTS_KEPT);
    return state;
  }

  /** The events somebody may see, in order. */
  async listEvents(procurement: string, viewer: Viewer): Promise<LedgerEvent[]> {
    return listVisible(await this.readEvents(procurement), viewer);
  }

  /**
   * @param work the events, or what makes them from the state they will stand behind; called again where somebody else was first
   * @throws AppError `conflict`, `not-permitted`, `input-invalid`, `storage-full`, `storage-busy`; nothing is recorded then
   */
  record(
    procurement: string,
    work: readonly NewEvent[] | ((state: LedgerState) => readonly NewEvent[]),
  ): Promise<LedgerState> {
    return this.recorder.record(procurement, work);
  }

  private async readEvents(procurement: string): Promise<readonly LedgerEvent[]> {
    const known = this.ledgers.get(procurement) ?? [];
    const news = await this.store.read(procurement, known.length);
    const latest = this.ledgers.get(procurement) ?? [];
    const events = news.length === 0 ? known : [...known, ...news.map(({ event }) => event)];
    if (events.length === 0) return events;
    keep(this.ledgers, procurement, events.length >= latest.length ? events : latest, LEDGERS_KEPT);
    return events;
  }
}

function refresh<T>(kept: Map<string, T>, key: string, value: T): T {
  kept.delete(key);
  kept.set(key, value);
  return value;
}

/** What was used last stays; the oldest goes. */
function keep<T>(kept: Map<string, T>, key: string, value: T, most: number): void {
  refresh(kept, key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}
