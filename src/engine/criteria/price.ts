import { Decimal, Guarded, settle, showDecimal, sum } from '../../domain/decimal.ts';
import { evaluateFormula, type FormulaScope, numberOf } from '../formulas/evaluate.ts';
import { PRICE_BENCHMARK_NAMES, PRICE_SCORE_NAMES } from '../formulas/names.ts';
import { type Formula, FormulaError, parseFormula } from '../formulas/parse.ts';
import { describeFormula, renderFormula } from '../formulas/render.ts';
import { type ItemOf, type NoPoints, noPoints, type Points } from './criterion.ts';
import { limitToRange } from './limits.ts';

/** A responsive bid's price, before and after policy adjustment, in yuan. */
export interface BidPrice {
  quoted: Decimal;
  evaluated: Decimal;
}

export interface LotPrices {
  prices: readonly BidPrice[];
  ceiling: Decimal | null;
  budget: Decimal | null;
}

/** Everything about a price item that is the same for all bids. */
export interface PriceBasis {
  item: ItemOf<'price'>;
  score: Formula;
  scope: FormulaScope;
  /** Null where it cannot be computed; `failure` says why. */
  benchmark: Decimal | null;
  /** The benchmark as scores go on with it: with all its digits, where the scheme does not round it. */
  working: Decimal | null;
  failure: string | null;
  rule: string;
  arithmetic: string;
}

/** Computes the benchmark among the responsive bids. `roundBenchmark` is the scheme's declared rounding of it, if any. */
export function establishPriceBasis(
  item: ItemOf<'price'>,
  lot: LotPrices,
  roundBenchmark: (value: Decimal) => Decimal,
): PriceBasis {
  const formula = parseFormula(item.formula.benchmark, PRICE_BENCHMARK_NAMES);
  const score = parseFormula(item.formula.score, PRICE_SCORE_NAMES);
  const scope = lotScope(item, lot);
  const rule = `评标（磋商）基准价 = ${describeFormula(formula)}`;
  try {
    const working = numberOf(formula.root, scope);
    const exact = settle(working);
    const benchmark = roundBenchmark(exact);
    const isExact = benchmark.equals(exact);
    const rounded = isExact ? '' : ` → ${benchmark.toFixed()}`;
    return {
      item,
      score,
      scope,
      benchmark,
      working: isExact ? working : benchmark,
      failure: null,
      rule,
      arithmetic: `${renderFormula(formula, scope)}${rounded}`,
    };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { item, score, scope, benchmark: null, working: null, failure: error.message, rule, arithmetic: '' };
  }
}

export function describePriceScore(basis: PriceBasis): string {
  return `价格分 = ${describeFormula(basis.score)}，满分 ${basis.item.maxPoints} 分`;
}

/** Price points of one bid, exact. */
export function calculatePricePoints(basis: PriceBasis, bid: BidPrice): Points | NoPoints {
  if (basis.working === null) return noPoints('formula-failed', basis.failure ?? '基准价无法计算');
  const values = new Map(basis.scope.values);
  values.set('price', bid.evaluated);
  values.set('quotedPrice', bid.quoted);
  values.set('benchmark', basis.working);
  values.set('rank', rankOf(bid.evaluated, basis.scope.sortedPrices));
  const scope: FormulaScope = { values, sortedPrices: basis.scope.sortedPrices };
  try {
    const value = evaluateFormula(basis.score, scope);
    const { points, note } = limitToRange(value, basis.item);
    return { points, arithmetic: `${renderFormula(basis.score, scope)} = ${showDecimal(value, 4)}${note}`, inputs: [] };
  } catch (error) {
    if (error instanceof FormulaError) return noPoints('formula-failed', error.message);
    throw error;
  }
}

function lotScope(item: ItemOf<'price'>, lot: LotPrices): FormulaScope {
  const sorted = lot.prices.map((bid) => bid.evaluated).sort((a, b) => a.comparedTo(b));
  const values = new Map<string, Decimal>([
    ['count', new Decimal(sorted.length.toString())],
    ['maxPoints', new Decimal(item.maxPoints)],
  ]);
  if (lot.ceiling !== null) values.set('ceiling', lot.ceiling);
  if (lot.budget !== null) values.set('budget', lot.budget);
  const [lowest, secondLowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest !== undefined && highest !== undefined) {
    values.set('lowest', lowest);
    values.set('highest', highest);
    values.set('mean', new Guarded(sum(sorted)).dividedBy(sorted.length.toString()));
    values.set('median', medianOf(sorted));
  }
  if (secondLowest !== undefined) values.set('secondLowest', secondLowest);
  return { values, sortedPrices: sorted };
}

function medianOf(sorted: readonly Decimal[]): Decimal {
  const upper = sorted[Math.floor(sorted.length / 2)] as Decimal;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] as Decimal;
  return upper.plus(lower).dividedBy('2');
}

/** 1 for the lowest price; equal prices share the better rank. */
function rankOf(price: Decimal, sorted: readonly Decimal[]): Decimal {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]?.lessThan(price)) low = middle + 1;
    else high = middle;
  }
  return new Decimal((low + 1).toString());
}
