import type { BidFacts } from '../../domain/bid.ts';
import { Decimal } from '../../domain/decimal.ts';
import type { DecimalText } from '../../domain/scalars.ts';

export interface PriceCorrection {
  /** The price that stands after correction; null where the letter states none. */
  corrected: DecimalText | null;
  /** Null where there is nothing to compare. */
  consistent: boolean | null;
  /** Each step that changed or compared something, in the lawful order. */
  steps: string[];
}

/**
 * Arithmetic correction in the order of 财政部令第87号第五十九条: the price letter stands over the breakdown,
 * words stand over figures. The tenderer has to confirm it. (Unit prices and misplaced decimal points need the
 * breakdown's quantities, which the reader does not take up yet.)
 */
export function correctPrice(price: BidFacts['price']): PriceCorrection {
  const { quoted, inWords, itemSum } = price;
  const steps: string[] = [];
  const stated = inWords ?? quoted;
  if (quoted !== null && inWords !== null && !new Decimal(quoted).equals(inWords)) {
    steps.push(`大写 ${inWords} 元与小写 ${quoted} 元不一致，以大写为准`);
  }
  if (stated !== null && itemSum !== null && !new Decimal(stated).equals(itemSum)) {
    steps.push(`分项合计 ${itemSum} 元与报价书 ${stated} 元不一致，以报价书为准`);
  }
  const compared = [inWords, itemSum].some((value) => value !== null) && quoted !== null;
  return { corrected: stated, consistent: compared ? steps.length === 0 : null, steps };
}
