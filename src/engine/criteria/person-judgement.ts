import { Decimal } from '../../domain/decimal.ts';
import type { PersonFact } from '../../domain/facts.ts';
import type { PersonRule } from '../../domain/items/people.ts';
import { reachesLevel } from '../../domain/level-order.ts';
import { judgeCertificate } from './certificate-match.ts';
import type { CriterionContext, ItemOf } from './criterion.ts';
import { decide, type Judgement } from './judgement.ts';

/** Orders that people rules refer to by convention. */
const DEGREE_ORDER = 'degree';
const TITLE_ORDER = 'professional-title';

export interface PersonJudgement extends Judgement {
  /** How often the person counts: listed certificates held, or 1 for a person who meets everything. */
  times: number;
}

/** Judges one person in one role; what is not proved does not count and the reason says what is missing. */
export function judgePerson(
  item: ItemOf<'people'>,
  role: PersonRule,
  person: PersonFact,
  context: CriterionContext,
): PersonJudgement {
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
  const faults = [...unmetConditions(item, role, person, context)];
  if (role.counting === 'people' && !certificatesMet) {
    faults.push(...held.filter(({ qualifies }) => !qualifies).map(({ title, reason }) => `${title}${reason}`));
  }
  const worth = role.counting === 'people' ? 1 : number;
  const listed = held
    .map(({ title, qualifies, reason }) => (qualifies ? `${title} 计入` : `${title} ${reason}`))
    .join('；');
  const byRule = { qualifies: faults.length === 0 && worth > 0, reason: faults.join('；') || listed || '符合' };
  const decided = decide(byRule, person, `${role.role}“${person.name}”`);
  return { ...decided, times: decided.qualifies ? worth : 0 };
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
    if (reached !== true) yield describeShortfall('学历', person.degree, role.degreeAtLeast, reached);
  }
  if (role.titleAtLeast !== undefined) {
    const reached =
      person.title === null ? null : reachesLevel(context.levelOrders, TITLE_ORDER, person.title, role.titleAtLeast);
    if (reached !== true) yield describeShortfall('职称', person.title, role.titleAtLeast, reached);
  }
}

function describeShortfall(name: string, stated: string | null, needed: string, reached: boolean | null): string {
  if (stated === null) return `未见${name}`;
  return reached === null ? `${name}“${stated}”无法与${needed}比较，待确认` : `${name} ${stated} 低于${needed}`;
}
