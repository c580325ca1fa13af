import { AppError } from '../domain/app-error.ts';
import { checkEvent } from '../ledger/check-event.ts';
import type { LedgerEvent, NewEvent } from '../ledger/events/index.ts';
import { Fold } from '../ledger/fold/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { placeEvents } from '../ledger/place-events.ts';
import type { LedgerState } from '../ledger/state.ts';
import type { WholeLedger } from '../ledger/visibility.ts';
import { KeptLedgers } from './kept-ledgers.ts';

/** How often recordings start again because another server was first; every round lets one of them through. */
const MOST_ROUNDS = 1_000;

/** The events, or what makes them from the state they will stand behind and all that happened before. */
export type Work = readonly NewEvent[] | ((state: LedgerState, events: readonly LedgerEvent[]) => readonly NewEvent[]);

interface Waiting {
  work: Work;
  resolve(state: LedgerState): void;
  reject(error: unknown): void;
}

/**
 * Records what people do. What arrives together is checked one behind the other
 * and appended together; whoever is overtaken by another server is checked against what has happened since and recorded behind
 * it. Only who would replace a value they have not seen is told so.
 */
export class Recorder {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly store: LedgerStore;
  private readonly ledgers: KeptLedgers;

  constructor(store: LedgerStore, ledgers = new KeptLedgers(store)) {
    this.store = store;
    this.ledgers = ledgers;
  }

  async load(procurement: string): Promise<LedgerState> {
    return (await this.ledgers.load(procurement)).state;
  }

  /**
   * @param work what makes events is called again where somebody else was first; where it makes none, nothing is recorded
   * @throws AppError `conflict`, `not-permitted`, `input-invalid`, `storage-full`, `storage-busy`; nothing is recorded then
   */
  record(procurement: string, work: Work): Promise<LedgerState> {
    return new Promise((resolve, reject) => {
      const queue = this.waiting.get(procurement);
      const one = { work, resolve, reject };
      if (queue !== undefined) queue.push(one);
      else {
        this.waiting.set(procurement, [one]);
        void this.drain(procurement);
      }
    });
  }

  private async drain(procurement: string): Promise<void> {
    for (;;) {
      const batch = this.waiting.get(procurement) ?? [];
      if (batch.length === 0) break;
      this.waiting.set(procurement, []);
      try {
        await this.recordAll(procurement, batch);
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error);
        else for (const one of batch) await this.recordAll(procurement, [one]).catch(one.reject);
      }
    }
    this.waiting.delete(procurement);
  }

  private async recordAll(procurement: string, batch: readonly Waiting[]): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = await this.ledgers.load(procurement);
      let { state } = before;
      const events: NewEvent[] = [];
      const placed: LedgerEvent[] = [];
      const answers: (() => void)[] = [];
      for (const { work, resolve, reject } of batch) {
        try {
          const own =
            typeof work === 'function'
              ? work(state, placed.length === 0 ? before.events : [...before.events, ...placed])
              : work;
          const reached = advance(procurement, state, own);
          events.push(...own);
          placed.push(...reached.events);
          answers.push(() => resolve(reached.state));
          state = reached.state;
        } catch (error) {
          answers.push(() => reject(error));
        }
      }
      if (events.length === 0) {
        for (const answer of answers) answer();
        return;
      }
      const { outcome } = await this.store.append(procurement, before.state.version, events);
      if (outcome === 'conflict') continue;
      this.ledgers.extend(procurement, before, placed);
      for (const answer of answers) answer();
      return;
    }
    throw new AppError('storage-busy', '同时保存的人过多，这次的内容没有保存，请稍后再试');
  }
}

function advance(procurement: string, state: LedgerState, events: readonly NewEvent[]): WholeLedger {
  const head = { version: state.version, at: state.at, digests: { sha256: '', sm3: '' } };
  const next = new Fold(state);
  const placed = placeEvents(procurement, head, events);
  for (const event of placed) {
    refuse(next.state, event);
    next.apply(event);
  }
  return { events: placed, state: next.state };
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
