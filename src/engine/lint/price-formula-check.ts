import { Decimal } from '../../domain/decimal.ts';
import type { PriceItem } from '../../domain/items/price.ts';
import { evaluateFormula, type FormulaScope } from '../formulas/evaluate.ts';
import { PRICE_BENCHMARK_NAMES, PRICE_SCORE_NAMES } from '../formulas/names.ts';
import { type Formula, FormulaError, type NumberNode, parseFormula } from '../formulas/parse.ts';

/** The lawful formula, as schemes/regulations has it. */
export interface LawfulPrice {
  benchmark: string;
  score: string;
}

export interface PriceFormulaCheck {
  /** Names and functions the benchmark is made of. */
  uses: ReadonlySet<string>;
  isLawfulBenchmark: boolean;
  isLawfulScore: boolean;
}

/** Points that a formula's own rounding may move: two decimals. */
const ROUNDED = new Decimal('0.01');

/** Invented markets, far from each other in every quantity, so that only a formula that means the same gives the same. */
const MARKETS = [
  ['80', '83', '131', '97', '89', '5', '151', '157'],
  ['7', '11', '29', '17', '13', '7', '31', '37'],
] as const;

/**
 * Compares a price formula with the lawful one by what it computes, not by how it is written: `10 * lowest / price`
 * is as good as `benchmark / price * maxPoints`. Null where it cannot be parsed or computed.
 */
export function checkPriceFormula(item: PriceItem, lawful: LawfulPrice): PriceFormulaCheck | null {
  try {
    const own = parseBoth(item.formula);
    const wanted = parseBoth(lawful);
    const scopes = MARKETS.flatMap((market) => {
      const [lowest, , highest] = market;
      return [lowest, highest, new Decimal(lowest).plus(highest).dividedBy('2').toFixed()].map((price) =>
        createScope(market, price, item.maxPoints),
      );
    });
    return {
      uses: listNames(own.benchmark.root),
      isLawfulBenchmark: scopes.every((scope) => agree(own.benchmark, wanted.benchmark, scope)),
      isLawfulScore: scopes.every((scope) => agree(own.score, wanted.score, withBenchmark(scope, wanted.benchmark))),
    };
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

function parseBoth({ benchmark, score }: LawfulPrice): { benchmark: Formula; score: Formula } {
  return {
    benchmark: parseFormula(benchmark, PRICE_BENCHMARK_NAMES),
    score: parseFormula(score, PRICE_SCORE_NAMES),
  };
}

function agree(own: Formula, wanted: Formula, scope: FormulaScope): boolean {
  return evaluateFormula(own, scope).minus(evaluateFormula(wanted, scope)).abs().lessThanOrEqualTo(ROUNDED);
}

function withBenchmark(scope: FormulaScope, benchmark: Formula): FormulaScope {
  return { ...scope, values: new Map([...scope.values, ['benchmark', evaluateFormula(benchmark, scope)]]) };
}

function createScope(market: (typeof MARKETS)[number], price: string, maxPoints: string): FormulaScope {
  const [lowest, secondLowest, highest, mean, median, count, ceiling, budget] = market;
  const values = {
    lowest,
    secondLowest,
    highest,
    mean,
    median,
    count,
    ceiling,
    budget,
    maxPoints,
    price,
    quotedPrice: new Decimal(price).times('1.25').toFixed(),
    rank: price === lowest ? '1' : price === highest ? count : '3',
  };
  return {
    values: new Map(Object.entries(values).map(([name, value]) => [name, new Decimal(value)])),
    sortedPrices: [lowest, secondLowest, median, mean, highest].map((value) => new Decimal(value)),
  };
}

function listNames(node: NumberNode): Set<string> {
  const names = new Set<string>();
  const visit = (part: NumberNode): void => {
    switch (part.type) {
      case 'name':
        names.add(part.name);
        break;
      case 'negative':
        visit(part.operand);
        break;
      case 'arithmetic':
        visit(part.left);
        visit(part.right);
        break;
      case 'call':
        names.add(part.name);
        part.arguments.forEach(visit);
        break;
      case 'choice':
        visit(part.chosen);
        visit(part.otherwise);
        break;
      default:
        break;
    }
  };
  visit(node);
  return names;
}
