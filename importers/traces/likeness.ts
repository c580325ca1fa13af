import { type GrayImage, resizeGray } from '../ocr/bitmap.ts';
import { TRACE_LIMITS } from './trace-limits.ts';

const COLUMNS = 9;
const ROWS = 8;
/** Dots of a field along each side: a mean of whole numbers alone is too coarse for pages of text. */
const DOTS = 16;
/** Brightness of 0 to 255: pictures whose fields differ by less are plain. */
const LEAST_CONTRAST = 8;
/** Stripes and shades that run one way look alike, whatever they are part of. */
const LEAST_CHANGES = 4;
/** What compressing and resizing changes in the mean of a field. */
const NOISE = 0.5;
/** Pictures may be shrunk to this before they are measured, in pixels. */
export const LIKENESS_SIDE = 1200;

/**
 * Sixteen hexadecimal digits, one bit for each of 8 × 8 pairs of neighbouring fields: whether it gets brighter to the right
 * (a difference hash). Other sizes, formats and qualities of a picture change few bits. Null for plain pictures and small ones.
 */
export function measureLikeness(image: GrayImage): string | null {
  if (!isLargeEnough(image)) return null;
  const fields = averageFields(resizeGray(image, COLUMNS * DOTS, ROWS * DOTS));
  if (Math.max(...fields) - Math.min(...fields) < LEAST_CONTRAST) return null;
  let bits = '';
  fields.forEach((field, at) => {
    if (at % COLUMNS > 0) bits += field > (fields[at - 1] ?? 0) + NOISE ? '1' : '0';
  });
  const rises = bits.replaceAll('0', '').length;
  if (Math.min(rises, bits.length - rises) < LEAST_CHANGES) return null;
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}

export function isLargeEnough({ width, height }: { width: number; height: number }): boolean {
  return Math.min(width, height) >= TRACE_LIMITS.leastSide;
}

/** Row by row. */
function averageFields({ data, width }: GrayImage): number[] {
  const sums = new Array<number>(COLUMNS * ROWS).fill(0);
  for (const [at, value] of data.entries()) {
    const column = Math.floor((at % width) / DOTS);
    const row = Math.floor(at / width / DOTS);
    const field = row * COLUMNS + column;
    sums[field] = (sums[field] ?? 0) + value;
  }
  return sums.map((sum) => sum / (DOTS * DOTS));
}
