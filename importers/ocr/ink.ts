import type { GrayImage } from './bitmap.ts';

/** Where there is ink: 1, where there is paper: 0. */
export interface InkMask {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Half the side of the neighbourhood a pixel is compared with; wider than any stroke, narrower than a shaded cell. */
const RADIUS = 15;
/** Ink is darker than this part of its neighbourhood, on white, grey or yellowed paper alike. */
const INK_BELOW = 0.88;

/** Compares each pixel with the mean around it, so that shading and uneven light do not count as ink. */
export function findInk({ data, width, height }: GrayImage): InkMask {
  const ink = new Uint8Array(width * height);
  const columnSums = new Int32Array(width);
  for (let y = 0; y < Math.min(RADIUS, height); y += 1) addRow(columnSums, data, y * width, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + RADIUS < height) addRow(columnSums, data, (y + RADIUS) * width, 1);
    if (y - RADIUS - 1 >= 0) addRow(columnSums, data, (y - RADIUS - 1) * width, -1);
    const rows = Math.min(height - 1, y + RADIUS) - Math.max(0, y - RADIUS) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(RADIUS, width); x += 1) sum += columnSums[x] ?? 0;
    for (let x = 0; x < width; x += 1) {
      if (x + RADIUS < width) sum += columnSums[x + RADIUS] ?? 0;
      if (x - RADIUS - 1 >= 0) sum -= columnSums[x - RADIUS - 1] ?? 0;
      const columns = Math.min(width - 1, x + RADIUS) - Math.max(0, x - RADIUS) + 1;
      const at = y * width + x;
      if ((data[at] ?? 0) * rows * columns < sum * INK_BELOW) ink[at] = 1;
    }
  }
  return { data: ink, width, height };
}

function addRow(sums: Int32Array, data: Uint8Array, start: number, sign: 1 | -1): void {
  for (let x = 0; x < sums.length; x += 1) sums[x] = (sums[x] ?? 0) + sign * (data[start + x] ?? 0);
}
