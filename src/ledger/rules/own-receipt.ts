import type { Actor } from '../events/envelope.ts';
import type { LedgerState } from '../state.ts';

/** Something that came in: who handed it in or took it in, and with which event. */
export interface Receipt {
  by: string;
  sequence: number;
}

/**
 * Whether what came in is somebody's to know while it is sealed: a vendor's what it handed in itself, or what came in since it has been
 * the tenderer's; everybody else's what they took in.
 */
export function isOwnReceipt(
  { by, sequence }: Receipt,
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { people }: LedgerState,
): boolean {
  return by === id || (role === 'vendor' && sequence > (people.get(id)?.roles.get('vendor')?.since ?? 0));
}
