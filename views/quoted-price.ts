import type { Explanation } from '../src/domain/explanation.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { showPrice } from './figures.ts';

/** The price as the bid states it, as a node like every other number. */
export function describeQuotedPrice({ view, terms }: EvaluationContext, tendererNumber: number): Explanation {
  const value = view.evaluation.tenderers[tendererNumber - 1]?.quotedPrice ?? null;
  const location = view.tenderers[tendererNumber - 1]?.priceLocation ?? null;
  return {
    id: `t${tendererNumber}.quotedPrice`,
    title: terms.price,
    value,
    unit: '元',
    rule: `${terms.bidDocument}中的报价，前后不一致的以算术修正后认定的为准`,
    arithmetic: null,
    inputs:
      location === null || value === null ? [] : [{ name: terms.price, value: `${showPrice(value)} 元`, location }],
    rounding: null,
    legalBasis: [],
    locations: [],
    children: [],
  };
}
