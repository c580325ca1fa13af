import type { Actor } from './events/envelope.ts';
import { isPanelRole } from './roles.ts';
import type { LedgerState } from './state.ts';

interface Person {
  id: string;
  name: string;
}

/**
 * As whom a person may act: roles of the whole procurement, and a seat on the panel of the lot; without a lot, of any lot. Seats come
 * first, then what changes something, then who only looks.
 */
export function listActors(state: LedgerState, { id, name }: Person, lotNumber: number | null): Actor[] {
  const lots = [...state.lots.values()].filter(({ number }) => lotNumber === null || number === lotNumber);
  const seats = lots
    .flatMap((lot) => lot.panel?.value ?? [])
    .filter((member) => member.id === id)
    .map((member): Actor => ({ id, name: member.name, role: member.role }));
  const [seat] = seats;
  const held = [...(state.people.get(id)?.roles ?? [])].filter(([role]) => !isPanelRole(role));
  const others = held.map(([role, { tenderer }]): Actor => {
    const actor = { id, name, role };
    return tenderer === null ? actor : { ...actor, tenderer };
  });
  const last = (actor: Actor) => (actor.role === 'supervisor' ? 1 : 0);
  return [...(seat === undefined ? [] : [seat]), ...others.sort((a, b) => last(a) - last(b))];
}
