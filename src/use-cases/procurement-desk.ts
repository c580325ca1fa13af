import type { LedgerEvent } from '../ledger/events/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerState } from '../ledger/state.ts';
import { lookAt, type Sight, type Viewer } from '../ledger/visibility.ts';
import { KeptLedgers } from './kept-ledgers.ts';
import { LastUsed } from './last-used.ts';
import { Recorder, type Work } from './record-events.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

/** What people saw last, each of each procurement. */
const SIGHTS_KEPT = 400;

/** What pages ask: the state as a person may see it, and to record what the person does. */
export class ProcurementDesk {
  readonly store: LedgerStore;
  private readonly ledgers: KeptLedgers;
  private readonly recorder: Recorder;
  private readonly sights = new LastUsed<Sight>(SIGHTS_KEPT);

  constructor(store: LedgerStore) {
    this.store = store;
    this.ledgers = new KeptLedgers(store);
    this.recorder = new Recorder(store, this.ledgers);
  }

  /** The law and the level orders that ship with the tool. */
  get reference(): ReferenceData {
    return loadReferenceData();
  }

  /** Everything, sealed parts included: to decide what may be seen and done, never to be shown. */
  async load(procurement: string): Promise<LedgerState> {
    return (await this.ledgers.load(procurement)).state;
  }

  /** The state as somebody may see it. */
  async view(procurement: string, viewer: Viewer): Promise<LedgerState> {
    return (await this.look(procurement, viewer)).state;
  }

  /** The events somebody may see, in order. */
  async listEvents(procurement: string, viewer: Viewer): Promise<readonly LedgerEvent[]> {
    return (await this.look(procurement, viewer)).events;
  }

  private async look(procurement: string, viewer: Viewer): Promise<Sight> {
    const ledger = await this.ledgers.load(procurement);
    const key = [procurement, viewer.role, viewer.id, viewer.tenderer ?? ''].join('\n');
    const known = this.sights.get(key) ?? null;
    if (known?.state.version === ledger.state.version) return known;
    const sight = lookAt(ledger, viewer, known);
    this.sights.set(key, sight);
    return sight;
  }

  /**
   * @param work what makes events is called again where somebody else was first; where it makes none, nothing is recorded
   * @throws AppError `conflict`, `not-permitted`, `input-invalid`, `storage-full`, `storage-busy`; nothing is recorded then
   */
  record(procurement: string, work: Work): Promise<LedgerState> {
    return this.recorder.record(procurement, work);
  }
}
