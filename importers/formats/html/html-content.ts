/** What a page shows, before it is known where it stands in the document. */
export type HtmlItem = TextItem | TableItem;

export interface TextItem {
  kind: 'text';
  text: string;
  /** Level of a heading, null for a paragraph. */
  level: number | null;
  /** Alternative texts of its images. */
  images: string[];
  line: number;
}

export interface TableItem {
  kind: 'table';
  rows: HtmlCell[][];
  line: number;
}

export interface HtmlCell {
  items: HtmlItem[];
  rowSpan: number;
  colSpan: number;
}

/** What a page holds that no block can show. */
export interface HtmlTally {
  scripts: number;
  /** Pictures, frames and styles that stand somewhere else. */
  external: number;
  embedded: number;
  /** Texts of elements the page hides. */
  hidden: string[];
  isTableCut: boolean;
}

export interface HtmlContent {
  items: HtmlItem[];
  tally: HtmlTally;
}
