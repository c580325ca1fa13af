import { isCjk } from './character-class.ts';
import type { TextPiece } from './text-lines.ts';

/** The space a text is set in: a column of the page, a cell without its padding. */
export interface Measure {
  left: number;
  right: number;
}

export interface Paragraph {
  text: string;
  lines: TextPiece[];
}

/** In ems. */
const INDENT = 1.2;
const WRAP_SLACK = 0.3;
const CENTRING_SLACK = 0.8;
/** Lines farther apart than this many of the usual distances belong to two paragraphs. */
const PITCH_JUMP = 1.6;
const WIDEST_PITCH = 3.2;
const SIZE_JUMP = 1.18;
/** A word wider than this share of its column is broken in mid-word. */
const BROKEN_WORD = 0.95;
const STACKED_LABEL = 3;
const LONG_LINE = 12;
const NARROWER = 4;
const RIGHT_ALIGNED = 2;
/** Longer lines that begin unevenly hang from their number. */
const LONGEST_RIGHT_ALIGNED = 22;
const SAME_END = 1.2;
/** Digits are set narrower than the characters beside them, so that a line full of both ends a little early. */
const NUMBER_SLACK = 1.5;

/** No line of Chinese begins with these unless the one before goes on. */
const NEVER_FIRST = /^[、，。；：！？）〕】》」』”’％]/;

const SENTENCE_END = /[。；;：:！!？?]["”’）)]?$/;
const FIGURES = /^[\d,.%$¥￥+\-—/\s]+$/;
/** A line of a table of contents: leading dots and a page number. */
const CONTENTS_ENTRY = /(?:[.·．_]{4,}|…{2,}|\t)\s*[-（(]?\d+[-）)]?$/;
/** How Chinese documents number: 第一章, 一、, （一）, 1., 1.1, 1）, ①, and marks that count as numbers. */
export const NUMBERING =
  /^(?:第[一二三四五六七八九十百零〇\d]+[章节条部篇卷包]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|[（(]\d{1,3}[）)]|\d{1,3}[、.．)）](?!\d)|\d{1,2}(?:[.．]\d{1,2})+(?!\d)|[①-⑳⑴-⒇]|[★▲●■◆※])/;

/** Puts lines, top first, together to paragraphs. Lines that merely wrap are joined as the text was before it wrapped. */
export function gatherParagraphs(lines: readonly TextPiece[], measure: Measure): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | undefined;
  for (const [at, line] of lines.entries()) {
    const previous = lines[at - 1];
    const continues =
      current !== undefined &&
      previous !== undefined &&
      (isStacked(lines, at) || continuesParagraph(current.lines, line, measure));
    if (continues && current !== undefined && previous !== undefined) {
      current.text += findJoint(previous, line, measure) + line.text;
      current.lines[current.lines.length] = line;
    } else {
      current = { text: line.text, lines: [line] };
      paragraphs[paragraphs.length] = current;
    }
  }
  return paragraphs;
}

/** A label written one character below the other. */
function isStacked(lines: readonly TextPiece[], at: number): boolean {
  let first = at;
  while (first > 0 && isSingle(lines[first - 1]) && isSingle(lines[first])) first -= 1;
  let last = at;
  while (isSingle(lines[last]) && isSingle(lines[last + 1])) last += 1;
  return first < at && last - first + 1 >= STACKED_LABEL;
}

function isSingle(line: TextPiece | undefined): boolean {
  return line !== undefined && line.length === 1 && isCjk(line.text);
}

function continuesParagraph(sofar: readonly TextPiece[], line: TextPiece, measure: Measure): boolean {
  const previous = sofar.at(-1);
  if (previous === undefined || CONTENTS_ENTRY.test(previous.text)) return false;
  const size = Math.max(previous.size, line.size);
  if (size > Math.min(previous.size, line.size) * SIZE_JUMP) return false;
  const pitch = line.base - previous.base;
  const before = sofar.at(-2);
  // Over a page break the distance is negative and says nothing.
  const isPitchKnown = before !== undefined && previous.base > before.base;
  const usual = isPitchKnown ? (previous.base - before.base) * PITCH_JUMP : WIDEST_PITCH * size;
  if (pitch > Math.max(usual, size)) return false;
  const isSentenceOver = SENTENCE_END.test(previous.text);
  if (!isWrapped(previous, line, measure)) {
    if (isSentenceOver) return false;
    return (
      NEVER_FIRST.test(line.text) ||
      breaksInSentence(previous, line) ||
      breaksInNumber(previous, line, measure) ||
      endsLikeNeighbours(before, previous, line, measure)
    );
  }
  if (isSentenceOver && NUMBERING.test(line.text)) return false;
  const isIndented = line.left - previous.left > INDENT * size && !isCentred(line, measure);
  if (!isIndented || isCentred(previous, measure)) return true;
  // A hanging paragraph: its number stands out to the left.
  return sofar.length === 1 && NUMBERING.test(previous.text) && !NUMBERING.test(line.text);
}

