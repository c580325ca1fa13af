import type { Location } from '../../src/domain/location.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';

/** A group of scoring items: 第二部分 客观分（30分）, 技术部分（70分）. */
export interface CriterionSection {
  title: string;
  /** The group's own total, where the document states one. */
  points: DecimalText | null;
  /** What the heading says of all items below it: 客观分 → true, 主观分 → false. */
  objective: boolean | null;
  location: Location;
}

/** Several scales of (usually) 100 points that are weighted into one total. */
export interface CriterionScale {
  id: string;
  title: string;
  points: DecimalText;
  /** Fraction of the total: 0.5. */
  weight: DecimalText;
}

/**
 * One scoring item as it stands in a document, before anything is made of its wording. Whatever shape the document has
 * it in (a row, several rows of a split table, a paragraph), its text is whole here: continued rows are joined.
 */
export interface CriterionRow {
  /** As the document numbers it: 1, 2.2.4（1）. */
  number: string | null;
  /** Without its number and without the points in it: 报价(30%) → 报价. */
  title: string;
  section: CriterionSection | null;
  /** Full marks; null where none are stated, or where they could not be read. */
  maxPoints: DecimalText | null;
  /** From a column 客观/主观 or 是/否, else from the section; null where the document does not say. */
  objective: boolean | null;
  /** The whole rule, line breaks as `\n`, cells of one row apart by `\n`. */
  text: string;
  /** Places of the text in reading order, where the row stands in several. */
  locations: Location[];
  /** Id of its scale; null where there is one scale only. */
  scale: string | null;
  /** Its wording gives marks out of 100, which its weight brings to its full marks. */
  isWeighted?: true;
}

/** The scoring of one lot as rows. */
export interface CriterionTable {
  /** Numbers of the lots it is for; empty where it is for all of them. */
  lots: number[];
  purpose: 'award' | 'performance-assessment';
  rows: CriterionRow[];
  scales: CriterionScale[];
  /** Total the document declares (合计 100, 总分100分), with its place. */
  total: { points: DecimalText; location: Location } | null;
}
