import { Decimal, sum } from '../../domain/decimal.ts';
import type { ExplanationInput } from '../../domain/explanation.ts';
import type { PersonFact } from '../../domain/facts.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { PersonRule } from '../../domain/items/people.ts';
import { reachesLevel } from '../../domain/level-order.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import { judgeCertificate } from './certificate-match.ts';
import type { Criterion, CriterionContext, ItemOf } from './criterion.ts';
import { limitToRange } from './limits.ts';

/** Orders that people rules refer to by convention. */
const DEGREE_ORDER = 'degree';
const TITLE_ORDER = 'professional-title';

interface PersonResult {
  /** How often the person counts: listed certificates held, or 1 for a person who meets everything. */
  times: number;
  reason: string;
}

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
          ? countRole(item, role, candidatesFor(item, role, facts.people, taken, findings), context, inputs)
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
  inputs: ExplanationInput[],
): number {
  const judged = candidates.map((person) => ({ person, result: judgePerson(item, role, person, context) }));
  const best = [...judged].sort((a, b) => b.result.times - a.result.times).slice(0, role.maxPeople ?? judged.length);
  for (const entry of judged) {
    const counted = best.includes(entry) ? entry.result.times : 0;
    const reason = best.includes(entry) ? entry.result.reason : `本岗位只计 ${role.maxPeople ?? 0} 人`;
    inputs.push({
      name: `${role.role}：${entry.person.name}`,
      value: `计 ${counted}（${reason}）`,
      location: entry.person.location,
    });
  }
  return best.reduce((total, { result }) => total + result.times, 0);
}

/** Judges one person in one role; what is not proved does not count and the reason says what is missing. */
export function judgePerson(
  item: ItemOf<'people'>,
  role: PersonRule,
  person: PersonFact,
  context: CriterionContext,
): PersonResult {
  if (person.qualifies === false) return { times: 0, reason: person.reason ?? '小组不认可' };
  const held = role.certificates.map((rule) => {
    const judgements = person.certificates.flatMap((certificate) => judgeCertificate(rule, certificate, context) ?? []);
    const best = judgements.find(({ qualifies }) => qualifies === true) ?? judgements[0];
    return {
      title: rule.direction ?? rule.title,
      qualifies: best?.qualifies === true,
      reason: best?.reason ?? '未提供',
    };
  });
  const number = held.filter(({ qualifies }) => qualifies).length;
  const certificatesMet = role.match === 'all' ? number === held.length : number > 0 || held.length === 0;
  if (person.qualifies === true)
    return { times: role.counting === 'people' ? 1 : number, reason: person.reason ?? '小组认可' };
  const faults = [...unmetConditions(item, role, person, context)];
  if (role.counting === 'people' && !certificatesMet) {
    faults.push(...held.filter(({ qualifies }) => !qualifies).map(({ title, reason }) => `${title}${reason}`));
  }
  if (faults.length > 0) return { times: 0, reason: faults.join('；') };
  if (role.counting === 'people') return { times: 1, reason: '符合' };
  const shown = held.map(({ title, qualifies, reason }) => (qualifies ? `${title} 计入` : `${title} ${reason}`));
  return { times: number, reason: shown.join('；') };
}

function* unmetConditions(
  item: ItemOf<'people'>,
  role: PersonRule,
  person: PersonFact,
  context: CriterionContext,
): Generator<string> {
  if (item.socialInsuranceMonths !== null && person.socialInsurance !== true) {
    yield person.socialInsurance === null ? '未见社会保险证明' : '社会保险证明不符合要求';
  }
  if (role.yearsAtLeast !== undefined) {
    if (person.years === null) yield '未见从业年限';
    else if (new Decimal(person.years).lessThan(role.yearsAtLeast))
      yield `从业 ${person.years} 年，少于 ${role.yearsAtLeast} 年`;
  }
  if (role.degreeAtLeast !== undefined) {
    const reached =
      person.degree === null
        ? null
        : reachesLevel(context.levelOrders, DEGREE_ORDER, person.degree, role.degreeAtLeast);
    if (reached !== true) yield reached === null ? '未见学历' : `学历 ${person.degree ?? ''} 低于${role.degreeAtLeast}`;
  }
  if (role.titleAtLeast !== undefined) {
    const reached =
      person.title === null ? null : reachesLevel(context.levelOrders, TITLE_ORDER, person.title, role.titleAtLeast);
    if (reached !== true) yield reached === null ? '未见职称' : `职称 ${person.title ?? ''} 低于${role.titleAtLeast}`;
  }
}
