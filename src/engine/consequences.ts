import { Decimal } from '../domain/decimal.ts';
import type { ItemFact } from '../domain/facts.ts';
import type { Lot } from '../domain/lot.ts';
import { evaluateFormula } from './formulas/evaluate.ts';
import { CONSEQUENCE_NAMES } from './formulas/names.ts';
import { parseFormula } from './formulas/parse.ts';

type Consequence = Lot['consequences'][number];

/**
 * What follows from a total, such as a cut of the year's fee. Inputs are taken from the facts recorded under the
 * consequence's id; where one is missing the value is null.
 */
export function calculateConsequences(
  consequences: readonly Consequence[],
  total: Decimal,
  facts: Readonly<Record<string, ItemFact>>,
): { consequence: Consequence; value: Decimal | null }[] {
  return consequences.map((consequence) => {
    const given = facts[consequence.id]?.inputs ?? {};
    const names = Object.keys(consequence.inputs);
    if (names.some((name) => given[name] === undefined)) return { consequence, value: null };
    const formula = parseFormula(consequence.expression, [...CONSEQUENCE_NAMES, ...names]);
    const values = new Map([
      ['total', total],
      ...names.map((name) => [name, new Decimal(given[name] ?? '0')] as const),
    ]);
    return { consequence, value: evaluateFormula(formula, { values, sortedPrices: [] }) };
  });
}
