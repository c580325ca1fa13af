import type { Procurement } from '../domain/procurement.ts';
import type { RegulationInForce } from '../domain/regulation.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';

/**
 * The rule by which a panel decides what its members disagree about. Tenders have one of their own (财政部令第87号第六十一条); for the
 * other methods, and where the method is open, it is the notice on evaluations (财库〔2012〕69号).
 */
export function findMajorityRule(
  method: Procurement['method'],
  regulations: Regulations,
  date: IsoDate,
): RegulationInForce | null {
  const id = method === 'open-tender' ? 'majority-share' : 'majority-share-otherwise';
  return regulations.find(`evaluation-panel/${id}`, date);
}
