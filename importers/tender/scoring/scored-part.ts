import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { Location } from '../../../src/domain/location.ts';
import { itemPoints } from './item-points.ts';
import type { Group, RawItem } from './raw-item.ts';
import type { StatedTotal } from './row-words.ts';

export interface PartLots {
  /** Empty where the part names none. */
  lots: number[];
  /** It is for the lots that have no part of their own: 其余包. */
  isRest?: true;
}

/** A part of a document that scores bids: a table, or paragraphs; several make up one lot's scoring. */
export interface ScoredPart extends PartLots {
  items: RawItem[];
  /** Totals that the part itself declares: 合计 100, 评分细则（100分）. */
  totals: StatedTotal[];
  subtotals: { group: Group | null; stated: StatedTotal }[];
  /** What its caption says: 技术评分表（满分100分，权重50%）. */
  caption: Group | null;
  captionText: string;
  location: Location;
  purpose: 'award' | 'performance-assessment';
  /** It stands among the forms that a tenderer fills in. */
  isForm: boolean;
}

export function sumItems(items: readonly RawItem[]): Decimal {
  return sum(items.map((item) => new Decimal(itemPoints(item).value ?? '0')));
}

/** What tells an item from another: its name without spaces and signs, and its points. */
export function itemKey(item: RawItem): string {
  return `${item.title.replace(/[^\p{Script=Han}\p{L}\d]/gu, '')}|${itemPoints(item).value ?? ''}`;
}
