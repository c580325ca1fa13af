import { z } from 'zod';
import type { DraftItem, DraftLot } from '../../domain/draft.ts';
import { PRICE_FORMULA } from './bases.ts';
import { listClauses } from './clauses.ts';
import type { LawInForce, LawReference } from './law-in-force.ts';
import { checkPriceFormula, type PriceFormulaCheck } from './price-formula-check.ts';
import { isPriceItem, looksLikePrice } from './price-items.ts';
import { readPriceWords } from './price-words.ts';

const WORDS: LawReference = { key: 'price-formula/benchmark-words', isData: true };

export const PRICE_BASIS: readonly LawReference[] = [...PRICE_FORMULA, WORDS];

const lawfulSchema = z.strictObject({ benchmark: z.string(), score: z.string() });

export interface CheckedPrice {
  item: DraftItem;
  /** Null where the formula is missing or cannot be computed. */
  formula: PriceFormulaCheck | null;
  /** Clauses that speak of a mean, and of dropped extremes. */
  average: string | null;
  dropped: string | null;
}

/** Every price of the lot beside the lawful formula; none where the law sets no formula for the method. */
export function listCheckedPrices(lot: DraftLot, law: LawInForce): CheckedPrice[] {
  const value = PRICE_FORMULA.map(({ key }) => law.find(key)).find((found) => found !== undefined);
  if (value === undefined) return [];
  const lawful = lawfulSchema.parse(value);
  const words = readPriceWords(law.find(WORDS.key));
  return lot.items
    .filter((item) => isPriceItem(item) || looksLikePrice(item))
    .map((item) => {
      const clauses = listClauses(item)
        .map(({ text }) => text)
        .filter((text) => words.negated?.test(text) !== true);
      return {
        item,
        formula: isPriceItem(item) ? checkPriceFormula(item, lawful) : null,
        average: clauses.find((text) => words.average?.test(text) === true) ?? null,
        dropped: clauses.find((text) => words.dropped?.test(text) === true) ?? null,
      };
    });
}
