import { imageSize } from 'image-size';
import { decodeTiffPage } from '../formats/image/decode-tiff.ts';
import { checkPictureSize, PictureError } from '../formats/image/picture-limits.ts';
import { listTiffPages } from '../formats/image/tiff-pages.ts';
import { toGray } from '../ocr/bitmap.ts';
import { OcrDeadlineError, OcrUnavailableError } from '../ocr/ocr-options.ts';
import { runLikening } from '../ocr/ocr-pool.ts';
import { isLargeEnough, measureLikeness } from './likeness.ts';
import { TRACE_LIMITS } from './trace-limits.ts';

/** Of a picture, as far as it can be told. */
export interface PictureLooks {
  width: number | null;
  height: number | null;
  likeness: string | null;
}

export const UNKNOWN_LOOKS: PictureLooks = { width: null, height: null, likeness: null };
/** Drawings made of lines (SVG, EMF, WMF) are not drawn: they may ask for anything. */
const DECODED: ReadonlySet<string> = new Set(['bmp', 'gif', 'jpg', 'png', 'webp']);

/** @param deadline as of `Date.now()`; a picture that is not decoded by then keeps its size only */
export async function lookAtPicture(bytes: Uint8Array, deadline: number): Promise<PictureLooks> {
  try {
    const { width, height, type = '' } = imageSize(bytes);
    checkPictureSize(width, height);
    if (type === 'tiff') return lookAtTiff(bytes);
    if (!DECODED.has(type)) return UNKNOWN_LOOKS;
    const until = Math.min(deadline, Date.now() + TRACE_LIMITS.onePictureMs);
    const likeness = isLargeEnough({ width, height }) ? await liken(bytes, until) : null;
    return { width, height, likeness };
  } catch {
    // Whatever a stranger's picture is made of, it is told as one that cannot be decoded.
    return UNKNOWN_LOOKS;
  }
}

/** The first page. */
function lookAtTiff(bytes: Uint8Array): PictureLooks {
  const [page] = listTiffPages(bytes);
  if (page === undefined) throw new PictureError('broken', 'no page');
  const bitmap = decodeTiffPage(bytes, page);
  return { width: bitmap.width, height: bitmap.height, likeness: measureLikeness(toGray(bitmap)) };
}

async function liken(bytes: Uint8Array, deadline: number): Promise<string | null> {
  try {
    return await runLikening(bytes, { deadline });
  } catch (error) {
    if (error instanceof OcrDeadlineError || error instanceof OcrUnavailableError) return null;
    throw error;
  }
}
