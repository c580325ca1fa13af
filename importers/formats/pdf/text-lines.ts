import { CJK, CLOSING, classify, LEADER, OPENING, WORD } from './character-class.ts';
import type { Glyph } from './page-content.ts';

/** A piece of one line of text, without a wide gap inside. */
export interface TextPiece {
  text: string;
  left: number;
  right: number;
  base: number;
  size: number;
  isBold: boolean;
  /** Width of what the line above would have had to take in for this line to begin later: a character or a word. */
  headWidth: number;
  /** Width of the word or number this piece ends with, 0 after a Chinese character. */
  tailWidth: number;
  /** Characters without blanks. */
  length: number;
  /** A blank was drawn after the last character. */
  endsBlank: boolean;
}

/** Pieces on one baseline, from left to right; `gaps[n]` stands between piece n and n + 1. */
export interface TextRow {
  pieces: TextPiece[];
  gaps: string[];
}

/** How far off its neighbours' baseline a character may stand (raised figures do), in ems. */
const BASELINE_SLACK = 0.42;
/** Nearer copies of one character make it bold, in widths and ems. */
const COPY_SHIFT = 0.3;
const LEAST_BLANK = 0.12;
/** Gaps without a blank that count as one, in ems: between Latin letters, and beside Chinese characters. */
const LATIN_GAP = 0.21;
const CJK_GAP = 0.45;
const TAB_GAP = 2;

/** A row as one piece. */
export function joinRow(row: TextRow): TextPiece {
  const [first] = row.pieces;
  const last = row.pieces.at(-1);
  if (first === undefined || last === undefined || first === last) return first ?? NOTHING;
  const length = row.pieces.reduce((sum, piece) => sum + piece.length, 0);
  const boldLength = row.pieces.reduce((sum, piece) => sum + (piece.isBold ? piece.length : 0), 0);
  return {
    ...last,
    text: row.pieces.map((piece, at) => piece.text + (row.gaps[at] ?? '')).join(''),
    left: first.left,
    headWidth: first.headWidth,
    size: Math.max(...row.pieces.map((piece) => piece.size)),
    length,
    isBold: boldLength > length * 0.7,
  };
}

const NOTHING: TextPiece = {
  text: '',
  left: 0,
  right: 0,
  base: 0,
  size: 0,
  isBold: false,
  headWidth: 0,
  tailWidth: 0,
  length: 0,
  endsBlank: false,
};

/** Characters of one baseline, from left to right. */
interface GlyphLine {
  glyphs: Glyph[];
  base: number;
  size: number;
}

/** Puts characters of one direction into lines, top first. */
export function gatherLines(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: GlyphLine[] = [];
  let current: GlyphLine | undefined;
  for (const glyph of glyphs) {
    if (current === undefined || !isOnLine(current, glyph)) {
      current = undefined;
      for (let at = lines.length - 1; at >= 0 && current === undefined; at -= 1) {
        const line = lines[at];
        if (line !== undefined && isOnLine(line, glyph)) current = line;
      }
      if (current === undefined) {
        current = { glyphs: [], base: glyph.base, size: glyph.size };
        lines[lines.length] = current;
      }
    }
    if (glyph.size > current.size * 1.2 && !glyph.isSpace) {
      current.size = glyph.size;
      current.base = glyph.base;
    }
    current.glyphs[current.glyphs.length] = glyph;
  }
  lines.sort((one, other) => one.base - other.base);
  return lines
    .filter((line) => line.glyphs.some((glyph) => !glyph.isSpace))
    .map((line) => line.glyphs.sort((one, other) => one.left - other.left));
}

function isOnLine(line: GlyphLine, glyph: Glyph): boolean {
  return Math.abs(line.base - glyph.base) <= BASELINE_SLACK * Math.max(line.size, glyph.size);
}

