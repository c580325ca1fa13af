import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../../src/domain/matching.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { writePointsInDigits } from './numeral-points.ts';

const NUMBER = String.raw`\d{1,4}(?:\.\d{1,4})?`;
const CAP = new RegExp(
  `(?:最高|最多|至多|满分|不超过|不得超过|封顶|上限|最大)(?:可|分值|得分|加分|累计|得|为|计|加|是|不超过|:|,){0,3}(${NUMBER})分(?!钟)|(${NUMBER})分(?:为止|封顶|为上限|为满分|满分)`,
  'g',
);
const WHOLE_ITEM = /(?:本项|该项|此项|本小项|本条|合计|累计|总计|总分|共计)[^,;。]{0,8}$/;
const EARNED = new RegExp(`(?<lead>得|计|给|加|为|:|,)(?<value>${NUMBER})分(?!钟|之|[-~至])`, 'g');
const RANGE = new RegExp(
  `(?<from>${NUMBER})分?(?:\\([^()]{1,4}\\))?[-~至](?<to>${NUMBER})(?:\\([^()]{1,4}\\))?分(?!钟)`,
  'g',
);
const CLAUSE = /[^。;\n]+/g;
/** Beyond this length the wording of one item is no longer searched: such a cell is a document of its own. */
const LONGEST = 20_000;

export interface TextPoints {
  /** Full marks that the wording states as such, in reading order: 最高得10分, 满分10分. */
  caps: { value: DecimalText; quote: string; isWhole: boolean }[];
  /** Marks for a case that is met or not: 完全满足得10分, 优得8-10分. Points for each of several things are not among them. */
  earned: { value: DecimalText; quote: string; clause: number }[];
  /** Clauses that state a cap. */
  cappedClauses: ReadonlySet<number>;
}

/** Points that stand in an item's wording. */
export function readTextPoints(text: string): TextPoints {
  const plain = writePointsInDigits(normaliseForMatching(text.slice(0, LONGEST)).replace(/ +/g, ''));
  const found: { caps: TextPoints['caps']; earned: TextPoints['earned'] } = { caps: [], earned: [] };
  const cappedClauses = new Set<number>();
  for (const [index, match] of [...plain.matchAll(CLAUSE)].entries()) {
    const clause = match[0];
    const covered: [number, number][] = [];
    for (const cap of clause.matchAll(CAP)) {
      const before = clause.slice(Math.max(0, cap.index - 12), cap.index);
      const value = new Decimal(cap[1] ?? cap[2] ?? '0').toFixed();
      if (value === '0' || /每[^,;:。]{0,8}$/.test(before)) continue;
      found.caps.push({ value, quote: quoteAt(clause, cap.index, cap[0].length), isWhole: WHOLE_ITEM.test(before) });
      cappedClauses.add(index);
      covered.push([cap.index, cap.index + cap[0].length]);
    }
    const isFree = (at: number) => covered.every(([from, to]) => at < from || at >= to);
    for (const range of clause.matchAll(RANGE)) {
      if (!isFree(range.index)) continue;
      const value = Decimal.max(range.groups?.['from'] ?? '0', range.groups?.['to'] ?? '0').toFixed();
      found.earned.push({ value, quote: quoteAt(clause, range.index, range[0].length), clause: index });
      covered.push([range.index, range.index + range[0].length]);
    }
    for (const mark of clause.matchAll(EARNED)) {
      const start = mark.index + (mark.groups?.['lead'] ?? '').length;
      if (!isFree(start) || /[每扣减][^,]{0,24}$/.test(clause.slice(Math.max(0, mark.index - 25), mark.index)))
        continue;
      const value = new Decimal(mark.groups?.['value'] ?? '0').toFixed();
      found.earned.push({ value, quote: quoteAt(clause, mark.index, mark[0].length), clause: index });
    }
  }
  return { ...found, cappedClauses };
}

function quoteAt(clause: string, start: number, length: number): string {
  return clause.slice(Math.max(0, start - 6), start + length);
}

/**
 * Full marks of an item whose points stand in its wording only; null where that is not certain: 最高得10分 → 10,
 * 优得10分，良得6分，差得3分 → 10, (1) …最多5分；(2) …最多3分 → 8.
 */
export function findPointsInText(text: string): DecimalText | null {
  const { caps, earned, cappedClauses } = readTextPoints(text);
  const whole = caps.filter((cap) => cap.isWhole);
  const [first] = caps;
  if (whole.length === 1) return whole[0]?.value ?? null;
  if (caps.length === 1 && first !== undefined)
    return earned.every((mark) => cappedClauses.has(mark.clause) || new Decimal(mark.value).lte(first.value))
      ? first.value
      : null;
  if (caps.length > 1) return combineCaps(caps.map(({ value }) => new Decimal(value)));
  return findHighestLevel(
    earned.map(({ value }) => new Decimal(value)),
    text,
  );
}

function combineCaps(caps: Decimal[]): DecimalText | null {
  const highest = Decimal.max(...caps);
  const total = sum(caps);
  if (caps.every((cap) => cap.eq(highest)) && caps.length === 2) return null;
  return total.minus(highest).eq(highest) ? highest.toFixed() : null;
}

/** The best of levels that exclude each other: falling marks, or one mark beside 否则不得分. */
function findHighestLevel(marks: Decimal[], text: string): DecimalText | null {
  const [first, ...rest] = marks;
  if (first === undefined) return null;
  const falls = rest.every((mark, index) => mark.lte(marks[index] ?? first));
  const excludes = /不得分|得0分|0分|其他|否则|未提供|差/.test(text);
  if (rest.length === 0) return excludes ? first.toFixed() : null;
  return falls && excludes && rest.some((mark) => mark.lt(first)) ? first.toFixed() : null;
}

/**
 * A statement in an item's wording that cannot be true together with the full marks stated elsewhere, or null: a cap or
 * a mark above them, or the only cap below them where nothing else earns points.
 */
export function findContradiction(text: string, stated: DecimalText): { value: DecimalText; quote: string } | null {
  const { caps, earned, cappedClauses } = readTextPoints(text);
  const above = [...caps, ...earned].find((mark) => new Decimal(mark.value).gt(stated) && mark.value !== '100');
  if (above !== undefined) return above;
  const [only] = caps;
  if (only === undefined || caps.length > 1 || new Decimal(only.value).eq(stated)) return null;
  const isAlone = earned.every((mark) => cappedClauses.has(mark.clause));
  return isAlone && !hasOtherPoints(text, only.quote) ? only : null;
}

/** Points stated outside the clause of the only cap, of whatever form. */
function hasOtherPoints(text: string, quote: string): boolean {
  const plain = normaliseForMatching(text.slice(0, LONGEST)).replace(/ +/g, '');
  if (/(?:基本|基础|起评)分[为得是:]?\d/.test(plain)) return true;
  return [...plain.matchAll(CLAUSE)].some(
    ([clause]) => !clause.includes(quote) && /\d分(?!钟)/.test(clause) && !/(?:得|为)0分|扣\d/.test(clause),
  );
}
