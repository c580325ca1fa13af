import { Decimal } from '../domain/decimal.ts';
import type { DraftItem } from '../domain/draft.ts';
import { factsSchema } from '../domain/facts.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import { formulaCriterion } from '../engine/criteria/formula.ts';
import { calculatePricePoints, establishPriceBasis } from '../engine/criteria/price.ts';
import { FormulaError } from '../engine/formulas/parse.ts';

/** One example computed: what it was tried with, and how the points came about or why there are none. */
export interface Trial {
  given: string;
  outcome: string;
}

export interface TrialBasis {
  ceiling: DecimalText | null;
  budget: DecimalText | null;
  date: IsoDate;
}

/** Price points at evaluated prices in yuan, all of them of responsive bids; exact, before the declared rounding. */
export function tryPrices(
  item: Extract<DraftItem, { kind: 'price' }>,
  prices: readonly DecimalText[],
  { ceiling, budget }: TrialBasis,
): Trial[] {
  const bids = prices.map((price) => ({ quoted: new Decimal(price), evaluated: new Decimal(price) }));
  const lot = {
    prices: bids,
    ceiling: ceiling === null ? null : new Decimal(ceiling),
    budget: budget === null ? null : new Decimal(budget),
  };
  try {
    const basis = establishPriceBasis(item, lot, (value) => value);
    return bids.map((bid, index) => {
      const points = calculatePricePoints(basis, bid);
      const outcome = points.points === null ? points.message : points.arithmetic;
      return { given: prices[index] ?? '', outcome };
    });
  } catch (error) {
    if (error instanceof FormulaError) return [{ given: '', outcome: error.message }];
    throw error;
  }
}

/** A formula item at one set of figures. */
export function tryFormula(
  item: Extract<DraftItem, { kind: 'formula' }>,
  inputs: Readonly<Record<string, DecimalText>>,
  { date }: TrialBasis,
): Trial {
  const facts = { ...factsSchema.parse({}), items: { [item.id]: { inputs: { ...inputs }, location: null } } };
  const points = formulaCriterion.fromFacts?.(item, facts, { date, levelOrders: new Map() });
  const given = Object.entries(inputs)
    .map(([name, value]) => `${name} = ${value}`)
    .join('，');
  if (points === undefined || points.points === null) return { given, outcome: points?.message ?? '' };
  return { given, outcome: points.arithmetic };
}
