import type { EventOf } from '../events/index.ts';
import type { PanelMember } from '../events/panel-events.ts';
import { RIGHTS } from '../rights.ts';
import { isPanelRole, ROLE_NAMES, type Role } from '../roles.ts';
import type { LedgerState } from '../state.ts';
import { type Refusal, refuseIf } from './refusal.ts';

/** Whoever is on the side of a tenderer takes no other part, and who watches does nothing that is watched. */
const APART: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  vendor: ['clerk', 'purchaser', 'supervisor', 'archivist'],
  supervisor: ['clerk', 'purchaser', 'vendor'],
  clerk: ['vendor', 'supervisor'],
  purchaser: ['vendor', 'supervisor'],
  archivist: ['vendor'],
};

/** Who conducts the procurement or watches it does not judge in it; the buyer sits as its representative alone. */
const SEATLESS: readonly Role[] = ['clerk', 'vendor', 'supervisor', 'archivist'];

export function checkGrant({ data }: EventOf<'role.granted'>, state: LedgerState): (Refusal | null)[] {
  const { person, role, tenderer } = data;
  const held = [...(state.people.get(person.id)?.roles.keys() ?? [])];
  const other = held.find((one) => APART[role]?.includes(one));
  const hasSeat = [...state.lots.values()].some((lot) => lot.panel?.value.some(({ id }) => id === person.id));
  return [
    refuseIf(isPanelRole(role), 'seat-by-panel', '评审小组成员在各包中组成，不在这里授予'),
    refuseIf(role === 'vendor' && tenderer === null, 'tenderer-missing', '请填写该供应商的单位名称'),
    refuseIf(role !== 'vendor' && tenderer !== null, 'tenderer-unwanted', '只有供应商角色填写单位名称'),
    refuseIf(
      other !== undefined,
      'roles-apart',
      `“${person.name}”在本项目中已是${other === undefined ? '' : ROLE_NAMES[other]}，不能同时是${ROLE_NAMES[role]}；需要时先收回原角色`,
    ),
    refuseIf(
      hasSeat && SEATLESS.includes(role),
      'sits-on-panel',
      `“${person.name}”是本项目评审小组成员，不能同时是${ROLE_NAMES[role]}`,
    ),
  ];
}

export function checkWithdrawal({ data: { person, role } }: EventOf<'role.withdrawn'>, state: LedgerState) {
  const holders = [...state.people].filter(([, { roles }]) => roles.has(role));
  const granting = RIGHTS['role.granted'].roles;
  const left = [...state.people].filter(([id, { roles }]) =>
    granting.some((one) => roles.has(one) && !(id === person && one === role)),
  );
  return [
    refuseIf(!holders.some(([id]) => id === person), 'role-not-held', '这个人没有这个角色，或者已经收回'),
    refuseIf(left.length === 0, 'last-agent', '项目至少要有一名经办人或采购人，请先授予他人再收回'),
  ];
}

/** Who may not sit on a panel of this procurement. */
export function checkSeats(members: readonly PanelMember[], { people }: LedgerState): (Refusal | null)[] {
  return members.flatMap(({ id, role }) => {
    const person = people.get(id);
    const barred = [...(person?.roles.keys() ?? [])].find((held) => SEATLESS.includes(held));
    return [
      refuseIf(
        barred !== undefined,
        'seat-barred',
        `“${person?.name}”在本项目中是${barred === undefined ? '' : ROLE_NAMES[barred]}，不能担任评审小组成员`,
      ),
      refuseIf(
        person?.roles.has('purchaser') === true && role !== 'buyer-representative',
        'buyer-as-expert',
        `“${person?.name}”是采购人的人员，只能以采购人代表身份参加评审小组，也不能担任组长`,
      ),
    ];
  });
}
