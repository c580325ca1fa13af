import type { Box, Matrix } from './geometry.ts';
import { findSignFont } from './glyph-text.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** What reading needs to know of a font. */
export interface FontTraits {
  isVertical: boolean;
  isBold: boolean;
  /** The typeface, where its characters are signs. */
  signs: string | null;
  /** Text units of one unit of glyph space. */
  scale: number;
  /** Advance and offset of vertical glyphs that have none of their own. */
  verticalMetrics: readonly [advance: number, x: number, y: number];
}

/** The part of PDF's graphics state that `q` and `Q` keep. */
export interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  font: FontTraits | null;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderingMode: number;
  lineWidth: number;
  /** How much had been painted when the matrix was last changed. */
  movedAt: number;
}

export const NOT_MOVED = -1;

export function startState(matrix: Matrix, clip: Box): GraphicsState {
  return {
    matrix,
    clip,
    font: null,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
    lineWidth: 1,
    movedAt: NOT_MOVED,
  };
}

/** Names of heavy faces; YaHei and its like are plain sans-serif text faces. */
const BOLD_NAME = /bold|heavy|black|demi|(?<!ya)hei|黑体|粗/i;
const UNITS_PER_EM = 0.001;
/** A font that has not come by then never comes. */
const FONT_PATIENCE_MS = 2_000;
const CENTRED_VERTICAL = [-1000, 0, 880] as const;

/** The fonts of a page by the names its operators use. */
export class FontShelf {
  private readonly page: PDFPageProxy;
  private readonly fonts = new Map<string, FontTraits | null>();

  constructor(page: PDFPageProxy) {
    this.page = page;
  }

  has(name: string): boolean {
    return this.page.commonObjs.has(name);
  }

  /** Fonts travel apart from the operators, and may come after the last of them. */
  async load(names: readonly string[]): Promise<void> {
    const arrivals = names.map(
      (name) => new Promise<void>((resolve) => this.page.commonObjs.get(name, () => resolve())),
    );
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FONT_PATIENCE_MS);
    });
    await Promise.race([Promise.all(arrivals), patience]);
    clearTimeout(timer);
  }

  find(name: string): FontTraits | null {
    const known = this.fonts.get(name);
    if (known !== undefined) return known;
    const font = this.page.commonObjs.has(name) ? this.page.commonObjs.get(name) : null;
    const traits = font === null ? null : readTraits(font);
    this.fonts.set(name, traits);
    return traits;
  }
}

interface PdfjsFont {
  name?: string;
  bold?: boolean;
  black?: boolean;
  vertical?: boolean;
  fontMatrix?: readonly number[];
  defaultVMetrics?: readonly [number, number, number];
}

function readTraits(font: PdfjsFont): FontTraits {
  return {
    isVertical: font.vertical === true,
    isBold: font.bold === true || font.black === true || BOLD_NAME.test(font.name ?? ''),
    signs: findSignFont(font.name ?? ''),
    scale: font.fontMatrix?.[0] ?? UNITS_PER_EM,
    verticalMetrics: font.defaultVMetrics ?? CENTRED_VERTICAL,
  };
}