/** The text of a line, cut where a gap is wider than `cutAt` ems. */
export function readRow(glyphs: readonly Glyph[], cutAt = Number.POSITIVE_INFINITY): TextRow {
  const row: TextRow = { pieces: [], gaps: [] };
  let writer: PieceWriter | undefined;
  let previous: Glyph | undefined;
  let blanks = '';
  for (const glyph of glyphs) {
    if (glyph.isSpace) {
      blanks += glyph.text;
      continue;
    }
    if (previous === undefined || writer === undefined) {
      writer = new PieceWriter(glyph);
    } else if (isCopy(previous, glyph)) {
      writer.embolden();
      continue;
    } else {
      const gap = readGap(previous, glyph, blanks);
      if (glyph.left - writer.right > cutAt * Math.max(previous.size, glyph.size) && !isLeader(previous, glyph)) {
        row.pieces[row.pieces.length] = writer.finish(blanks);
        row.gaps[row.gaps.length] = gap === '' ? ' ' : gap;
        writer = new PieceWriter(glyph);
      } else writer.add(glyph, gap);
    }
    previous = glyph;
    blanks = '';
  }
  if (writer !== undefined) row.pieces[row.pieces.length] = writer.finish(blanks);
  return row;
}

function isCopy(one: Glyph, other: Glyph): boolean {
  if (one.text !== other.text) return false;
  const shift = COPY_SHIFT * Math.max(one.right - one.left, one.size * 0.2);
  return Math.abs(one.left - other.left) < shift && Math.abs(one.base - other.base) < COPY_SHIFT * one.size;
}

/** Dots that lead to a page number hold a line together. */
function isLeader(one: Glyph, other: Glyph): boolean {
  return (classify(one.text) & classify(other.text) & LEADER) !== 0;
}

/** What stands between two characters: the blanks that show, or one for a gap that looks like one. */
function readGap(one: Glyph, other: Glyph, blanks: string): string {
  const size = Math.max(one.size, other.size);
  const gap = (other.left - one.right) / size;
  if (blanks !== '') return gap < LEAST_BLANK ? '' : blanks.slice(0, Math.max(1, Math.round(gap / LEAST_BLANK)));
  if (gap > TAB_GAP) return '\t';
  const isLatin = ((classify(one.text) | classify(other.text)) & CJK) === 0;
  return gap > (isLatin ? LATIN_GAP : CJK_GAP) ? ' ' : '';
}

class PieceWriter {
  right: number;
  private readonly left: number;
  private text: string;
  private base: number;
  private size: number;
  private length = 1;
  private boldLength: number;
  private headEnd: number;
  private isHeadOpen: boolean;
  private tailStart: number;
  private last: Glyph;

  constructor(first: Glyph) {
    this.left = first.left;
    this.right = first.right;
    this.text = first.text;
    this.base = first.base;
    this.size = first.size;
    this.boldLength = first.isBold ? 1 : 0;
    this.headEnd = first.right;
    this.isHeadOpen = true;
    this.tailStart = first.left;
    this.last = first;
  }

  add(glyph: Glyph, gap: string): void {
    const isJoined = gap === '' && belongTogether(this.last.text, glyph.text);
    if (this.isHeadOpen && isJoined) this.headEnd = glyph.right;
    else this.isHeadOpen = false;
    if (!(gap === '' && isWord(this.last.text) && isWord(glyph.text))) this.tailStart = glyph.left;
    this.text += gap + glyph.text;
    this.right = Math.max(this.right, glyph.right);
    if (glyph.size > this.size) {
      this.size = glyph.size;
      this.base = glyph.base;
    }
    this.length += 1;
    if (glyph.isBold) this.boldLength += 1;
    this.last = glyph;
  }

  /** The last character was drawn once more, as printers do for bold. */
  embolden(): void {
    if (!this.last.isBold) this.boldLength += 1;
  }

  finish(blanks: string): TextPiece {
    const { text, left, right, base, size, length } = this;
    return {
      text,
      left,
      right,
      base,
      size,
      length,
      isBold: this.boldLength > length * 0.7,
      headWidth: this.headEnd - left,
      endsBlank: blanks !== '',
      tailWidth: isWord(this.last.text) ? right - this.tailStart : 0,
    };
  }
}

/** Whether a line never breaks between the two. */
function belongTogether(one: string, other: string): boolean {
  const before = classify(one);
  const after = classify(other);
  return (before & after & WORD) !== 0 || (before & OPENING) !== 0 || (after & CLOSING) !== 0;
}

function isWord(text: string): boolean {
  return (classify(text) & WORD) !== 0;
}
