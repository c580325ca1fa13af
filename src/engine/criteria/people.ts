import { Decimal, sum } from '../../domain/decimal.ts';
import type { ExplanationInput } from '../../domain/explanation.ts';
import type { PersonFact } from '../../domain/facts.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { PersonRule } from '../../domain/items/people.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Criterion, CriterionContext, ItemOf } from './criterion.ts';
import { describeConflict } from './judgement.ts';
import { limitToRange } from './limits.ts';
import { judgePerson } from './person-judgement.ts';

export const peopleCriterion: Criterion<'people'> = {
  kind: 'people',
  describe: (item) =>
    item.roles
      .map(
        (role) =>
          `${role.role}：每${role.counting === 'people' ? '名符合要求的人员' : '个合格证书'}得 ${role.pointsEach} 分，最多 ${role.maxPoints} 分`,
      )
      .join('；') + (item.mayCombineRoles ? '' : '；各岗位不得兼任'),
  fromFacts: (item, facts, context) => {
    const direct = facts.items[item.id];
    const findings: Finding[] = [];
    const inputs: ExplanationInput[] = [];
    const taken = new Set<string>();
    const parts = item.roles.map((role) => {
      const number =
        direct?.counts === undefined
          ? countRole(item, role, candidatesFor(item, role, facts.people, taken, findings), context, {
              inputs,
              findings,
            })
          : (direct.counts[role.id] ?? 0);
      const earned = new Decimal(role.pointsEach).times(number.toString());
      const points = Decimal.min(earned, role.maxPoints);
      const cap = earned.greaterThan(role.maxPoints) ? `（最多 ${role.maxPoints}）` : '';
      return { points, text: `${role.role} ${number} × ${role.pointsEach} = ${points.toFixed()}${cap}` };
    });
    const { points, note } = limitToRange(sum(parts.map((part) => part.points)), item);
    return {
      points,
      arithmetic: `${parts.map((part) => part.text).join('；')}；合计 ${points.toFixed()}${note}`,
      inputs,
      findings,
    };
  },
};

function candidatesFor(
  item: ItemOf<'people'>,
  role: PersonRule,
  people: readonly PersonFact[],
  taken: Set<string>,
  findings: Finding[],
): PersonFact[] {
  const names = [role.role, ...role.roleAliases].map(normaliseForMatching);
  const inRole = people.filter(
    (person) =>
      names.includes(normaliseForMatching(person.role)) &&
      (person.items.length === 0 || person.items.includes(item.id)),
  );
  if (item.mayCombineRoles) return inRole;
  const free = inRole.filter((person) => {
    if (!taken.has(person.name)) return true;
    findings.push(
      finding('warning', 'role-combined', `“${person.name}”已担任其他岗位，岗位不得兼任，“${role.role}”不再计分`, {
        item: item.id,
        locations: person.location === null ? [] : [person.location],
      }),
    );
    return false;
  });
  for (const person of free) taken.add(person.name);
  return free;
}

function countRole(
  item: ItemOf<'people'>,
  role: PersonRule,
  candidates: readonly PersonFact[],
  context: CriterionContext,
  shown: { inputs: ExplanationInput[]; findings: Finding[] },
): number {
  const judged = candidates.map((person) => ({ person, result: judgePerson(item, role, person, context) }));
  const best = [...judged].sort((a, b) => b.result.times - a.result.times).slice(0, role.maxPeople ?? judged.length);
  for (const entry of judged) {
    const counted = best.includes(entry) ? entry.result.times : 0;
    const reason = best.includes(entry) ? entry.result.reason : `本岗位只计 ${role.maxPeople ?? 0} 人`;
    shown.inputs.push({
      name: `${role.role}：${entry.person.name}`,
      value: `计 ${counted}（${reason}）`,
      location: entry.person.location,
    });
    if (entry.result.conflict !== undefined)
      shown.findings.push(describeConflict(entry.result.conflict, entry.person.location));
  }
  return best.reduce((total, { result }) => total + result.times, 0);
}
