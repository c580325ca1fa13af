import { AppError } from '../domain/app-error.ts';
import { checkEvent } from '../ledger/check-event.ts';
import type { LedgerEvent, NewEvent } from '../ledger/events/index.ts';
import { Fold, fold } from '../ledger/fold/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { placeEvents } from '../ledger/place-events.ts';
import { EMPTY_STATE, type LedgerState } from '../ledger/state.ts';

/** How often one recording starts again because somebody else was first; every round lets at least one through. */
const MOST_ROUNDS = 1_000;

/**
 * Keeps the folded state of each procurement and records what people do. Whoever is overtaken is checked against what has
 * happened since and recorded behind it; only who would replace a value they have not seen is told so.
 */
export class Recorder {
  private readonly states = new Map<string, LedgerState>();
  private readonly store: LedgerStore;

  constructor(store: LedgerStore) {
    this.store = store;
  }

  async load(procurement: string): Promise<LedgerState> {
    const known = this.states.get(procurement) ?? EMPTY_STATE;
    const entries = await this.store.read(procurement, known.version);
    const state =
      entries.length === 0
        ? known
        : fold(
            entries.map(({ event }) => event),
            known,
          );
    // Another recording may have come further while this one was reading.
    const latest = this.states.get(procurement);
    if (latest !== undefined && latest.version >= state.version) return latest;
    this.states.set(procurement, state);
    return state;
  }

  /**
   * @param work makes the events from the state they will stand behind; called again where somebody else was first
   * @throws AppError `conflict`, `not-permitted`, `input-invalid`; nothing is recorded then
   */
  async record(
    procurement: string,
    work: readonly NewEvent[] | ((state: LedgerState) => readonly NewEvent[]),
  ): Promise<LedgerState> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const state = await this.load(procurement);
      const events = typeof work === 'function' ? work(state) : work;
      const next = advance(procurement, state, events);
      const { outcome } = await this.store.append(procurement, state.version, events);
      if (outcome === 'conflict') continue;
      if ((this.states.get(procurement)?.version ?? 0) < next.version) this.states.set(procurement, next);
      return next;
    }
    throw new AppError('storage-busy', '保存的人太多，这次的内容没有保存，请稍后再试');
  }
}

function advance(procurement: string, state: LedgerState, events: readonly NewEvent[]): LedgerState {
  const head = { version: state.version, at: state.at, digests: { sha256: '', sm3: '' } };
  const next = new Fold(state);
  for (const event of placeEvents(procurement, head, events)) {
    refuse(next.state, event);
    next.apply(event);
  }
  return next.state;
}

const CODES: Readonly<Record<string, 'conflict' | 'not-permitted'>> = {
  'changed-meanwhile': 'conflict',
  'not-permitted': 'not-permitted',
  'role-not-held': 'not-permitted',
  'not-own-bid': 'not-permitted',
};

function refuse(state: LedgerState, event: LedgerEvent): void {
  const [refusal] = checkEvent(state, event);
  if (refusal !== undefined) throw new AppError(CODES[refusal.code] ?? 'input-invalid', refusal.message);
}
