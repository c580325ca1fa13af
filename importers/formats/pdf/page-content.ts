import type { Box } from './geometry.ts';

/** Direction of writing on the page, clockwise: 90 runs down the page. Upright vertical writing counts as 90. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * One drawn character. `left`, `right` and `base` are measured along and across its own direction of writing, so that
 * turned text can be read like any other; `x` and `y` are the middle of the character on the page.
 *
 * A class, because V8 takes plain objects made by the thousand for long-lived ones and keeps them until memory is scarce.
 */
export class Glyph {
  readonly text: string;
  readonly size: number;
  readonly turn: Turn;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly x: number;
  readonly y: number;
  isSpace = false;
  isBold = false;
  /** Of vertical writing, whose characters stand upright. */
  isUpright = false;

  constructor(text: string, size: number, turn: Turn, start: number, end: number, base: number, x: number, y: number) {
    this.text = text;
    this.size = size;
    this.turn = turn;
    this.left = start < end ? start : end;
    this.right = start < end ? end : start;
    this.base = base;
    this.x = x;
    this.y = y;
  }
}

/** A straight line along an axis; thin filled rectangles count too. */
export interface Ruling {
  isHorizontal: boolean;
  /** y of a horizontal line, x of a vertical one. */
  at: number;
  from: number;
  to: number;
}

/** What one page draws, before anything is understood. */
export interface PageContent {
  width: number;
  height: number;
  glyphs: Glyph[];
  rulings: Ruling[];
  images: Box[];
  /** Pictures no larger than a character. */
  marks: Box[];
  /** Text that runs neither along nor down the page: stamps and watermarks. */
  obliqueText: string;
  /** Characters drawn invisibly, as text layers over scans are. */
  hiddenGlyphs: number;
  /** Characters whose font does not say what they are. */
  unmappedGlyphs: number;
  /** Filled or stroked shapes that are no lines: letters drawn as outlines among them. */
  shapes: number;
  isTooDetailed: boolean;
}
