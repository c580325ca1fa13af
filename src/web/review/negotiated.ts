import type { Procurement } from '../../domain/procurement.ts';
import type { LotView } from '../../ledger/state.ts';

const METHODS: ReadonlySet<Procurement['method']> = new Set([
  'competitive-consultation',
  'competitive-negotiation',
  'single-source',
]);

/** Whether suppliers are negotiated with, and offer a last price after it: in a tender the price stands as it was bid. */
export function isNegotiated({ scheme, bids }: Pick<LotView, 'scheme' | 'bids'>): boolean {
  if (METHODS.has(scheme?.value.procurement.method ?? null)) return true;
  return [...bids.values()].some(({ rounds, finalPrice }) => rounds.size > 0 || finalPrice !== null);
}
