import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import type { CriterionSection } from '../criterion-row.ts';
import type { StatedTotal } from './row-words.ts';

export interface PlacedPoints {
  value: DecimalText;
  location: Location;
}

/** A group of items as it stands: a row of its own, a merged cell, or the caption of a table. */
export interface Group extends CriterionSection {
  level: 'caption' | 'row' | 'cell';
}

/** An item with each place that says something of its full marks. */
export interface RawItem {
  number: string | null;
  title: string;
  groups: Group[];
  columnPoints: PlacedPoints | null;
  titlePoints: PlacedPoints | null;
  objective: boolean | null;
  texts: string[];
  locations: Location[];
  /** Which part of its table it stands in, counted by heads. */
  segment: number;
  /** Its wording gives marks of 100 that a weight brings to its points. */
  isWeighted: boolean;
}

/** What the rows of one table, or of one table cut into several, hold. */
export interface ReadRows {
  items: RawItem[];
  totals: StatedTotal[];
  subtotals: { group: Group | null; stated: StatedTotal }[];
  /** Rows that are no items, with their text. */
  remarks: { text: string; location: Location }[];
  /** Items whose points' column is there but empty. */
  blanks: number;
  hasPointsColumn: boolean;
}
