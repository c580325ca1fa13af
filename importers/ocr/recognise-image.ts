import type { Block } from '../../src/domain/document.ts';
import type { QuarterTurn } from './bitmap.ts';
import { OcrDeadlineError, type OcrOptions } from './ocr-options.ts';
import { type PlacedBlock, type PlacedCell, placeText } from './reading-order.ts';
import { type OcrLine, type PageImage, type RecognisedPage, recognisePage } from './recognise-page.ts';

/** A place where what was read may be wrong. */
export interface UncertainPlace {
  path: string;
  page: number | null;
  quote: string;
  confidence: number;
}

/** A page that was read from its picture. */
export interface OcrPage {
  page: number | null;
  path: string;
  blocks: Block[];
  uncertain: UncertainPlace[];
  /** Places that look like text and could not be read. */
  unread: number;
  /** Clockwise, to stand upright. */
  angle: QuarterTurn;
  seals: number;
  isOutOfTime: boolean;
}

/** Below this a person has to look. */
export const CONFIDENT = 0.9;
/** Below this it is a guess: a logo, a stain, a signature. */
const GUESSED = 0.5;

/**
 * Reads a page from its picture. Paths begin with `path`: `page[3]/p[1]`, `page[3]/table[1]/row[2]/cell[1]`.
 * @throws PictureError, OcrUnavailableError, or the signal's reason
 */
export async function recogniseImageToBlocks(
  image: PageImage,
  path: string,
  page: number | null,
  options: OcrOptions = {},
): Promise<OcrPage> {
  const empty = { page, path, blocks: [], uncertain: [], unread: 0, angle: 0, seals: 0 } as const;
  try {
    return writePage(await recognisePage(image, options), path, page);
  } catch (error) {
    if (!(error instanceof OcrDeadlineError)) throw error;
    return { ...empty, blocks: [], uncertain: [], isOutOfTime: true };
  }
}

function writePage(recognised: RecognisedPage, path: string, page: number | null): OcrPage {
  const read = recognised.lines.filter(({ confidence }) => confidence >= GUESSED);
  const unread = recognised.lines.filter((line) => !read.includes(line) && isLegible(line, recognised));
  const uncertain: UncertainPlace[] = [];
  const note = (place: string, quote: string, confidence: number) => {
    if (confidence < CONFIDENT) uncertain.push({ path: place, page, quote, confidence: round(confidence) });
  };
  let paragraphs = 0;
  let tables = 0;
  const blocks = placeText({ ...recognised, lines: read }).map((block): Block => {
    if (block.type === 'table') {
      tables += 1;
      return writeTable(block, `${path}/table[${tables}]`, page, note);
    }
    paragraphs += 1;
    const place = `${path}/p[${paragraphs}]`;
    note(place, block.text, block.confidence);
    return { type: 'paragraph', path: place, page, text: block.text, confidence: round(block.confidence) };
  });
  const { angle, seals } = recognised;
  return { page, path, blocks, uncertain, unread: unread.length, angle, seals, isOutOfTime: false };
}

function writeTable(
  { rows }: Extract<PlacedBlock, { type: 'table' }>,
  path: string,
  page: number | null,
  note: (place: string, quote: string, confidence: number) => void,
): Block {
  let sum = 0;
  let count = 0;
  const write = ({ text, rowSpan, colSpan, confidence }: PlacedCell, row: number, cell: number) => {
    if (confidence !== null) {
      note(`${path}/row[${row + 1}]/cell[${cell + 1}]`, text, confidence);
      sum += confidence * text.length;
      count += text.length;
    }
    return { text, rowSpan, colSpan };
  };
  const cells = rows.map((row, index) => row.map((cell, at) => write(cell, index, at)));
  return { type: 'table', path, page, rows: cells, ...(count === 0 ? {} : { confidence: round(sum / count) }) };
}

/** Specks of dust look like text, too: what counts is as large as a character of small print. */
const SMALL_PRINT = 1 / 160;

function isLegible({ box }: OcrLine, { width, height }: RecognisedPage): boolean {
  const least = Math.max(width, height) * SMALL_PRINT;
  return box.bottom - box.top > least && box.right - box.left > 3 * least;
}

function round(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
