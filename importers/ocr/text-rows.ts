import type { OcrLine } from './recognise-page.ts';

/** What stands side by side on a page, left to right. */
export interface TextRow {
  text: string;
  /** Mean over the characters. */
  confidence: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pieces are in one row where their middles are closer than this part of their height. */
const SAME_ROW = 0.5;
/** A wider gap, in heights, was left on purpose: a blank to fill in, or the next label. */
const WIDE_GAP = 0.6;

export function joinRows(lines: readonly OcrLine[]): TextRow[] {
  const sorted = lines.filter(({ text }) => text.trim() !== '').sort((a, b) => middleOf(a) - middleOf(b));
  const rows: OcrLine[][] = [];
  for (const line of sorted) {
    const row = rows.at(-1);
    const mate = row?.at(-1);
    if (row !== undefined && mate !== undefined && isBeside(mate, line)) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => joinRow(row.sort((a, b) => a.box.left - b.box.left)));
}

function isBeside(one: OcrLine, other: OcrLine): boolean {
  const height = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
  const overlap = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  return Math.abs(middleOf(one) - middleOf(other)) < SAME_ROW * height && overlap < height;
}

function joinRow(pieces: readonly OcrLine[]): TextRow {
  let text = '';
  let sum = 0;
  let count = 0;
  let end = Number.POSITIVE_INFINITY;
  for (const { text: piece, confidence, box } of pieces) {
    const isApart = box.left - end > WIDE_GAP * (box.bottom - box.top);
    text += (isApart || isLatinSeam(text, piece) ? ' ' : '') + piece;
    sum += confidence * piece.length;
    count += piece.length;
    end = box.right;
  }
  return {
    text,
    confidence: count === 0 ? 0 : sum / count,
    left: Math.min(...pieces.map(({ box }) => box.left)),
    right: Math.max(...pieces.map(({ box }) => box.right)),
    top: Math.min(...pieces.map(({ box }) => box.top)),
    bottom: Math.max(...pieces.map(({ box }) => box.bottom)),
  };
}

/** Words of Latin letters are divided by blanks, Chinese text runs on. */
export function isLatinSeam(before: string, after: string): boolean {
  return /[A-Za-z][.,;:]?$/.test(before) && /^[A-Za-z]/.test(after);
}

function middleOf({ box }: OcrLine): number {
  return (box.top + box.bottom) / 2;
}
