import { writeCanonical } from './canonical-json.ts';
import type { LedgerEvent } from './events/index.ts';

/** Digests in lower-case hexadecimal. */
export interface Digests {
  sha256: string;
  sm3: string;
}

/** Digests of a text's UTF-8. Injected: the ledger itself knows no cryptography. */
export interface Hashing {
  sha256(text: string): string;
  sm3(text: string): string;
}

/** An event in its place: its canonical text, and digests that also cover everything before it. */
export interface LedgerEntry {
  event: LedgerEvent;
  body: string;
  digests: Digests;
}

/** What the first event of every ledger follows. */
export const START: Digests = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) };

/** Where a ledger ends: what the next event follows. */
export interface Head {
  version: number;
  digests: Digests;
  /** Time of the last event. */
  at: string | null;
}
export const EMPTY_HEAD: Head = { version: 0, digests: START, at: null };

/** Each chain runs through its own algorithm, so that either alone shows a change. */
export function digestBody(previous: Digests, body: string, hashing: Hashing): Digests {
  return {
    sha256: hashing.sha256(`${previous.sha256}\n${body}`),
    sm3: hashing.sm3(`${previous.sm3}\n${body}`),
  };
}

/** Puts events behind what came before, in the order given. */
export function chainEvents(head: Head, events: readonly LedgerEvent[], hashing: Hashing): LedgerEntry[] {
  let { digests: previous } = head;
  return events.map((event) => {
    const body = writeCanonical(event);
    const digests = digestBody(previous, body, hashing);
    previous = digests;
    return { event, body, digests };
  });
}

export function headAfter(entry: LedgerEntry): Head {
  return { version: entry.event.sequence, digests: entry.digests, at: entry.event.at };
}
