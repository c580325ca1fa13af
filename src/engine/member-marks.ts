import type { ExplanationInput } from '../domain/explanation.ts';
import type { Mark } from '../domain/review.ts';
import type { ScoringItem } from '../domain/scoring-item.ts';
import type { NoPoints, Points } from './criteria/criterion.ts';
import { criterionOf } from './criteria/index.ts';
import { pointsWritten } from './criteria/mark-points.ts';

/** One member's marks for one tenderer, by item. */
export interface MarkSheet {
  member: string;
  items: Readonly<Record<string, Mark>>;
}

/** A mark turned into points, with the points as text. */
export type UsableMark = Points & { text: string };

export type MarkOutcome = UsableMark | NoPoints;

/** What one member gave for an item. The same mark of the same member is one and the same object. */
export interface MemberPoints {
  member: string;
  outcome: UsableMark;
  /** The mark as the explanation shows it. */
  input: ExplanationInput;
}

/** A mark that cannot be used, and why. */
export interface UnusableMark {
  member: string;
  problem: NoPoints;
}

interface WorkedMark {
  outcome: MarkOutcome;
  byMember: Map<string, MemberPoints>;
}

/** Plain marks (so many flaws, so many points) of one item: the same mark is worked out once and shared. */
export type OutcomeCache = Map<string | number, WorkedMark>;

export interface MarksOfItem {
  given: MemberPoints[];
  unusable: UnusableMark[];
}

/** The marks of one item in the order of the sheets; a member without a mark is left out. */
export function readMarks(item: ScoringItem, sheets: readonly MarkSheet[], cache: OutcomeCache): MarksOfItem {
  const given: MemberPoints[] = [];
  const unusable: UnusableMark[] = [];
  for (const { member, items } of sheets) {
    if (!Object.hasOwn(items, item.id)) continue;
    const worked = readMark(item, items[item.id] as Mark, cache);
    const { outcome } = worked;
    if (outcome.points === null) unusable.push({ member, problem: outcome });
    else given.push(share(worked.byMember, member, outcome));
  }
  return { given, unusable };
}

/** Turns one mark into points by the item's rule; kinds computed from facts take the points a member wrote. */
export function workOutMark(item: ScoringItem, mark: Mark): Points | NoPoints {
  if (item.kind === 'price') {
    return { points: null, code: 'mark-not-allowed', message: '价格分由系统按公式计算，不能由成员评分' };
  }
  const { fromMark } = criterionOf(item.kind);
  return fromMark === undefined ? pointsWritten(item, mark) : fromMark(item as never, mark);
}

function readMark(item: ScoringItem, mark: Mark, cache: OutcomeCache): WorkedMark {
  const key = plainKey(mark);
  const known = key === null ? undefined : cache.get(key);
  if (known !== undefined) return known;
  const points = workOutMark(item, mark);
  const outcome: MarkOutcome = points.points === null ? points : { ...points, text: points.points.toFixed() };
  const worked: WorkedMark = { outcome, byMember: new Map() };
  if (key !== null) cache.set(key, worked);
  return worked;
}

function share(byMember: Map<string, MemberPoints>, member: string, outcome: UsableMark): MemberPoints {
  const known = byMember.get(member);
  if (known !== undefined) return known;
  const points = { member, outcome, input: { name: member, value: outcome.arithmetic } };
  byMember.set(member, points);
  return points;
}

/** Null for a mark with parts of its own, which is not likely to come twice. Points are text, flaws a number. */
function plainKey({ points, flaws, missing, wrong, provided }: Mark): string | number | null {
  if (missing !== undefined || wrong !== undefined || provided !== undefined || Array.isArray(flaws)) return null;
  return points === undefined ? (flaws ?? null) : flaws === undefined ? points : null;
}
