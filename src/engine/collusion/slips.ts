import type { PriceRow } from '../../domain/bid.ts';
import type { Passage } from '../../domain/bid-section.ts';
import type { Location } from '../../domain/location.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import { productOf } from '../checks/price-correction.ts';
import type { KnownText } from './known-text.ts';
import { findMisquotes } from './misquotes.ts';
import { makePlain, type Sentence } from './sentences.ts';

/** A slip of the pen, known by what stands around it. */
export interface Slip {
  /** The same for the same slip in the same words. */
  key: string;
  shown: string;
  location: Location;
}

/** Characters that are never doubled on purpose, and signs that never stand beside each other. */
const DOUBLED = /([的了和与及在是为将对由被把从而且])\1|[，、；：][，、；：。]|。[，、；：]|(?<![。.])。。(?![。.])/gu;
const AROUND = 5;

interface SlipSources {
  passages: readonly Passage[];
  quotedSentences: readonly Sentence[];
  priceRows: readonly PriceRow[];
}

/** What is written or reckoned wrong in a bid and not in the procurement document. */
export function listSlips({ passages, quotedSentences, priceRows }: SlipSources, known: KnownText): Slip[] {
  return [...listDoubled(passages, known), ...findMisquotes(quotedSentences, known), ...listWrongSums(priceRows)];
}

function listDoubled(passages: readonly Passage[], known: KnownText): Slip[] {
  return passages.flatMap(({ text: raw, location }): Slip[] => {
    const text = raw.replace(/[^\S\n]+/g, '');
    return [...text.matchAll(DOUBLED)].flatMap(({ 0: slip, index }): Slip[] => {
      const shown = text.slice(Math.max(0, index - AROUND), index + slip.length + AROUND);
      if (known.writes(shown)) return [];
      return [
        { key: `slip ${normaliseForMatching(shown)}`, shown: shown.trim(), location: { ...location, quote: shown } },
      ];
    });
  });
}

/** Rows of the price breakdown in which quantity and unit price do not make the amount. */
function listWrongSums(rows: readonly PriceRow[]): Slip[] {
  return rows.flatMap((row): Slip[] => {
    const product = productOf(row);
    const { title, amount, unitPrice, quantity, location } = row;
    if (product === null || product.equals(amount)) return [];
    const shown = `${title}：${unitPrice} × ${quantity} ≠ ${amount}`;
    return [{ key: `sum ${makePlain(title)} ${quantity} ${unitPrice} ${amount}`, shown, location }];
  });
}
