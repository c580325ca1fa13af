import { type Finding, finding } from '../domain/finding.ts';
import { writeCanonical } from './canonical-json.ts';
import { type Digests, digestBody, EMPTY_HEAD, type Hashing, type Head } from './chain.ts';
import { checkEvent } from './check-event.ts';
import { type EventOf, type LedgerEvent, ledgerEventSchema } from './events/index.ts';
import { Fold } from './fold/index.ts';
import type { LedgerState } from './state.ts';

/** An event as it was kept: its text, and the digests that were written beside it. */
export interface WrittenEntry {
  body: string;
  digests: Digests;
}

export interface VerifiedLedger {
  events: LedgerEvent[];
  state: LedgerState;
  head: Head;
  problems: Finding[];
}

/** Called at every freezing of totals, with the state just before it. */
export type OnFrozen = (event: EventOf<'totals.frozen'>, state: LedgerState) => Finding[];

/**
 * Reads a ledger as somebody who trusts neither who kept it nor the program that wrote it: every text is in canonical
 * form and what its digests say, every event follows the one before it, and was its actor's to record at that moment.
 */
export function verifyLedger(
  entries: Iterable<WrittenEntry>,
  hashing: Hashing,
  onFrozen: OnFrozen = () => [],
): VerifiedLedger {
  const events: LedgerEvent[] = [];
  const problems: Finding[] = [];
  const running = new Fold();
  let head: Head = EMPTY_HEAD;
  for (const { body, digests } of entries) {
    const number = events.length + 1;
    const expected = digestBody(head.digests, body, hashing);
    if (expected.sha256 !== digests.sha256 || expected.sm3 !== digests.sm3) {
      problems.push(report('chain-broken', number, '与前后事件的散列链不符，内容、次序或散列值已被改动'));
      break;
    }
    const event = parseEvent(body);
    if (event === null) {
      problems.push(report('event-unreadable', number, '不是本软件所认识的事件，或写法不规范（可能由更新的版本写出）'));
      break;
    }
    for (const { code, message } of checkEvent(running.state, event)) problems.push(report(code, number, message));
    if (event.type === 'totals.frozen') problems.push(...onFrozen(event, running.state));
    running.apply(event);
    events.push(event);
    head = { version: event.sequence, digests, at: event.at };
  }
  return { events, state: running.state, head, problems };
}

/** Null where the text is no event, or not in the one canonical form of it. */
export function parseEvent(body: string): LedgerEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const parsed = ledgerEventSchema.safeParse(json);
  return parsed.success && writeCanonical(parsed.data) === body ? parsed.data : null;
}

function report(code: string, number: number, message: string): Finding {
  return finding('error', code, `第 ${number} 个事件：${message}`);
}
