import { describe, expect, it } from 'vitest';
import { checkEvent } from './check-event.ts';
import type { NewEvent } from './events/index.ts';
import { fold } from './fold/index.ts';
import {
  ARCHIVIST,
  CHAIR,
  CLERK,
  event,
  PURCHASER,
  place,
  SECOND,
  SUPERVISOR,
  THIRD,
  tellStory,
  VENDOR_A,
} from './ledger-fixture.ts';
import type { PanelRole, Role } from './roles.ts';

const story = tellStory();
const until = (type: string) =>
  story.slice(
    0,
    story.findIndex((told) => told.type === type),
  );
const granted = until('scheme.drafted');
const seated = until('bid.opened');

function refusals(events: readonly NewEvent[], next: NewEvent): string[] {
  const placed = place([...events, next]);
  const last = placed.at(-1);
  return last === undefined ? [] : checkEvent(fold(placed.slice(0, -1)), last).map(({ code }) => code);
}
const grant = (person: { id: string; name: string }, role: Role, tenderer: string | null = null) =>
  event('role.granted', CLERK, { person: { id: person.id, name: person.name }, role, tenderer });
const withdraw = (person: string, role: Role) => event('role.withdrawn', CLERK, { person, role, reason: '工作调整' });
const form = (members: readonly { id: string; name: string; role: PanelRole }[]) =>
  event('panel.formed', CLERK, {
    lot: 1,
    members: members.map(({ id, name, role }) => ({ id, name, role })),
    reason: null,
  });
const seat = ({ id, name }: { id: string; name: string }, role: PanelRole) => ({ id, name, role });

describe('roles of a procurement', () => {
  it.each<[string, string[], NewEvent]>([
    ['a new vendor with its tenderer', [], grant({ id: 'x', name: '某' }, 'vendor', '示例丙')],
    ['a vendor without one', ['tenderer-missing'], grant({ id: 'x', name: '某' }, 'vendor')],
    ['a clerk with one', ['tenderer-unwanted'], grant({ id: 'x', name: '某' }, 'clerk', '示例丙')],
    ['a seat on the panel', ['seat-by-panel'], grant({ id: 'x', name: '某' }, 'panel-member')],
    ['a vendor who is the supervisor', ['roles-apart'], grant(SUPERVISOR, 'vendor', '示例丙')],
    ['a clerk who is a vendor', ['roles-apart'], grant(VENDOR_A, 'clerk')],
    ['an archivist who is the clerk', [], grant(CLERK, 'archivist')],
  ])('%s: %j', (_, codes, next) => {
    expect(refusals(granted, next)).toEqual(codes);
  });

  it('are not had beside a seat on a panel, but for the buyer', () => {
    expect(refusals(seated, grant(SECOND, 'vendor', '示例丙'))).toEqual(['sits-on-panel']);
    expect(refusals(seated, grant(THIRD, 'purchaser'))).toEqual([]);
  });

  it('are taken back only from who has them, and not from the last who can give them', () => {
    expect(refusals(granted, withdraw(SUPERVISOR.id, 'supervisor'))).toEqual([]);
    expect(refusals(granted, withdraw(SUPERVISOR.id, 'archivist'))).toEqual(['role-not-held']);
    const alone = [...granted, withdraw(PURCHASER.id, 'purchaser')];
    expect(refusals(granted, withdraw(PURCHASER.id, 'purchaser'))).toEqual([]);
    expect(refusals(alone, withdraw(CLERK.id, 'clerk'))).toEqual(['last-agent']);
  });
});

describe('who may sit on a panel', () => {
  const before = until('panel.formed');

  it.each<[string, string[], readonly { id: string; name: string; role: PanelRole }[]]>([
    ['members and a chair', [], [seat(CHAIR, 'panel-chair'), seat(SECOND, 'panel-member')]],
    ['no chair', ['one-chair'], [seat(SECOND, 'panel-member')]],
    ['a vendor', ['seat-barred'], [seat(CHAIR, 'panel-chair'), seat(VENDOR_A, 'panel-member')]],
    ['the clerk', ['seat-barred'], [seat(CHAIR, 'panel-chair'), seat(CLERK, 'panel-member')]],
    ['an archivist', ['seat-barred'], [seat(CHAIR, 'panel-chair'), seat(ARCHIVIST, 'panel-member')]],
    ['the purchaser as its representative', [], [seat(CHAIR, 'panel-chair'), seat(PURCHASER, 'buyer-representative')]],
    ['the purchaser as a chair', ['buyer-as-expert'], [seat(PURCHASER, 'panel-chair'), seat(SECOND, 'panel-member')]],
  ])('%s: %j', (_, codes, members) => {
    expect(refusals(before, form(members))).toEqual(codes);
  });

  it.each<[string, string[], string, { id: string; name: string; role: PanelRole } | null]>([
    ['a member by somebody new', [], SECOND.id, { id: 'x', name: '四号', role: 'panel-member' }],
    ['a member by nobody', [], SECOND.id, null],
    ['the chair by nobody', ['one-chair'], CHAIR.id, null],
    ['the chair by a chair', [], CHAIR.id, { id: 'x', name: '四号', role: 'panel-chair' }],
    ['a member by a second chair', ['one-chair'], SECOND.id, { id: 'x', name: '四号', role: 'panel-chair' }],
    ['a member by another member', ['member-twice'], SECOND.id, seat(THIRD, 'buyer-representative')],
    ['a member by a vendor', ['seat-barred'], SECOND.id, seat(VENDOR_A, 'panel-member')],
  ])('replaces %s: %j', (_, codes, member, replacement) => {
    const recused = event('member.recused', CLERK, { lot: 1, member, reason: '与供应商有利害关系', replacement });
    expect(refusals(seated, recused)).toEqual(codes);
  });
});
