import type { LotView } from '../../src/ledger/state.ts';

/** How the panel calls whoever recorded something: by the number of the seat. */
export function nameSeat({ panel }: Pick<LotView, 'panel'>, id: string): string {
  return panel?.value.find((member) => member.id === id)?.name ?? (panel === null ? '经办人' : '经办人或已离席的成员');
}
