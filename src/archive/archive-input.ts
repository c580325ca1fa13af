import type { Evaluation } from '../domain/evaluation.ts';
import type { LedgerEntry } from '../ledger/chain.ts';
import type { LedgerEvent } from '../ledger/events/index.ts';
import type { LedgerState } from '../ledger/state.ts';

/** What an archive is made of. */
export interface ArchiveInput {
  state: LedgerState;
  entries: readonly Pick<LedgerEntry, 'body' | 'digests'>[];
  events: readonly LedgerEvent[];
  /** The evaluations in the archive, by their hash. */
  evaluations: ReadonlyMap<string, Evaluation>;
  software: string;
}

/** Every frozen result of a lot, the earliest first, with the sequence of its event. */
export function listTotals(state: LedgerState) {
  return [...state.lots.values()].flatMap(({ totals }) => {
    const all = [];
    for (let at = totals; at !== null; at = at.superseded) all.unshift({ sequence: at.sequence, ...at.value });
    return all;
  });
}

export function evaluationName(lot: number, sequence: number): string {
  return `data/lots/${lot}/evaluation-${sequence}.json`;
}

/** Below its hash, so that two files of one name stand side by side; a name can lead nowhere else. */
export function documentName(sha256: string, name: string): string {
  const steps = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}:*?"<>|%]/gu, '_')
    .split(/[/\\]/)
    .filter((step) => step !== '' && !/^\.+$/.test(step));
  return `data/documents/${sha256}/${steps.join('/') || 'file'}`;
}
