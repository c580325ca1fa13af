/**
 * What a file may cost before it is refused. A server reads files of strangers, and a few kilobytes of zip or XML can
 * ask for all the memory there is. Each limit stands far above the largest real bid seen (a 12 MB document part,
 * 16,000 paragraphs) and below what a process with the default heap survives.
 */
export const INPUT_LIMITS = {
  /** Bids full of scanned certificates reach some hundred megabytes. */
  fileBytes: 512 * 1024 * 1024,
  zipEntries: 20_000,
  unpackedBytes: 1024 * 1024 * 1024,
  /** Office XML unpacks to 5 to 40 times its size; deflate itself can reach about 1,000 times. */
  unpackRatio: 150,
  /** Small parts of blanks compress without bound and harm nobody, so the ratio counts only from here on. */
  unpackRatioFromBytes: 8 * 1024 * 1024,
  xmlPartBytes: 64 * 1024 * 1024,
  /** Kept elements of one part; each costs up to 2 kB until it is a block. A 200-page bid has about 50,000. */
  xmlElements: 600_000,
  /** Readers recurse, and Word itself nests some tens of levels. */
  xmlDepth: 256,
  /** Sheets of one workbook together; ten million cells without a value cost as much time as those with one. */
  sheetBytes: 128 * 1024 * 1024,
  /** Browsers, too, stop nesting elements here. */
  htmlDepth: 512,
  /** Cells of all tables of one file, empty ones counted. The largest price list seen has about 40,000. */
  tableCells: 300_000,
  /** One long text may be shown by a few bytes for every cell, so what is written down is counted as well. */
  tableCharacters: 32 * 1024 * 1024,
  /** A text of ten thousand pages. */
  textBytes: 64 * 1024 * 1024,
  /** Lines of a text or paragraphs of a page; each becomes a block. */
  textLines: 500_000,
  /** Zips inside zips. */
  zipNesting: 3,
  /** What all documents of one zip may amount to, so that it still fits into one answer. */
  archiveCharacters: 40 * 1024 * 1024,
} as const;
