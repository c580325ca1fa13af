import type { Scheme } from '../domain/lot.ts';
import { listActors } from '../ledger/acting.ts';
import { findDeadline } from '../ledger/deadline.ts';
import { maySee } from '../ledger/view-rights.ts';
import type { ProcurementDesk } from './procurement-desk.ts';

/**
 * The lots that take in bids now, of the procurements a person takes part in, as far as that person may see their schemes: the newest first.
 * Nobody else learns of them.
 */
export async function listPublishedSchemes(
  desk: ProcurementDesk,
  person: { id: string; name: string },
  now: Date,
): Promise<Scheme[]> {
  const schemes: Scheme[] = [];
  for (const { id, lots } of await desk.store.search({ words: '', participant: person.id })) {
    if (!lots.some(({ stage }) => stage === 'receiving')) continue;
    const whole = await desk.load(id);
    for (const { number, stage } of whole.lots.values()) {
      const actor = listActors(whole, person, number).find(({ role }) => maySee(role, 'scheme', stage));
      if (stage !== 'receiving' || actor === undefined) continue;
      const { role, tenderer } = actor;
      const seen = (await desk.view(id, { id: person.id, role, tenderer })).lots.get(number)?.scheme?.value;
      const deadline = findDeadline(seen);
      if (seen !== undefined && (deadline === null || Date.parse(deadline) > now.getTime())) schemes.push(seen);
    }
  }
  return schemes;
}
