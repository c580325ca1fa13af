import { Decimal } from './decimal.ts';
import type { DecimalText } from './scalars.ts';

const PRICE = /^\d{1,12}(?:\.\d{1,2})?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Prices that are compared at a time. */
export const MOST_PRICES = 20;

/** A price in yuan with at most two decimals, above zero; null where the text is none. */
export function parsePrice(text: string): DecimalText | null {
  if (!PRICE.test(text)) return null;
  const price = new Decimal(text);
  return price.isZero() ? null : price.toFixed();
}

export type PriceList = { prices: DecimalText[] } | { wrong: string };

/**
 * Prices as people type them: one a line, or with blanks, semicolons or 、 between them; 318,000.00, ￥318000 and 318000元 are
 * one price each. A comma that does not group digits stands between two.
 */
export function parsePriceList(text: string): PriceList {
  const words = text
    .normalize('NFKC')
    .split(/[\s;、]+/)
    .flatMap((word) => splitAtCommas(word.replace(/^[¥]/, '').replace(/元$/, '')));
  const prices: DecimalText[] = [];
  for (const word of words) {
    const price = parsePrice(word);
    if (price === null) return { wrong: word };
    prices.push(price);
  }
  return { prices };
}

function splitAtCommas(word: string): string[] {
  if (GROUPED.test(word)) return [word.replaceAll(',', '')];
  return word.split(',').filter((part) => part !== '');
}
