import { isLatinSeam, type TextRow } from './text-rows.ts';

/** A run of rows that belong together. */
export interface TextParagraph {
  text: string;
  confidence: number;
}

/** Where a column of text begins and ends. */
export interface Column {
  left: number;
  right: number;
}

/** Where most of the text begins and ends: what is set beside the column, or hangs out of it, does not move its edges. */
export function measureColumn(rows: readonly TextRow[]): Column {
  return {
    left: pickShare(rows, (row) => row.left, 0.2),
    right: pickShare(rows, (row) => row.right, 0.8),
  };
}

/** The edge that this share of the text, by its length, lies before. */
function pickShare(rows: readonly TextRow[], edge: (row: TextRow) => number, share: number): number {
  const sorted = [...rows].sort((a, b) => edge(a) - edge(b));
  const whole = sorted.reduce((sum, row) => sum + row.right - row.left, 0);
  let passed = 0;
  for (const row of sorted) {
    passed += row.right - row.left;
    if (passed >= whole * share) return edge(row);
  }
  return 0;
}

/** A numbered clause, a marked one or a note begins anew, however full the row before it is. */
const BEGINS_ANEW = new RegExp(
  [
    '^第[一二三四五六七八九十百零〇\\d]+[章节条部篇]',
    '^[一二三四五六七八九十]+[、.．]',
    '^[（(][一二三四五六七八九十\\d]+[）)]',
    '^\\d{1,2}(?:[、．)）]|[.](?!\\d))',
    '^\\d{1,2}(?:[.．]\\d{1,2})+(?![\\d%％分元万年个天])',
    '^[①-⑳★▲■●◆☆△□○*※]',
    '^注[:：]',
  ].join('|'),
  'u',
);
/** Ends of sentences after which a full row may still be the last one. */
const ENDS = /[。！？；：!?;:]$/u;

/**
 * Rows into paragraphs: a row that does not reach the end of its column is the last of its paragraph, an indented row is
 * the first of the next.
 */
export function joinParagraphs(rows: readonly TextRow[], column: Column): TextParagraph[] {
  const paragraphs: TextRow[][] = [];
  for (const row of rows) {
    const current = paragraphs.at(-1);
    const before = current?.at(-1);
    if (current !== undefined && before !== undefined && continues(before, row, column)) current.push(row);
    else paragraphs.push([row]);
  }
  return paragraphs.map(toParagraph);
}

function continues(before: TextRow, row: TextRow, column: Column): boolean {
  const height = Math.min(before.bottom - before.top, row.bottom - row.top);
  const taller = Math.max(before.bottom - before.top, row.bottom - row.top);
  const slack = column.right - before.right;
  const indent = row.left - column.left;
  if (slack > 2 * height || indent > 1.2 * height || taller > 1.6 * height) return false;
  if (row.top - before.bottom > 1.2 * height || BEGINS_ANEW.test(row.text)) return false;
  return !(ENDS.test(before.text) && slack > 1.2 * height);
}

function toParagraph(rows: readonly TextRow[]): TextParagraph {
  let text = '';
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    text += (isLatinSeam(text, row.text) ? ' ' : '') + row.text;
    sum += row.confidence * row.text.length;
    count += row.text.length;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
