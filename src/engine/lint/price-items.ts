import { Decimal, sum } from '../../domain/decimal.ts';
import type { DraftItem, DraftLot } from '../../domain/draft.ts';
import type { PriceItem } from '../../domain/items/price.ts';

/** 报价, 投标报价, 价格分, 价格部分; not 报价合理性 or 报价文件完整性, which are something else. */
const PRICE_TITLE =
  /^(?:投标|响应|磋商|最后|最终|评标|评审)?(?:总)?(?:报价|价格|价)(?:得分|评分|评审|部分|因素|分|项|评分标准)?$/;
const OFFERED = /报价|价格分|投标价/;
const DECORATION = /[\s\d.%％()（）分、:：]/g;

export function isPriceItem(item: DraftItem): item is PriceItem {
  return item.kind === 'price';
}

/** An item that is about the price by its title or its wording, but has no formula that could be read. */
export function looksLikePrice(item: DraftItem): boolean {
  if (item.kind === 'price') return false;
  if (PRICE_TITLE.test(item.title.replace(DECORATION, ''))) return true;
  const text = `${item.title}${item.text ?? ''}`;
  return item.kind === 'unknown' && text.includes('基准价') && OFFERED.test(text);
}

/** Share of the price in the total, weighted over the scales; null where points are missing or there is no price. */
export function calculatePriceWeight(lot: DraftLot): Decimal | null {
  const prices = lot.items.filter((item) => isPriceItem(item) || looksLikePrice(item));
  if (prices.length === 0 || lot.items.some(({ maxPoints }) => maxPoints === null)) return null;
  const total = lot.totalPoints === null ? sumPoints(lot, lot.items) : new Decimal(lot.totalPoints);
  return total.isZero() ? null : sumPoints(lot, prices).dividedBy(total);
}

/** Full marks of some items together; a scale's points count by its weight. */
export function sumPoints(lot: DraftLot, items: readonly DraftItem[]): Decimal {
  const weights = new Map(lot.scales.map(({ id, weight }) => [id, weight]));
  return sum(items.map(({ maxPoints, scale }) => new Decimal(maxPoints ?? '0').times(weights.get(scale ?? '') ?? '1')));
}
