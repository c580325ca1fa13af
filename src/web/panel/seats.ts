import type { PanelMember } from '../../ledger/events/panel-events.ts';
import type { PanelRole } from '../../ledger/roles.ts';
import type { LotView } from '../../ledger/state.ts';
import type { PeopleDirectory, Person } from '../people-directory.ts';

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const TEN = 10;

/** 一号, 十二号: how the nth member is called. */
export function nameSeat(n: number): string {
  const tens = Math.floor(n / TEN);
  return `${tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`}${DIGITS[n % TEN]}号`;
}

/** Whoever sat before keeps the number; numbers of those who left are not given again. */
export function nameMembers(seats: readonly { person: Person; role: PanelRole }[], lot: LotView): PanelMember[] {
  const known = new Map<string, string>();
  for (let panel = lot.panel; panel !== null; panel = panel.superseded)
    for (const { id, name } of panel.value) if (!known.has(id)) known.set(id, name);
  const taken = new Set(known.values());
  let next = 1;
  return seats.map(({ person, role }) => {
    const before = known.get(person.id);
    if (before !== undefined) return { id: person.id, name: before, role };
    while (taken.has(nameSeat(next))) next += 1;
    const name = nameSeat(next);
    taken.add(name);
    return { id: person.id, name, role };
  });
}

/** The one account that is meant: by its sign-in name, or by a name that nobody else has. A text where there is none, or several. */
export async function resolvePerson(people: PeopleDirectory, typed: string): Promise<Person | string> {
  const found = await people.search(typed);
  const exact = found.find(({ signInName }) => signInName.toLowerCase() === typed.toLowerCase());
  if (exact !== undefined) return exact;
  const named = found.filter(({ name }) => name === typed);
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  return named.length > 1
    ? `有 ${named.length} 个账号的姓名都是“${typed}”，请填登录名`
    : `没有登录名或姓名为“${typed}”的账号`;
}
