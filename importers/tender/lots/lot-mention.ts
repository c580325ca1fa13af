import type { Location } from '../../../src/domain/location.ts';

/** Something a line or a table's row says of a lot. */
export interface LotMention {
  lot: number;
  field: 'title' | 'budget' | 'ceilingPrice' | 'setAside' | 'smallMicroDeduction';
  /** Amounts in yuan, rates as fractions, `true` or `false`. */
  value: string;
  location: Location;
  /** The lower, the more it counts. */
  rank: number;
  /** The amount of one year, 80万元/年. */
  isYearly?: boolean;
}
