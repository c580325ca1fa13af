import type { PriceRow } from '../../domain/bid.ts';
import { Decimal, showDecimal } from '../../domain/decimal.ts';
import type { Location } from '../../domain/location.ts';
import type { ComparedBid } from './compared-bid.ts';
import { makePlain } from './sentences.ts';
import type { FoundSignal, SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

/** Fewer rows may keep a proportion by chance. */
const LEAST_ROWS = 4;
const BY_ROWS = '0.85';
const BY_TOTALS = '0.50';
const SHOWN = 20;

type Row = PriceRow & { amount: string };

/** Prices that differ by a rule: every item in one proportion or by one difference, or totals in equal steps. */
export const findPricePatterns: SignalFinder = (a, b, { bids }) => {
  const rows = matchRows(a, b);
  const found = rows.length < LEAST_ROWS ? null : (findProportion(rows) ?? findDifference(rows));
  const steps = findSteps(a, b, bids);
  const patterns = [...(found === null ? [] : [found]), ...(steps === null ? [] : [steps])];
  if (patterns.length === 0) return [];
  const signal: FoundSignal = {
    code: 'price-pattern',
    provision: 'alike',
    strength: strengthOf(
      found === null ? BY_TOTALS : BY_ROWS,
      found === null ? (steps?.count ?? 0) - 2 : patterns.length,
    ),
    message: patterns.map(({ message }) => message).join('；'),
    locations:
      found === null ? pairTotals(a, b) : rows.slice(0, SHOWN).map(([one, other]) => [one.location, other.location]),
  };
  return [signal];
};

/** Rows of both breakdowns with the same title, where it names one row in each. */
function matchRows(a: ComparedBid, b: ComparedBid): [Row, Row][] {
  const theirs = byTitle(b.facts.price.rows);
  return [...byTitle(a.facts.price.rows)].flatMap(([title, row]): [Row, Row][] => {
    const other = theirs.get(title);
    const isPriced = row !== null && other !== undefined && other !== null && ![row, other].some(isNothing);
    return isPriced ? [[row, other]] : [];
  });
}

function byTitle(rows: readonly Row[]): Map<string, Row | null> {
  const byTitle = new Map<string, Row | null>();
  for (const row of rows) {
    const title = makePlain(row.title);
    byTitle.set(title, byTitle.has(title) ? null : row);
  }
  return byTitle;
}

function isNothing({ amount }: Row): boolean {
  return new Decimal(amount).isZero();
}

interface Pattern {
  message: string;
  count: number;
}

/**
 * One factor that makes every amount of the one that of the other, each within half of the last place it is written to. Rows that are
 * all equal to each other have every factor, so at least two amounts have to differ.
 */
function findProportion(rows: readonly [Row, Row][]): Pattern | null {
  if (new Set(rows.map(([{ amount }]) => amount)).size < LEAST_ROWS - 1) return null;
  let low = new Decimal('-1e30');
  let high = new Decimal('1e30');
  for (const [one, other] of rows) {
    const half = new Decimal('10').pow(String(-new Decimal(other.amount).decimalPlaces())).div('2');
    low = Decimal.max(low, new Decimal(other.amount).minus(half).div(one.amount));
    high = Decimal.min(high, new Decimal(other.amount).plus(half).div(one.amount));
  }
  if (low.greaterThan(high)) return null;
  const factor = low.plus(high).div('2');
  const isSame = rows.every(([one, other]) => new Decimal(one.amount).equals(other.amount));
  const message = isSame
    ? `分项报价 ${rows.length} 项全部相同`
    : `分项报价 ${rows.length} 项成同一比例，后者为前者的 ${showDecimal(factor.times('100').toDecimalPlaces(2))}%`;
  return { message, count: rows.length };
}

function findDifference(rows: readonly [Row, Row][]): Pattern | null {
  if (new Set(rows.map(([{ amount }]) => amount)).size < LEAST_ROWS - 1) return null;
  const differences = new Set(rows.map(([one, other]) => new Decimal(other.amount).minus(one.amount).toFixed()));
  const [only] = differences;
  if (differences.size !== 1 || only === undefined) return null;
  return { message: `分项报价 ${rows.length} 项的差额都是 ${only} 元`, count: rows.length };
}

/** Three totals or more in equal steps or in one proportion, these two among them. */
function findSteps(a: ComparedBid, b: ComparedBid, bids: readonly ComparedBid[]): Pattern | null {
  const totals = bids
    .flatMap(({ facts }) => (facts.price.quoted === null ? [] : [new Decimal(facts.price.quoted)]))
    .sort((x, y) => x.comparedTo(y));
  const own = [a, b].map(({ facts }) => facts.price.quoted);
  if (totals.length < 3 || own.includes(null) || own[0] === own[1]) return null;
  const runs = [
    { run: longestRun(totals, (low, high) => high.minus(low)), what: '差额相等' },
    { run: longestRun(totals, (low, high) => (low.isZero() ? high : high.div(low))), what: '成等比' },
  ];
  for (const { run, what } of runs)
    if (run.length >= 3 && own.every((total) => run.some((each) => each.equals(total ?? ''))))
      return {
        message: `${run.length} 家总报价依次${what}（${run.map((total) => total.toFixed()).join('、')}）`,
        count: run.length,
      };
  return null;
}

function longestRun(totals: readonly Decimal[], step: (low: Decimal, high: Decimal) => Decimal): Decimal[] {
  let longest: Decimal[] = [];
  for (let from = 0; from + 2 < totals.length; from += 1) {
    const [first, second] = [totals[from] as Decimal, totals[from + 1] as Decimal];
    if (first.equals(second)) continue;
    const wanted = step(first, second);
    let to = from + 2;
    while (to < totals.length && step(totals[to - 1] as Decimal, totals[to] as Decimal).equals(wanted)) to += 1;
    if (to - from > longest.length) longest = totals.slice(from, to);
  }
  return longest;
}

function pairTotals(a: ComparedBid, b: ComparedBid): [Location, Location][] {
  const [one] = a.facts.price.locations;
  const [other] = b.facts.price.locations;
  return one === undefined || other === undefined ? [] : [[one, other]];
}
