import type { BidFacts } from '../../domain/bid.ts';
import { Decimal, showAmount } from '../../domain/decimal.ts';
import type { DecimalText } from '../../domain/scalars.ts';

export interface PriceCorrection {
  /** The price that stands after correction; null where the letter states none. */
  corrected: DecimalText | null;
  /** Null where there is nothing to compare. */
  consistent: boolean | null;
  /** Each step that changed or compared something, in the lawful order. */
  steps: string[];
}

/** The price stated for one lot, where a letter states several. */
export function priceOfLot(price: BidFacts['price'], lot: number): BidFacts['price'] {
  const own = price.byLot?.find((entry) => entry.lot === lot);
  return own === undefined ? price : { ...price, quoted: own.quoted, inWords: own.inWords, locations: own.locations };
}

/**
 * Arithmetic correction in the order of 财政部令第87号第五十九条: the price letter stands over the breakdown, words over
 * figures, unit prices over a row's amount. The tenderer has to confirm it. Amounts in yuan.
 */
export function correctPrice(price: BidFacts['price']): PriceCorrection {
  const { quoted, inWords, itemSum } = price;
  const statedTotal = price.statedTotal ?? null;
  const steps: string[] = [];
  const stated = inWords ?? quoted;
  if (differ(quoted, inWords)) steps.push(`大写 ${show(inWords)} 元与小写 ${show(quoted)} 元不一致，以大写为准`);
  for (const { title, quantity, unitPrice, amount } of price.rows) {
    if (quantity === undefined || quantity === null || unitPrice === undefined || unitPrice === null) continue;
    const product = new Decimal(unitPrice).times(quantity);
    if (!product.equals(amount))
      steps.push(
        `“${title}”单价 ${show(unitPrice)} × 数量 ${quantity} = ${showAmount(product)} 元，表中为 ${show(amount)} 元，以单价计算结果为准`,
      );
  }
  if (differ(itemSum, statedTotal))
    steps.push(`报价明细各项相加 ${show(itemSum)} 元，表中合计为 ${show(statedTotal)} 元`);
  if (differ(stated, itemSum))
    steps.push(`报价明细合计 ${show(itemSum)} 元与报价书 ${show(stated)} 元不一致，以报价书为准`);
  const compared = quoted !== null && [inWords, itemSum, statedTotal].some((value) => value !== null);
  return { corrected: stated, consistent: compared ? steps.length === 0 : null, steps };
}

function differ(a: DecimalText | null, b: DecimalText | null): boolean {
  return a !== null && b !== null && !new Decimal(a).equals(b);
}

function show(value: DecimalText | null): string {
  return value === null ? '' : showAmount(new Decimal(value));
}
