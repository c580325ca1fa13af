import type { Actor } from '../ledger/events/envelope.ts';
import { isOwnReceipt } from '../ledger/rules/own-receipt.ts';
import type { LedgerState } from '../ledger/state.ts';

/**
 * The files that somebody takes back with a whole bid, by their hash; null: all at once. Where a vendor does not know of all that the
 * tenderer handed in, its own go one by one, and nothing tells of the others.
 */
export function planWithdrawal(
  state: LedgerState,
  { lot, tenderer }: { lot: number; tenderer: string },
  by: Actor,
): (string | null)[] {
  const documents = state.lots.get(lot)?.bids.get(tenderer)?.documents ?? [];
  const own = documents.filter((document) => isOwnReceipt(document, by, state));
  if (by.role !== 'vendor' || own.length === 0 || own.length === documents.length) return [null];
  return [...new Set(own.map(({ sha256 }) => sha256))];
}
