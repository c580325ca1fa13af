import type { Finding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { checkPanel } from '../engine/checks/panel.ts';
import type { PanelRole } from '../ledger/roles.ts';
import type { LotView } from '../ledger/state.ts';
import type { ReferenceData } from './reference-data.ts';

/** Whether a lot's panel has the size and the experts that the law of the day demands; nothing where no scheme says the method. */
export function judgePanel(
  { scheme }: Pick<LotView, 'scheme'>,
  seats: readonly { role: PanelRole }[],
  date: IsoDate,
  { regulations }: Pick<ReferenceData, 'regulations'>,
): Finding[] {
  if (scheme === null) return [];
  const experts = seats.filter(({ role }) => role !== 'buyer-representative').length;
  return checkPanel({ members: seats.length, experts }, scheme.value, regulations, date);
}
