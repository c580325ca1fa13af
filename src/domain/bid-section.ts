import type { Location } from './location.ts';
import type { DecimalText } from './scalars.ts';

/** A paragraph, or a table's cell, as it stands. */
export interface Passage {
  text: string;
  location: Location;
  isCell?: true;
}

/** A title of the bid and what stands under it down to the next title, in reading order. */
export interface BidSection {
  title: string;
  /** 附件4-1, where the title begins with such a number. */
  annex: string | null;
  /** 1 is highest; sections that follow with a greater level belong to this one. */
  level: number;
  /** What kind of form it belongs to. */
  form: string;
  location: Location;
  passages: Passage[];
  /** Tables that have nothing below their head. */
  emptyTables: Location[];
  filledRows: number;
  pictures: number;
  /** Places that were to be filled in and were not. */
  blanks: Location[];
  /** Places for a signature, a seal or its date where nothing stands. */
  unsigned: Location[];
  /** Lots and project numbers that a form names. */
  lots: { lot: number; location: Location }[];
  projectNumbers: { number: string; location: Location }[];
}

/** A figure that a bid promises, by what it measures: 一般故障响应 15 分钟. */
export interface FigureClaim {
  what: string;
  value: DecimalText;
  unit: string;
  location: Location;
  /** Said in an answer table rather than in running text. */
  inAnswer: boolean;
}

/** An entry of an index that says where something stands. */
export interface IndexEntry {
  title: string;
  /** Page it names; null where it names a part instead. */
  page: number | null;
  /** Annex it names: 附件4-5. */
  annexes: string[];
  location: Location;
}
