/** What looking at the pictures of one file may cost. A bid full of scanned certificates has some hundred. */
export const TRACE_LIMITS = {
  pictures: 3_000,
  /** All pictures of a file together. */
  filePicturesMs: 180_000,
  onePictureMs: 20_000,
  /** Smaller pictures are bullets and icons, which look alike without being the same. */
  leastSide: 32,
} as const;
