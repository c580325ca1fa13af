import { Decimal } from '../../../domain/decimal.ts';
import type { DraftScheme } from '../../../domain/draft.ts';
import { normaliseForMatching } from '../../../domain/matching.ts';
import { PRICE_FORMULA } from '../bases.ts';
import { textOf } from '../clauses.ts';
import type { LawReference } from '../law-in-force.ts';
import { isPriceItem, looksLikePrice, sumPoints } from '../price-items.ts';
import { readPriceWords } from '../price-words.ts';
import type { LintRule } from '../rule.ts';

const WORDS: LawReference = { key: 'price-formula/benchmark-words', isData: true };

/** A price fixed by the state or by the buyer is no factor (87号令第五十五条, 214号第二十四条): then nothing is missing. */
export const priceMissing: LintRule = {
  code: 'price-missing',
  title: '综合评分没有价格因素',
  severities: ['error', 'warning'],
  basis: [...PRICE_FORMULA, WORDS],
  check(scheme, law) {
    const { lot } = scheme;
    if (lot.items.length === 0 || lot.items.some((item) => isPriceItem(item) || looksLikePrice(item))) return [];
    const { fixed } = readPriceWords(law.find(WORDS.key));
    if (fixed?.test(wordingOf(scheme)) === true) return [];
    const isComplete = lot.totalPoints !== null && sumPoints(lot, lot.items).equals(new Decimal(lot.totalPoints));
    return [
      {
        severity: isComplete ? 'error' : 'warning',
        message: '评审因素中没有价格分。除统一定价、固定价格的项目外，价格应当列为评审因素，请补上报价及其公式',
      },
    ];
  },
};

function wordingOf({ procurement, lot }: DraftScheme): string {
  const texts = [
    procurement.title ?? '',
    lot.title,
    ...procurement.terms.map(({ text }) => text),
    ...lot.items.map(textOf),
  ];
  return normaliseForMatching(texts.join('\n'));
}
