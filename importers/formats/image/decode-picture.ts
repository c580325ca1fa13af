import { createCanvas, loadImage } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { checkPictureSize, PICTURE_LIMITS, PictureError } from './picture-limits.ts';

/**
 * Decodes PNG, JPEG, WebP and BMP, on white paper and no larger than is of use for reading.
 * @param longestSide of what is kept, in pixels
 * @throws PictureError, before anything is decoded where the picture is too large
 */
export async function decodePicture(bytes: Uint8Array, longestSide: number = PICTURE_LIMITS.keptSide): Promise<Bitmap> {
  checkPicture(bytes);
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    (error: unknown) => {
      throw new PictureError('broken', 'cannot be decoded', error);
    },
  );
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const kept = {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
  const context = createCanvas(kept.width, kept.height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, kept.width, kept.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, kept.width, kept.height);
  return { data: context.getImageData(0, 0, kept.width, kept.height).data, ...kept };
}

/** @throws PictureError by what the head of the file says */
export function checkPicture(bytes: Uint8Array): void {
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch (error) {
    throw new PictureError('broken', 'no size', error);
  }
  checkPictureSize(size.width, size.height);
}
