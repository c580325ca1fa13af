import type { BidFacts, PriceRow } from '../../domain/bid.ts';
import { Decimal, showAmount, sum } from '../../domain/decimal.ts';
import type { Location } from '../../domain/location.ts';
import type { DecimalText } from '../../domain/scalars.ts';

export interface PriceStep {
  code: 'price-inconsistent' | 'price-forms-inconsistent' | 'price-decimal-misplaced';
  text: string;
  /** The row of the breakdown that it is about; absent: the price as a whole. */
  location?: Location;
}

export interface PriceCorrection {
  /** The price that stands after correction; null where neither letter nor opening form states one. */
  corrected: DecimalText | null;
  /** Null where there is nothing to compare. */
  consistent: boolean | null;
  /** Each step that changed or compared something, in the lawful order. */
  steps: PriceStep[];
}

/** The price stated for one lot, where a letter states several. */
export function priceOfLot(price: BidFacts['price'], lot: number): BidFacts['price'] {
  const own = price.byLot?.find((entry) => entry.lot === lot);
  return own === undefined ? price : { ...price, quoted: own.quoted, inWords: own.inWords, locations: own.locations };
}

/**
 * Arithmetic correction in the order of 财政部令第87号第五十九条: the opening form stands over what the bid says
 * elsewhere; words over figures; where a decimal point is clearly misplaced the total stands and the unit price is
 * corrected; the sum of the unit prices over a total that the breakdown states. The tenderer has to confirm it. Yuan.
 */
export function correctPrice(price: BidFacts['price']): PriceCorrection {
  const { quoted, inWords, itemSum } = price;
  const opening = price.openingForm ?? null;
  const statedTotal = price.statedTotal ?? null;
  const steps: PriceStep[] = [];
  const note: Note = (text, code = 'price-inconsistent', location) =>
    steps.push({ code, text, ...(location === undefined ? {} : { location }) });
  const letter = inWords ?? quoted;
  const inOpening = opening === null ? null : (opening.inWords ?? opening.quoted);
  const stated = quoted === null && inWords === null ? null : (inOpening ?? letter);
  if (differ(inOpening, letter))
    note(
      `开标（报价）一览表 ${show(inOpening)} 元与报价书 ${show(letter)} 元不一致，以开标（报价）一览表为准`,
      'price-forms-inconsistent',
    );
  if (differ(quoted, inWords)) note(`大写 ${show(inWords)} 元与小写 ${show(quoted)} 元不一致，以大写为准`);
  if (opening !== null && differ(opening.quoted, opening.inWords))
    note(`一览表大写 ${show(opening.inWords)} 元与小写 ${show(opening.quoted)} 元不一致，以大写为准`);
  for (const row of price.rows) checkRow(row, note);
  const computed = computeSum(price.rows, itemSum);
  if (differ(computed, itemSum))
    note(`按单价计算的分项合计为 ${show(computed)} 元，表中各项金额合计 ${show(itemSum)} 元`);
  if (differ(computed, statedTotal))
    note(`报价明细各项相加 ${show(computed)} 元，表中合计为 ${show(statedTotal)} 元，以各项单价计算结果为准`);
  if (differ(stated, computed))
    note(
      `报价明细合计 ${show(computed)} 元与报价 ${show(stated)} 元不一致，以${inOpening === null ? '报价书' : '开标（报价）一览表'}为准`,
    );
  const compared =
    (quoted !== null && [inWords, itemSum, statedTotal, inOpening].some((value) => value !== null)) ||
    (inWords !== null && itemSum !== null);
  return { corrected: stated, consistent: compared ? steps.length === 0 : null, steps };
}

type Note = (text: string, code?: PriceStep['code'], location?: Location) => void;

function checkRow(row: PriceRow, note: Note): void {
  const product = productOf(row);
  if (product === null || product.equals(row.amount)) return;
  const sides = `“${row.title}”单价 ${show(row.unitPrice ?? null)} × 数量 ${row.quantity ?? ''} = ${showAmount(product)} 元，表中为 ${show(row.amount)} 元`;
  if (isMisplaced(product, row.amount))
    note(`${sides}，小数点明显错位，以总价为准，并修改单价`, 'price-decimal-misplaced', row.location);
  else note(`${sides}，以单价计算结果为准`, 'price-inconsistent', row.location);
}

/** Sum of the rows as the law reads them: unit price times quantity, unless its decimal point is misplaced. */
function computeSum(rows: readonly PriceRow[], itemSum: DecimalText | null): DecimalText | null {
  if (itemSum === null) return null;
  return sum(
    rows.map((row) => {
      const product = productOf(row);
      return product === null || isMisplaced(product, row.amount) ? new Decimal(row.amount) : product;
    }),
  ).toFixed();
}

/** Quantity times unit price, in yuan; null where the row does not state both. */
export function productOf({ unitPrice, quantity }: PriceRow): Decimal | null {
  if (quantity === undefined || quantity === null || unitPrice === undefined || unitPrice === null) return null;
  return new Decimal(unitPrice).times(quantity);
}

/** The one is the other with its decimal point moved: their quotient is a power of ten. */
function isMisplaced(product: Decimal, amount: DecimalText): boolean {
  if (product.isZero() || new Decimal(amount).isZero() || product.equals(amount)) return false;
  return Decimal.log10(product.dividedBy(amount)).isInteger();
}

function differ(a: DecimalText | null, b: DecimalText | null): boolean {
  return a !== null && b !== null && !new Decimal(a).equals(b);
}

function show(value: DecimalText | null): string {
  return value === null ? '' : showAmount(new Decimal(value));
}
