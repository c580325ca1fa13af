import { type Bitmap, type GrayImage, toGray } from './bitmap.ts';

/** Where a seal was stamped, in pixels of the picture. */
export interface SealArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Looked for on a picture this many times smaller, where the broken ring of a weak stamp closes. */
const STEP = 4;
/** Seals are 1.5 to 6 cm, of the 21 cm of a page or of a part of it; red text is lower, red tables are larger. Parts of the shorter side. */
const SMALLEST = 0.055;
const LARGEST = 0.5;
/** Red text is wider. Of a seal across the edge of a page there may be half or less. */
const NARROWEST = 0.6;
const NARROWEST_AT_EDGE = 0.25;
/** A ring and its text leave most of the area free; a red picture does not. */
const FULLEST = 0.75;
/** A line of text does not reach around; a ring, an oval or a frame does. */
const CLOSED = 0.6;
const CLOSED_AT_EDGE = 0.4;
const DIRECTIONS = 48;

export function findSeals(bitmap: Bitmap): SealArea[] {
  const width = Math.ceil(bitmap.width / STEP);
  const height = Math.ceil(bitmap.height / STEP);
  const red = new Uint8Array(width * height);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (isRed(bitmap.data, (y * bitmap.width + x) * 4)) red[Math.floor(y / STEP) * width + Math.floor(x / STEP)] = 1;
    }
  }
  return findPatches(red, width, height)
    .filter((patch) => looksLikeSeal(patch, red, width, height))
    .map(({ left, top, right, bottom }) => ({
      left: Math.max(0, (left - 1) * STEP),
      top: Math.max(0, (top - 1) * STEP),
      right: Math.min(bitmap.width, (right + 2) * STEP),
      bottom: Math.min(bitmap.height, (bottom + 2) * STEP),
    }));
}

/**
 * Brightness of the page with its seals bleached. Red ink is bright in the red channel and print under it stays dark there,
 * so that a line under a seal can be read.
 */
export function toGrayWithoutSeals(bitmap: Bitmap, seals: readonly SealArea[]): GrayImage {
  const gray = toGray(bitmap);
  for (const seal of seals) {
    const bleach = prepareBleach(measureInk(bitmap, seal));
    for (let y = seal.top; y < seal.bottom; y += 1) {
      for (let x = seal.left; x < seal.right; x += 1) {
        const at = (y * bitmap.width + x) * 4;
        if (isReddish(bitmap.data, at)) gray.data[y * bitmap.width + x] = bleach[bitmap.data[at] ?? 0] ?? 0;
      }
    }
  }
  return gray;
}

/** What the ink of a seal has in the red channel where it is on paper: the median. */
function measureInk(bitmap: Bitmap, { left, top, right, bottom }: SealArea): number {
  const counts = new Int32Array(256);
  let total = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * bitmap.width + x) * 4;
      if (!isRed(bitmap.data, at)) continue;
      const red = bitmap.data[at] ?? 0;
      counts[red] = (counts[red] ?? 0) + 1;
      total += 1;
    }
  }
  let passed = 0;
  return counts.findIndex((count) => {
    passed += count;
    return passed * 2 >= total;
  });
}

/** Parts of the brightness of the ink: print shines through thick ink only a little darker than the ink itself. */
const PRINT = 0.65;
const INK = 0.92;

/** New brightness by the old one in the red channel. */
function prepareBleach(ink: number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 256 }, (_, red) => (255 * (red / ink - PRINT)) / (INK - PRINT));
}

function isRed(data: Bitmap['data'], at: number): boolean {
  const red = data[at] ?? 0;
  return red > 110 && red - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0) > 45;
}

/** Also the soft edge of a stroke and print stamped over. */
function isReddish(data: Bitmap['data'], at: number): boolean {
  return (data[at] ?? 0) - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0) > 14;
}

interface Patch extends SealArea {
  count: number;
}

function findPatches(red: Uint8Array, width: number, height: number): Patch[] {
  const seen = new Uint8Array(red.length);
  const patches: Patch[] = [];
  const stack: number[] = [];
  for (let start = 0; start < red.length; start += 1) {
    if (red[start] !== 1 || seen[start] === 1) continue;
    const patch: Patch = { left: width, top: height, right: 0, bottom: 0, count: 0 };
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      patch.count += 1;
      patch.left = Math.min(patch.left, x);
      patch.right = Math.max(patch.right, x);
      patch.top = Math.min(patch.top, y);
      patch.bottom = Math.max(patch.bottom, y);
      for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY += 1) {
        for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX += 1) {
          const next = nextY * width + nextX;
          if (red[next] !== 1 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    patches.push(patch);
  }
  return patches;
}

function looksLikeSeal(patch: Patch, red: Uint8Array, pageWidth: number, pageHeight: number): boolean {
  const width = patch.right - patch.left + 1;
  const height = patch.bottom - patch.top + 1;
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const side = Math.min(pageWidth, pageHeight);
  const isAtEdge = patch.left <= 1 || patch.top <= 1 || patch.right >= pageWidth - 2 || patch.bottom >= pageHeight - 2;
  if (short < (isAtEdge ? NARROWEST_AT_EDGE : NARROWEST) * long) return false;
  if (long < SMALLEST * side || long > LARGEST * side || patch.count > FULLEST * width * height) return false;
  return measureClosure(patch, red, pageWidth) >= (isAtEdge ? CLOSED_AT_EDGE : CLOSED);
}

/** In how many directions from the middle there is red near the rim. */
function measureClosure(patch: Patch, red: Uint8Array, stride: number): number {
  const halfWidth = (patch.right - patch.left) / 2;
  const halfHeight = (patch.bottom - patch.top) / 2;
  let closed = 0;
  for (let direction = 0; direction < DIRECTIONS; direction += 1) {
    const angle = (2 * Math.PI * direction) / DIRECTIONS;
    for (let reach = 0.8; reach < 1.42; reach += 0.04) {
      const x = Math.round(patch.left + halfWidth + Math.cos(angle) * halfWidth * reach);
      const y = Math.round(patch.top + halfHeight + Math.sin(angle) * halfHeight * reach);
      if (x < patch.left || x > patch.right || y < patch.top || y > patch.bottom) break;
      if (red[y * stride + x] === 1) {
        closed += 1;
        break;
      }
    }
  }
  return closed / DIRECTIONS;
}
