import type { InkMask } from './ink.ts';

/** How likely each pixel is text, 0 to 255, as the detection model sees the page. */
export type TextMap = Pick<InkMask, 'data' | 'width' | 'height'>;

/** A line of text as it was found: a level band that may slope a little. Pixels of the page. */
export interface TextRegion {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Centre line: rises by `slope` pixels per pixel to the right. */
  middle: number;
  slope: number;
  /** Across the centre line. */
  thickness: number;
}

const LIKELY = 0.3 * 255;
const SURE = 0.5 * 255;
/**
 * The model marks the core of a line only. Its training shrank lines by area × 1.5 ÷ perimeter; a little more keeps marks
 * and commas at the ends.
 */
const SHRUNK_BY = 1.8;
const SMALLEST = 3;

/** Lines of text from the map the detection model drew. `scale` is page pixels per map pixel, across and down. */
export function findTextRegions(map: TextMap, scale: { x: number; y: number }): TextRegion[] {
  const regions: TextRegion[] = [];
  const seen = new Uint8Array(map.data.length);
  const stack: number[] = [];
  for (let start = 0; start < map.data.length; start += 1) {
    if (seen[start] === 1 || (map.data[start] ?? 0) <= LIKELY) continue;
    const blob = fillBlob(map, seen, stack, start);
    if (blob.likelihood < SURE || Math.min(blob.right - blob.left, blob.bottom - blob.top) + 1 < SMALLEST) continue;
    regions.push(toRegion(blob, scale));
  }
  return regions;
}

interface Blob {
  left: number;
  top: number;
  right: number;
  bottom: number;
  count: number;
  likelihood: number;
  slope: number;
  middleX: number;
  middleY: number;
}

function fillBlob(map: TextMap, seen: Uint8Array, stack: number[], start: number): Blob {
  const { data, width, height } = map;
  let left = width;
  let top = height;
  let right = 0;
  let bottom = 0;
  let count = 0;
  let likelihood = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  seen[start] = 1;
  stack.push(start);
  while (stack.length > 0) {
    const at = stack.pop() ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    count += 1;
    likelihood += data[at] ?? 0;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY += 1) {
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX += 1) {
        const next = nextY * width + nextX;
        if (seen[next] === 1 || (data[next] ?? 0) <= LIKELY) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  const spread = sumXX - (sumX * sumX) / count;
  const slope = spread > 0 ? (sumXY - (sumX * sumY) / count) / spread : 0;
  return {
    left,
    top,
    right,
    bottom,
    count,
    likelihood: likelihood / count,
    slope,
    middleX: sumX / count,
    middleY: sumY / count,
  };
}

/** Only a long line tells its slope. */
const SLOPE_FROM_RATIO = 10;
const STEEPEST = 0.2;

function toRegion(blob: Blob, scale: { x: number; y: number }): TextRegion {
  const width = blob.right - blob.left + 1;
  const height = blob.bottom - blob.top + 1;
  const isLong = width > SLOPE_FROM_RATIO * height || blob.count < 0.5 * width * height;
  const slope = isLong && Math.abs(blob.slope) < STEEPEST ? blob.slope : 0;
  const core = Math.max(SMALLEST, height - Math.abs(slope) * width);
  const grow = (width * core * SHRUNK_BY) / (2 * (width + core));
  const centreX = (blob.left + blob.right + 1) / 2;
  const centreY =
    slope === 0 ? (blob.top + blob.bottom + 1) / 2 : blob.middleY + 0.5 + slope * (centreX - blob.middleX - 0.5);
  const reach = core / 2 + grow + (Math.abs(slope) * width) / 2;
  return {
    left: (blob.left - grow) * scale.x,
    right: (blob.right + 1 + grow) * scale.x,
    top: (centreY - reach) * scale.y,
    bottom: (centreY + reach) * scale.y,
    middle: centreY * scale.y,
    slope: (slope * scale.y) / scale.x,
    thickness: (core + 2 * grow) * scale.y,
  };
}

/** Wipes the map under the borders of tables, so that no line of text reaches over one. */
export function cutTextMap(
  map: TextMap,
  scale: { x: number; y: number },
  borders: readonly { left: number; top: number; right: number; bottom: number }[],
): void {
  for (const border of borders) {
    const left = Math.max(0, Math.floor(border.left / scale.x));
    const right = Math.min(map.width - 1, Math.floor(border.right / scale.x));
    const top = Math.max(0, Math.floor(border.top / scale.y));
    const bottom = Math.min(map.height - 1, Math.floor(border.bottom / scale.y));
    for (let y = top; y <= bottom; y += 1) map.data.fill(0, y * map.width + left, y * map.width + right + 1);
  }
}
