import type { Decimal } from '../domain/decimal.ts';
import type { Finding } from '../domain/finding.ts';
import type { Rounding } from '../domain/rounding.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import type { BidPrice } from './criteria/price.ts';
import type { ScoredItem } from './item-score.ts';
import type { PolicyResult } from './policy.ts';
import type { Standing } from './ranking.ts';

export interface Roundings {
  benchmark: Rounding | null;
  item: Rounding;
  total: Rounding;
}

export interface Bid {
  tenderer: Tenderer;
  id: string;
  rejections: Finding[];
  /** What would reject the bid once a person confirms the facts. */
  proposedRejections: Finding[];
  policy: PolicyResult | null;
  price: BidPrice | null;
}

export interface ScoredBid extends Standing {
  bid: Bid;
  items: ScoredItem[];
  /** The total without any rounding. */
  exactTotal: () => Decimal;
  complete: boolean;
}