/** The paragraph that goes on below a page break inside a cell, or null where another one begins there. */
export function joinOverBreak(above: Paragraph, below: Paragraph, measure: Measure): Paragraph | null {
  const last = above.lines.at(-1);
  const [next] = below.lines;
  if (last === undefined || next === undefined || !isWrapped(last, next, measure)) return null;
  if (SENTENCE_END.test(last.text) && NUMBERING.test(next.text)) return null;
  return { text: above.text + findJoint(last, next, measure) + below.text, lines: [...above.lines, ...below.lines] };
}

/** Some files break lines where the writer's own program broke them; a long line does not end with a comma. */
function breaksInSentence(previous: TextPiece, line: TextPiece): boolean {
  return previous.length >= LONG_LINE && /[，、]$/.test(previous.text) && !NUMBERING.test(line.text);
}

/** 交接期1 above 5个工作日: a number broken near the column's edge. */
function breaksInNumber(previous: TextPiece, line: TextPiece, { right }: Measure): boolean {
  const isNearEdge = right - previous.right < NUMBER_SLACK * previous.size;
  return isNearEdge && /[^\d,.%\s-]\s*\d+$/.test(previous.text) && /^\d+(?:[^\d.、．)）]|$)/.test(line.text);
}

/** Long lines that end at one place, short of the column's edge, were broken there: the text is set narrower. */
function endsLikeNeighbours(
  before: TextPiece | undefined,
  previous: TextPiece,
  line: TextPiece,
  measure: Measure,
): boolean {
  const isLong = previous.length >= LONG_LINE && measure.right - previous.right < NARROWER * previous.size;
  const startsAlike = previous.text[0] === line.text[0] || NUMBERING.test(line.text);
  const isPeer = (other: TextPiece | undefined) =>
    other !== undefined && other.length >= LONG_LINE && Math.abs(other.right - previous.right) < SAME_END;
  const isFlush = line.left < previous.left + previous.size / 2 && !isRightAligned(previous, line, measure);
  return isLong && isFlush && !startsAlike && (isPeer(line) || isPeer(before));
}

/** Whether `next` starts a new line only because it no longer fitted behind `line`. */
export function isWrapped(line: TextPiece, next: TextPiece, measure: Measure): boolean {
  const rightGap = measure.right - line.right;
  const leftGap = line.left - measure.left;
  if (FIGURES.test(line.text) && FIGURES.test(next.text)) {
    // Amounts one below the other; one that is broken has nothing to its left, and its rest is shorter.
    if (leftGap > line.size / 2 || next.length >= line.length) return false;
  }
  // Lines of one paragraph that are centred begin at different places, unless they are equally long.
  const isFlush = Math.abs(next.left - line.left) < SAME_END && line.right - next.right > next.size;
  const isOffLeft = (isCentred(line, measure) && !isFlush) || isRightAligned(line, next, measure);
  const free = isOffLeft ? rightGap + leftGap : rightGap;
  return free < next.headWidth + WRAP_SLACK * Math.max(line.size, next.size);
}

function isCentred(line: TextPiece, { left, right }: Measure): boolean {
  const leftGap = line.left - left;
  const slack = CENTRING_SLACK * line.size;
  return leftGap > slack && Math.abs(leftGap - (right - line.right)) < slack;
}

/** Lines that end together and begin anywhere but at the left. */
function isRightAligned(line: TextPiece, next: TextPiece, { left }: Measure): boolean {
  const slack = line.size * 0.3;
  const isRagged = Math.abs(line.left - next.left) > slack && Math.abs(line.right - next.right) < slack;
  if (line.length > LONGEST_RIGHT_ALIGNED) return false;
  return isRagged && Math.min(line.left, next.left) - left > RIGHT_ALIGNED * line.size;
}

const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** What stood between two lines before the text wrapped: nothing in Chinese, a blank between words. */
export function findJoint(line: TextPiece, next: TextPiece, measure: Measure): string {
  const last = line.text.at(-1) ?? '';
  const first = next.text[0] ?? '';
  if (isCjk(last) || isCjk(first)) return '';
  if (line.endsBlank) return ' ';
  const isWordBroken = line.tailWidth + next.headWidth > (measure.right - measure.left) * BROKEN_WORD;
  if (isWordBroken) return '';
  if (LETTER.test(last) && LETTER.test(first)) return ' ';
  // Chinese typesetting breaks numbers anywhere; a line of words does not.
  return !isCjk(line.text) && LETTER_OR_DIGIT.test(first) && !/[-/]/.test(last) ? ' ' : '';
}
