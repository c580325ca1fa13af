import type { Actor } from '../../src/ledger/events/envelope.ts';
import type { NewEvent } from '../../src/ledger/events/index.ts';
import { CHAIR, CLERK, event, PURCHASER, SCHEME } from '../../src/ledger/ledger-fixture.ts';
import type { LedgerState } from '../../src/ledger/state.ts';

/** A lot that is being marked by so many members. */
export function listMembers(count: number): Actor[] {
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? CHAIR : { id: `member-${index + 1}`, name: `${index + 1} 号成员`, role: 'panel-member' as const },
  );
}

export function openMarking(members: readonly Actor[], at: string): NewEvent[] {
  const lot = 1;
  return [
    event('procurement.created', CLERK, {
      title: '示例项目',
      number: null,
      method: 'competitive-consultation',
      buyer: null,
      procurementAgency: null,
      lots: [{ number: lot, title: '示例包' }],
    }),
    event('role.granted', CLERK, {
      person: { id: PURCHASER.id, name: PURCHASER.name },
      role: 'purchaser',
      tenderer: null,
    }),
    event('scheme.published', PURCHASER, { lot, scheme: SCHEME }),
    event('panel.formed', CLERK, {
      lot,
      members: members.map(({ id, name, role }) => ({ id, name, role: role as 'panel-member' })),
      reason: null,
    }),
    event('bid.received', CLERK, { lot, tenderer: '示例甲', documents: [] }),
    event('bid.opened', CLERK, { lot, tenderer: '示例甲', part: 'only' }),
    event('marking.opened', CHAIR, { lot }),
  ].map((opened) => ({ ...opened, at }));
}

/** The next mark of a member, in the place of the one that stands. */
export function giveMark(state: LedgerState, by: Actor, points: number, at: string): NewEvent {
  const standing = state.lots.get(1)?.marks.get(by.id)?.marks.get('示例甲')?.get('plan');
  return event(
    'mark.given',
    by,
    {
      lot: 1,
      tenderer: '示例甲',
      item: 'plan',
      mark: { points: String(points) },
      reason: null,
      replaces: standing?.sequence ?? null,
    },
    at,
  );
}
