/**
 * What a PDF may cost. A page of a dense table has some 5,000 operators and 3,000 characters, an engineering
 * drawing some hundred thousand; the longest bid seen has 2,400 pages.
 */
export const PDF_LIMITS = {
  pages: 5_000,
  operatorsPerPage: 2_000_000,
  glyphsPerPage: 60_000,
  /** Ruling lines of one page before they are merged; beyond, the page is a drawing and gets no tables. */
  rulingsPerPage: 40_000,
  imagesPerPage: 5_000,
  /** Fields of one table's grid on one page. */
  gridFields: 40_000,
  /** How often a document is opened anew after a page that went beyond a limit. */
  reopenings: 3,
} as const;
