import { checkPicture } from '../formats/image/decode-picture.ts';
import { PictureError } from '../formats/image/picture-limits.ts';
import { type Bitmap, type GrayImage, resizeGray } from './bitmap.ts';
import { type OcrOptions, OcrUnavailableError } from './ocr-options.ts';
import { runDecoding } from './ocr-pool.ts';
import { findSeals, toGrayWithoutSeals } from './red-seals.ts';

/** A page in grey with its seals bleached, no larger than is of use. */
export interface PreparedPage {
  page: GrayImage;
  seals: number;
}

/** More pixels cost time and do not read better: A4 at 250 dpi. */
const LONGEST_SIDE = 2900;

export function prepareBitmap(bitmap: Bitmap): PreparedPage {
  const seals = findSeals(bitmap);
  return { page: limitSize(toGrayWithoutSeals(bitmap, seals)), seals: seals.length };
}

/**
 * Decodes PNG, JPEG, WebP or BMP in a process of its own, which a hostile picture may take down.
 * @throws PictureError, OcrUnavailableError
 */
export async function preparePicture(bytes: Uint8Array, options: OcrOptions): Promise<PreparedPage> {
  checkPicture(bytes);
  try {
    return await runDecoding(bytes, options);
  } catch (error) {
    if (error instanceof OcrUnavailableError && error.hasCrashed) {
      throw new PictureError('broken', 'decoding crashed', error);
    }
    throw error;
  }
}

function limitSize(page: GrayImage): GrayImage {
  const scale = LONGEST_SIDE / Math.max(page.width, page.height);
  if (scale >= 1) return page;
  return resizeGray(page, Math.max(1, Math.round(page.width * scale)), Math.max(1, Math.round(page.height * scale)));
}
