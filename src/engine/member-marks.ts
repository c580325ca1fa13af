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

/** What one member gave for an item. Outcomes are shared between equal marks. */
export interface MemberPoints {
  member: string;
  outcome: UsableMark;
}

/** A mark that cannot be used, and why. */
export interface UnusableMark {
  member: string;
  problem: NoPoints;
}

/** Outcomes of plain marks (so many flaws, so many points) of one item: the same mark is worked out once. */
export type OutcomeCache = Map<string | number, MarkOutcome>;

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
    const outcome = readMark(item, items[item.id] as Mark, cache);
    if (outcome.points === null) unusable.push({ member, problem: outcome });
    else given.push({ member, outcome });
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

function readMark(item: ScoringItem, mark: Mark, cache: OutcomeCache): MarkOutcome {
  const key = plainKey(mark);
  const known = key === null ? undefined : cache.get(key);
  if (known !== undefined) return known;
  const worked = workOutMark(item, mark);
  const outcome: MarkOutcome = worked.points === null ? worked : { ...worked, text: worked.points.toFixed() };
  if (key !== null) cache.set(key, outcome);
  return outcome;
}

/** Null for a mark with parts of its own, which is not likely to come twice. Points are text, flaws a number. */
function plainKey({ points, flaws, missing, wrong, provided }: Mark): string | number | null {
  if (missing !== undefined || wrong !== undefined || provided !== undefined || Array.isArray(flaws)) return null;
  return points === undefined ? (flaws ?? null) : flaws === undefined ? points : null;
}
