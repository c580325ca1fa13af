import type { Location } from '../../../src/domain/location.ts';
import type { Passage } from '../passages/passage.ts';

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

/** Where a document says which lots there are; rules, contracts and forms speak of lots in other ways. */
export const MENTIONING: ReadonlySet<Passage['chapter']> = new Set<Passage['chapter']>([
  'cover',
  'notice',
  'instructions',
  'requirements',
  'commercial',
  'other',
]);
