import { type GrayImage, turnGray } from './bitmap.ts';
import { findInk } from './ink.ts';
import { cutStrip, type LineStrip, STRIP_HEIGHT } from './line-strip.ts';
import type { TextRegion } from './text-regions.ts';

/** Higher than wide: characters set one below the other, or text on its side. */
export function isTall(region: TextRegion): boolean {
  return region.bottom - region.top > 1.5 * (region.right - region.left);
}

/** A character is at least this part as high as it is wide: 一 and 二 are flat, but stand in a square. */
const FLATTEST = 0.55;

/** Narrow cells of tables set characters one below the other: one level strip of them. */
export function lineUpCharacters(page: GrayImage, region: TextRegion): LineStrip {
  const squares = splitCharacters(page, region).map((character) => {
    const side = character.right - character.left;
    return cutStrip(page, { ...character, thickness: Math.max(side, character.thickness) });
  });
  const width = squares.reduce((sum, square) => sum + square.width, 0);
  const data = new Uint8Array(width * STRIP_HEIGHT);
  let offset = 0;
  for (const square of squares) {
    for (let row = 0; row < STRIP_HEIGHT; row += 1) {
      data.set(square.data.subarray(row * square.width, (row + 1) * square.width), row * width + offset);
    }
    offset += square.width;
  }
  return { data, width };
}

/** Text on its side, read upwards. */
export function turnUpright(page: GrayImage, region: TextRegion): LineStrip {
  const turned = turnGray(crop(page, toPixels(page, region)), 90);
  const { width, height } = turned;
  const whole = { left: 0, right: width, top: 0, bottom: height, middle: height / 2, slope: 0, thickness: height };
  return cutStrip(turned, whole);
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function toPixels(page: GrayImage, region: TextRegion): Area {
  const left = Math.min(page.width - 1, Math.max(0, Math.floor(region.left)));
  const top = Math.min(page.height - 1, Math.max(0, Math.floor(region.top)));
  const right = Math.max(left + 1, Math.min(page.width, Math.ceil(region.right)));
  const bottom = Math.max(top + 1, Math.min(page.height, Math.ceil(region.bottom)));
  return { left, top, right, bottom };
}

function crop(page: GrayImage, { left, top, right, bottom }: Area): GrayImage {
  const width = right - left;
  const height = bottom - top;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const start = (top + y) * page.width + left;
    data.set(page.data.subarray(start, start + width), y * width);
  }
  return { data, width, height };
}

/** Cuts between rows without ink, as near as possible to squares. */
function splitCharacters(page: GrayImage, region: TextRegion): TextRegion[] {
  const area = toPixels(page, region);
  const { left, top, right, bottom } = area;
  const least = (right - left) * FLATTEST;
  const cuts = [top];
  for (const gap of findGaps(crop(page, area))) {
    const row = top + gap;
    if (row - (cuts.at(-1) ?? top) >= least && bottom - row >= least) cuts.push(row);
  }
  cuts.push(bottom);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? top;
    return { left, right, top: from, bottom: to, middle: (from + to) / 2, slope: 0, thickness: to - from };
  });
}

/** The middle row of each stretch of rows without ink. */
function findGaps(image: GrayImage): number[] {
  const ink = findInk(image);
  const gaps: number[] = [];
  let from = -1;
  for (let y = 0; y <= ink.height; y += 1) {
    const isEmpty = y < ink.height && !ink.data.subarray(y * ink.width, (y + 1) * ink.width).includes(1);
    if (isEmpty && from < 0) from = y;
    if (!isEmpty && from >= 0) {
      gaps.push(Math.round((from + y) / 2));
      from = -1;
    }
  }
  return gaps;
}
