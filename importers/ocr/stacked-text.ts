import { type GrayImage, turnGray } from './bitmap.ts';
import type { StripText } from './ctc.ts';
import { findInk } from './ink.ts';
import { cutStrip, type LineStrip, STRIP_HEIGHT } from './line-strip.ts';
import type { OcrModels } from './models.ts';
import type { TextRegion } from './text-regions.ts';

/**
 * Reads a band that is higher than wide. Narrow cells of tables set characters one below the other; other bands are text
 * on its side. Each way is tried and the surer one taken.
 */
export async function readStacked(models: OcrModels, page: GrayImage, region: TextRegion): Promise<StripText> {
  const characters = splitCharacters(page, region);
  const tries: LineStrip[] = [lineUp(page, characters), cutStrip(...turnRegion(page, region, 270))];
  let best: StripText = { text: '', confidence: 0 };
  for (const strip of tries) {
    const read = await models.recognise(strip);
    if (read.confidence > best.confidence) best = read;
    if (best.confidence > SURE) break;
  }
  return best;
}

const SURE = 0.9;
/** A character is at least this part as high as it is wide: 一 and 二 are flat, but stand in a square. */
const FLATTEST = 0.55;

/** Cuts between rows without ink, as near as possible to squares. */
function splitCharacters(page: GrayImage, region: TextRegion): TextRegion[] {
  const left = Math.max(0, Math.floor(region.left));
  const right = Math.min(page.width, Math.ceil(region.right));
  const top = Math.max(0, Math.floor(region.top));
  const bottom = Math.min(page.height, Math.ceil(region.bottom));
  const size = right - left;
  const cuts = [top];
  const emptyRows = findEmptyRows(page, left, top, right, bottom);
  for (const row of emptyRows) {
    const from = cuts.at(-1) ?? top;
    if (row - from >= size * FLATTEST && bottom - row >= size * FLATTEST) cuts.push(row);
  }
  cuts.push(bottom);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? top;
    return { left, right, top: from, bottom: to, middle: (from + to) / 2, slope: 0, thickness: to - from };
  });
}

/** The middle row of each gap. */
function findEmptyRows(page: GrayImage, left: number, top: number, right: number, bottom: number): number[] {
  const crop = { data: new Uint8Array((right - left) * (bottom - top)), width: right - left, height: bottom - top };
  for (let y = 0; y < crop.height; y += 1) {
    crop.data.set(page.data.subarray((top + y) * page.width + left, (top + y) * page.width + right), y * crop.width);
  }
  const ink = findInk(crop);
  const gaps: number[] = [];
  let from = -1;
  for (let y = 0; y <= crop.height; y += 1) {
    const isEmpty = y < crop.height && !ink.data.subarray(y * crop.width, (y + 1) * crop.width).includes(1);
    if (isEmpty && from < 0) from = y;
    if (!isEmpty && from >= 0) {
      gaps.push(top + Math.round((from + y) / 2));
      from = -1;
    }
  }
  return gaps;
}

/** One level strip of characters that stood one below the other. */
function lineUp(page: GrayImage, characters: readonly TextRegion[]): LineStrip {
  const squares = characters.map((character) => {
    const side = character.right - character.left;
    const high = Math.max(side, character.thickness);
    return cutStrip(page, { ...character, thickness: high });
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

function turnRegion(page: GrayImage, region: TextRegion, turn: 90 | 270): [GrayImage, TextRegion] {
  const left = Math.max(0, Math.floor(region.left));
  const top = Math.max(0, Math.floor(region.top));
  const width = Math.max(1, Math.min(page.width, Math.ceil(region.right)) - left);
  const height = Math.max(1, Math.min(page.height, Math.ceil(region.bottom)) - top);
  const crop = { data: new Uint8Array(width * height), width, height };
  for (let y = 0; y < height; y += 1) {
    const start = (top + y) * page.width + left;
    crop.data.set(page.data.subarray(start, start + width), y * width);
  }
  const turned = turnGray(crop, turn);
  return [
    turned,
    {
      left: 0,
      right: turned.width,
      top: 0,
      bottom: turned.height,
      middle: turned.height / 2,
      slope: 0,
      thickness: turned.height,
    },
  ];
}
