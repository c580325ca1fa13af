import { Decimal, sum } from '../../domain/decimal.ts';
import type { ExplanationInput } from '../../domain/explanation.ts';
import type { PersonFact } from '../../domain/facts.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { PersonRule } from '../../domain/items/people.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import {
  type Criterion,
  type CriterionContext,
  type ItemOf,
  type NoPoints,
  noPoints,
  type Points,
} from './criterion.ts';
import { describeConflict } from './judgement.ts';
import { limitToRange } from './limits.ts';
import { judgePerson, type PersonJudgement } from './person-judgement.ts';

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
    if (direct?.counts !== undefined) return addUpCounts(item, direct.counts);
    const shown: Shown = { inputs: [], findings: [] };
    const numbers = new Map<string, number>();
    const posts = new Map<string, string>();
    for (const lines of groupByPost(item)) {
      const candidates = findCandidates(item, lines, facts.people, posts, shown);
      for (const [line, number] of countLines(item, lines, candidates, context, shown)) numbers.set(line, number);
    }
    return { ...addUp(item, numbers), ...shown };
  },
};

interface Shown {
  inputs: ExplanationInput[];
  findings: Finding[];
}

function addUpCounts(item: ItemOf<'people'>, counts: Readonly<Record<string, number>>): Points | NoPoints {
  const unknown = Object.keys(counts).filter((id) => !item.roles.some((role) => role.id === id));
  if (unknown.length > 0)
    return noPoints(
      'fact-unknown',
      `“${item.title}”没有岗位“${unknown.join('、')}”，有：${item.roles.map(({ id }) => id).join('、')}`,
    );
  return { ...addUp(item, new Map(Object.entries(counts))), inputs: [] };
}

function addUp(item: ItemOf<'people'>, numbers: ReadonlyMap<string, number>): Pick<Points, 'points' | 'arithmetic'> {
  const parts = item.roles.map((role) => {
    const number = numbers.get(role.id) ?? 0;
    const earned = new Decimal(role.pointsEach).times(number.toString());
    const points = Decimal.min(earned, role.maxPoints);
    const cap = earned.greaterThan(role.maxPoints) ? `（最多 ${role.maxPoints}）` : '';
    return { points, text: `${role.role} ${number} × ${role.pointsEach} = ${points.toFixed()}${cap}` };
  });
  const { points, note } = limitToRange(sum(parts.map((part) => part.points)), item);
  return { points, arithmetic: `${parts.map(({ text }) => text).join('；')}；合计 ${points.toFixed()}${note}` };
}

/** Lines about the same post: one person has to earn all of what a single project leader can earn. */
function groupByPost(item: ItemOf<'people'>): PersonRule[][] {
  const groups = new Map<string, PersonRule[]>();
  for (const role of item.roles) groups.set(role.role, [...(groups.get(role.role) ?? []), role]);
  return [...groups.values()];
}

/** People put forward for a post. `posts` remembers who holds which, where one person may not hold two. */
function findCandidates(
  item: ItemOf<'people'>,
  lines: readonly PersonRule[],
  people: readonly PersonFact[],
  posts: Map<string, string>,
  shown: Shown,
): PersonFact[] {
  const names = new Set(lines.flatMap((line) => [line.role, ...line.roleAliases]).map(normaliseForMatching));
  const post = lines[0]?.role ?? '';
  const inPost = people.filter(
    (person) =>
      names.has(normaliseForMatching(person.role)) && (person.items.length === 0 || person.items.includes(item.id)),
  );
  if (item.mayCombineRoles) return inPost;
  return inPost.filter((person) => {
    const held = posts.get(person.name) ?? post;
    posts.set(person.name, held);
    if (held === post) return true;
    shown.findings.push(
      finding('warning', 'role-combined', `“${person.name}”已担任“${held}”，岗位不得兼任，“${post}”不再计分`, {
        item: item.id,
        locations: person.location === null ? [] : [person.location],
      }),
    );
    return false;
  });
}

interface Judged {
  person: PersonFact;
  judgements: PersonJudgement[];
}

/** How often each line of a post counts. Where only so many people count, they are the ones who earn most in all its lines. */
function countLines(
  item: ItemOf<'people'>,
  lines: readonly PersonRule[],
  candidates: readonly PersonFact[],
  context: CriterionContext,
  shown: Shown,
): [line: string, number: number][] {
  const judged = candidates.map(
    (person): Judged => ({ person, judgements: lines.map((line) => judgePerson(item, line, person, context)) }),
  );
  const best = [...judged].sort((a, b) => earnedBy(b, lines).comparedTo(earnedBy(a, lines)));
  return lines.map((line, at) => {
    const counting = new Set(best.slice(0, line.maxPeople ?? best.length));
    let number = 0;
    for (const entry of judged) {
      const judgement = entry.judgements[at];
      if (judgement === undefined) continue;
      const times = counting.has(entry) ? judgement.times : 0;
      const reason = counting.has(entry) ? judgement.reason : `本岗位只计 ${line.maxPeople ?? 0} 人`;
      number += times;
      shown.inputs.push({
        name: `${line.role}：${entry.person.name}`,
        value: `计 ${times}（${reason}）`,
        location: entry.person.location,
      });
      if (judgement.conflict !== undefined)
        shown.findings.push(describeConflict(judgement.conflict, entry.person.location));
    }
    return [line.id, number];
  });
}

function earnedBy({ judgements }: Judged, lines: readonly PersonRule[]): Decimal {
  return sum(
    lines.map((line, at) =>
      Decimal.min(new Decimal(line.pointsEach).times((judgements[at]?.times ?? 0).toString()), line.maxPoints),
    ),
  );
}
