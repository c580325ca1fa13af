import type { Location } from '../../src/domain/location.ts';
import type { Tone } from '../components/tag.tsx';

/** Where something stands, in words. */
export interface ReportPlace {
  file: string;
  where: string;
  quote: string;
  /** For a page that has the document at hand. */
  at: Pick<Location, 'file' | 'path'>;
}

/** One thing to know, with its reason, its legal basis and its places. */
export interface ReportEntry {
  title: string;
  tone: Tone;
  tag: string;
  /** What it may cost, in points: 差 4 分. */
  harm?: string;
  basis: string | null;
  places: ReportPlace[];
}

export interface ReportCell {
  text: string;
  /** Shown as a tag with its sign. */
  tone?: Tone;
  /** A second, quieter line. */
  note?: string;
  place?: ReportPlace;
}

export interface ReportColumn {
  title: string;
  /** Share of the width. */
  share: number;
  isNumber?: true;
}

export interface ReportTable {
  caption: string;
  columns: ReportColumn[];
  rows: ReportCell[][];
  /** Below the rows, such as a sum. */
  foot?: ReportCell[];
  /** People write into its empty cells by hand. */
  isForSigning?: true;
}

export interface ReportSection {
  id: string;
  title: string;
  /** A sentence under the title. */
  lead?: string;
  entries?: ReportEntry[];
  isNumbered?: true;
  tables?: ReportTable[];
  lines?: string[];
}

/** What page, Word file and HTML file show: one model, no markup. */
export interface Report {
  title: string;
  /** Whom or what it is about. */
  subject: string;
  /** Said at the head of every form of a report that only proposes; null where people have decided. */
  caption: string | null;
  /** Said at the foot of every page of the Word file. */
  foot: string;
  facts: { label: string; value: string }[];
  /** How many of each kind, in the order of their weight. */
  counts: { label: string; count: number; tone: Tone; section: string }[];
  sections: ReportSection[];
  date: string;
}
