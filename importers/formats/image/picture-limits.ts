/** What a picture may ask for before a pixel of it is decoded: a few kilobytes of PNG can claim gigabytes. */
export const PICTURE_LIMITS = {
  /** A3 at 600 dpi has 70 million. */
  pixels: 72_000_000,
  /** A strip narrower than a line of text is no page. */
  longestSide: 40_000,
  /** Pages of one TIFF. */
  pages: 2000,
  /** More is not read better, and costs time: A4 at 250 dpi. */
  keptSide: 2900,
} as const;

/** Why a picture is not decoded. */
export type PictureFault = 'too-large' | 'too-many-pages' | 'broken' | 'unsupported';

export class PictureError extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PictureError';
    this.fault = fault;
  }
}

/** @throws PictureError */
export function checkPictureSize(width: number, height: number): void {
  if (!(width >= 1 && height >= 1)) throw new PictureError('broken', `size ${width} × ${height}`);
  const isTooLarge = width * height > PICTURE_LIMITS.pixels || Math.max(width, height) > PICTURE_LIMITS.longestSide;
  if (isTooLarge) throw new PictureError('too-large', `size ${width} × ${height}`);
}
