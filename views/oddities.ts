import type { Scheme } from '../src/domain/lot.ts';
import type { Procurement } from '../src/domain/procurement.ts';

export type Oddity = Procurement['oddities'][number];

/** What is odd in the procurement document itself, for this lot. */
export function listOddities({ procurement, lot }: Scheme): Oddity[] {
  return [...procurement.oddities, ...lot.oddities];
}
