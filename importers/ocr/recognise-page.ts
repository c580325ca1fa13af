import { type Bitmap, type QuarterTurn, rotateGray } from './bitmap.ts';
import type { CellGrid } from './cell-grid.ts';
import { findInk } from './ink.ts';
import type { OcrOptions } from './ocr-options.ts';
import { readRegions, rightPage } from './page-direction.ts';
import { type PreparedPage, prepareBitmap, preparePicture } from './prepare-page.ts';
import { estimateSkew } from './skew.ts';

export interface OcrLine {
  text: string;
  /** Mean over the characters, 0 to 1. */
  confidence: number;
  box: { left: number; top: number; right: number; bottom: number };
}

/** What a page says. Boxes and tables are in pixels of the righted page. */
export interface RecognisedPage {
  lines: OcrLine[];
  tables: CellGrid[];
  /** The page was turned so far clockwise to stand upright. */
  angle: QuarterTurn;
  seals: number;
  width: number;
  height: number;
}

/** Pixels, an encoded PNG, JPEG, WebP or BMP, or a page that was prepared elsewhere. */
export type PageImage = Bitmap | Uint8Array | PreparedPage;

const SLIGHT_SKEW_DEGREES = 0.15;

/**
 * Reads a page from its picture.
 * @throws PictureError, OcrDeadlineError, OcrUnavailableError, or the signal's reason
 */
export async function recognisePage(image: PageImage, options: OcrOptions = {}): Promise<RecognisedPage> {
  const { page, seals } = await prepare(image, options);
  const ink = findInk(page);
  const skew = estimateSkew(ink);
  const isStraight = Math.abs(skew) <= SLIGHT_SKEW_DEGREES;
  const straight = isStraight ? page : rotateGray(page, -skew);
  const layout = await rightPage(straight, isStraight ? ink : findInk(straight), options);
  const texts = await readRegions(layout, layout.regions, options);
  const lines = layout.regions.map(({ left, top, right, bottom }, index) => ({
    ...(texts[index] ?? { text: '', confidence: 0 }),
    box: { left, top, right, bottom },
  }));
  const { width, height } = layout.page;
  return { lines, tables: layout.tables, angle: layout.angle, seals, width, height };
}

async function prepare(image: PageImage, options: OcrOptions): Promise<PreparedPage> {
  if (image instanceof Uint8Array) return preparePicture(image, options);
  return 'page' in image ? image : prepareBitmap(image);
}
