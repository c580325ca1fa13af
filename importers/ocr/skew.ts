import type { InkMask } from './ink.ts';

const WIDEST_DEGREES = 6;
const COARSE_STEP = 0.5;
const FINE_STEP = 0.05;
/** Enough to see the lines of a page; more only costs time. */
const MAX_POINTS = 40_000;

/**
 * How far the lines of a page slope, in degrees, clockwise positive. Rows of text and ruling lines stand out most in the
 * sums along the right slope; columns are looked at too, so that a page on its side has a slope as well.
 */
export function estimateSkew(ink: InkMask): number {
  const points = pickPoints(ink);
  if (points.x.length === 0) return 0;
  const steps = WIDEST_DEGREES / COARSE_STEP;
  const coarse = findSharpest(points, ink, -steps, steps, COARSE_STEP);
  const ratio = COARSE_STEP / FINE_STEP;
  const middle = Math.round(coarse / FINE_STEP);
  return findSharpest(points, ink, middle - ratio, middle + ratio, FINE_STEP);
}

interface Points {
  x: Int32Array;
  y: Int32Array;
}

function pickPoints({ data, width, height }: InkMask): Points {
  let total = 0;
  for (let at = 0; at < data.length; at += 1) total += data[at] ?? 0;
  const every = Math.max(1, Math.ceil(total / MAX_POINTS));
  const x = new Int32Array(Math.ceil(total / every));
  const y = new Int32Array(x.length);
  let seen = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (data[row * width + column] !== 1) continue;
      if (seen % every === 0) {
        x[seen / every] = column;
        y[seen / every] = row;
      }
      seen += 1;
    }
  }
  return { x, y };
}

function findSharpest(points: Points, ink: InkMask, from: number, to: number, step: number): number {
  let best = 0;
  let bestScore = -1;
  for (let index = from; index <= to; index += 1) {
    const slope = Math.tan((index * step * Math.PI) / 180);
    const score =
      measureContrast(points.y, points.x, slope, ink.height, ink.width) +
      measureContrast(points.x, points.y, -slope, ink.width, ink.height);
    if (score > bestScore || (score === bestScore && Math.abs(index) < Math.abs(best))) {
      best = index;
      bestScore = score;
    }
  }
  return best * step;
}

/** Sum of squared differences between neighbouring sums taken along a slope. */
function measureContrast(across: Int32Array, along: Int32Array, slope: number, length: number, span: number): number {
  const margin = Math.ceil(Math.abs(slope) * span) + 1;
  const sums = new Int32Array(length + 2 * margin + 2);
  for (let index = 0; index < across.length; index += 1) {
    const bin = Math.round((across[index] ?? 0) - slope * (along[index] ?? 0)) + margin;
    sums[bin] = (sums[bin] ?? 0) + 1;
  }
  let contrast = 0;
  for (let bin = 1; bin < sums.length; bin += 1) contrast += ((sums[bin] ?? 0) - (sums[bin - 1] ?? 0)) ** 2;
  return contrast;
}
