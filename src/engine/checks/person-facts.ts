import type { BidCheck } from '../../domain/bid.ts';
import type { PersonFact } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { CriterionContext, ItemOf } from '../criteria/criterion.ts';
import { judgePerson } from '../criteria/person-judgement.ts';

type JudgedPerson = BidCheck['facts']['people'][number];

/** Each person in each post with whether that earns anything under an item that asks for the post, and why (not). */
export function judgePeople(people: readonly PersonFact[], scheme: Scheme, context: CriterionContext): JudgedPerson[] {
  const items = scheme.lot.items.filter((item) => item.kind === 'people');
  const levels = scheme.lot.items.filter((item) => item.kind === 'levels');
  const posts = new Map<string, string>();
  return people.map((person) => {
    const { name, role, certificates, location } = person;
    const judged =
      judgeInItems(person, items, context, posts) ??
      judgeLevel(person, levels) ??
      ({ qualifies: null, reason: '方案没有这个岗位的评审因素' } as const);
    return { name, role, certificates: certificates.map((certificate) => certificate.name), ...judged, location };
  });
}

type Judged = Pick<JudgedPerson, 'qualifies' | 'reason'>;

function judgeInItems(
  person: PersonFact,
  items: readonly ItemOf<'people'>[],
  context: CriterionContext,
  posts: Map<string, string>,
): Judged | null {
  const lines = items.flatMap((item) => item.roles.map((line) => ({ item, line })));
  const own = lines.filter(({ line }) => [line.role, ...line.roleAliases].some((name) => isSame(name, person.role)));
  const [first] = own;
  if (first === undefined) return null;
  const held = posts.get(person.name) ?? person.role;
  posts.set(person.name, held);
  if (!first.item.mayCombineRoles && !isSame(held, person.role))
    return { qualifies: false, reason: `已担任“${held}”，岗位不得兼任` };
  const judgements = own.map(({ item, line }) => judgePerson(item, line, person, context));
  const counting = judgements.filter(({ times }) => times > 0);
  const shown = counting.length > 0 ? counting : judgements;
  return { qualifies: counting.length > 0, reason: [...new Set(shown.map(({ reason }) => reason))].join('；') };
}

function judgeLevel(person: PersonFact, items: readonly ItemOf<'levels'>[]): Judged | null {
  const item = items.find(({ role }) => role !== undefined && isSame(role, person.role));
  if (item === undefined) return null;
  const level = item.levels.find(({ title }) => person.title?.includes(title) === true);
  if (level !== undefined) return { qualifies: true, reason: `${level.title}，${level.points} 分` };
  return { qualifies: false, reason: person.title === null ? '未见要求的等级' : `“${person.title}”不在所列等级之中` };
}

function isSame(one: string, other: string): boolean {
  return normaliseForMatching(one) === normaliseForMatching(other);
}
