import type { Box } from './geometry.ts';

/** Direction of writing on the page, clockwise: 90 runs down the page. Upright vertical writing counts as 90. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * One drawn character. `left`, `right` and `base` are measured along and across its own direction of writing, so that
 * turned text can be read like any other; `x` and `y` are the middle of the character on the page.
 */
export interface Glyph {
  text: string;
  left: number;
  right: number;
  base: number;
  size: number;
  x: number;
  y: number;
  turn: Turn;
  isSpace: boolean;
  isBold: boolean;
  /** Of vertical writing, whose characters stand upright. */
  isUpright: boolean;
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
