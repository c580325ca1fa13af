import type { GrayImage } from './bitmap.ts';
import type { TextRegion } from './text-regions.ts';

/** A line of text as the recognition model wants it: 48 pixels high, level, and as long as it is. */
export interface LineStrip {
  data: Uint8Array;
  width: number;
}

export const STRIP_HEIGHT = 48;
const SHORTEST = 16;
/** The model slows with length; no line of a page is longer than this in its own heights (2,400 ÷ 48 = 50 characters and more). */
const LONGEST = 3200;

/** A strip shorter than `shortest` gets more of the paper at its ends. */
export function cutStrip(image: GrayImage, region: TextRegion, shortest = SHORTEST): LineStrip {
  const { left, right, slope, thickness, middle } = region;
  const centre = (left + right) / 2;
  const length = Math.min(LONGEST, Math.max(1, Math.round(((right - left) * STRIP_HEIGHT) / thickness)));
  const width = Math.max(shortest, length);
  const strip = new Uint8Array(width * STRIP_HEIGHT);
  const stepX = (right - left) / length;
  const stepY = thickness / STRIP_HEIGHT;
  const before = (width - length) >> 1;
  for (let column = 0; column < width; column += 1) {
    const x = left + (Math.min(length - 1, Math.max(0, column - before)) + 0.5) * stepX;
    const top = middle + slope * (x - centre) - thickness / 2;
    for (let row = 0; row < STRIP_HEIGHT; row += 1) {
      strip[row * width + column] = sample(image, x - 0.5, top + (row + 0.5) * stepY - 0.5, stepX, stepY);
    }
  }
  return { data: strip, width };
}

/** Interpolates; where the page is finer than the strip, averages two places of each step. */
function sample(image: GrayImage, x: number, y: number, stepX: number, stepY: number): number {
  if (stepX < 1.4 && stepY < 1.4) return interpolate(image, x, y);
  const offX = stepX / 4;
  const offY = stepY / 4;
  return (
    (interpolate(image, x - offX, y - offY) +
      interpolate(image, x + offX, y - offY) +
      interpolate(image, x - offX, y + offY) +
      interpolate(image, x + offX, y + offY)) /
    4
  );
}

function interpolate({ data, width, height }: GrayImage, x: number, y: number): number {
  const clampedX = Math.min(width - 1, Math.max(0, x));
  const clampedY = Math.min(height - 1, Math.max(0, y));
  const left = Math.floor(clampedX);
  const top = Math.floor(clampedY);
  const right = Math.min(width - 1, left + 1);
  const below = Math.min(height - 1, top + 1);
  const partX = clampedX - left;
  const partY = clampedY - top;
  const upper = (data[top * width + left] ?? 0) * (1 - partX) + (data[top * width + right] ?? 0) * partX;
  const lower = (data[below * width + left] ?? 0) * (1 - partX) + (data[below * width + right] ?? 0) * partX;
  return upper * (1 - partY) + lower * partY;
}
