import type { Bitmap, GrayImage, QuarterTurn } from './bitmap.ts';
import { resizeGray, rotateGray, turnGray } from './bitmap.ts';
import { type CellGrid, findCellGrids } from './cell-grid.ts';
import type { StripText } from './ctc.ts';
import { findInk, type InkMask } from './ink.ts';
import { findMissedCells } from './missed-cells.ts';
import type { OcrOptions } from './ocr-options.ts';
import { runDetection, runRecognition } from './ocr-pool.ts';
import { isTall } from './ocr-tasks.ts';
import { findSeals, toGrayWithoutSeals } from './red-seals.ts';
import { findRulingLines } from './ruling-lines.ts';
import { estimateSkew } from './skew.ts';
import { cutTextMap, findTextRegions, type TextRegion } from './text-regions.ts';
import { wipeRulingLines } from './wipe-lines.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface OcrLine {
  text: string;
  /** Mean over the characters, 0 to 1. */
  confidence: number;
  box: Box;
}

/** What a page says. Boxes and tables are in pixels of the righted page. */
export interface RecognisedPage {
  lines: OcrLine[];
  tables: CellGrid[];
  /** The page was turned so far clockwise to stand upright. */
  angle: QuarterTurn;
  seals: number;
  width: number;
  height: number;
}

/** More pixels cost time and do not read better: A4 at 250 dpi. */
const LONGEST_SIDE = 2900;
/** What the detection model is shown: text of 6 points on A4 is still found. */
const DETECTION_SIDE = 1376;
const MODEL_STEP = 32;
const SLIGHT_SKEW_DEGREES = 0.15;

export async function recognisePage(image: Bitmap, options: OcrOptions = {}): Promise<RecognisedPage> {
  const seals = findSeals(image);
  let page = limitSize(toGrayWithoutSeals(image, seals));
  let ink = findInk(page);
  const skew = estimateSkew(ink);
  if (Math.abs(skew) > SLIGHT_SKEW_DEGREES) {
    page = rotateGray(page, -skew);
    ink = findInk(page);
  }
  const upright = await rightPage(page, ink, options);
  const texts = await recogniseRegions(upright, options);
  const lines = upright.regions.map((region, index) => toLine(region, texts[index]));
  return { lines, tables: upright.tables, angle: upright.angle, seals: seals.length, ...sizeOf(upright.page) };
}

/** A page laid out in one direction, and what of it was read so far. */
interface Layout {
  page: GrayImage;
  unwiped: GrayImage;
  angle: QuarterTurn;
  tables: CellGrid[];
  regions: TextRegion[];
  read: Map<TextRegion, StripText>;
}

const SAMPLE_LINES = 4;
const SURE = 0.88;

/** Upside down, hardly a character is read with confidence: a few lines tell, and those of an upright page are kept. */
async function rightPage(page: GrayImage, ink: InkMask, options: OcrOptions): Promise<Layout> {
  let layout = await layOut(page, ink, 0, options);
  if (isSideways(layout.regions)) layout = await layOut(turnGray(page, 90), turnGray(ink, 90), 90, options);
  const confidence = await readSample(layout, options);
  if (confidence >= SURE || layout.regions.length === 0) return layout;
  const turned = turnGray(layout.unwiped, 180);
  const flipped = await layOut(turned, findInk(turned), layout.angle === 0 ? 180 : 270, options);
  return (await readSample(flipped, options)) > confidence ? flipped : layout;
}

async function layOut(page: GrayImage, ink: InkMask, angle: QuarterTurn, options: OcrOptions): Promise<Layout> {
  const lines = findRulingLines(ink);
  const tables = findCellGrids(lines, Math.max(page.width, page.height));
  const wiped = wipeRulingLines(page, lines, tables);
  const size = detectionSize(page);
  const map = await runDetection({ page: wiped, ...size }, options);
  const scale = { x: page.width / map.width, y: page.height / map.height };
  const drawn = tables.map((table) => table.lines);
  cutTextMap(map, scale, [
    ...drawn.flatMap(({ level }) =>
      level.flatMap(({ runs }) => runs.map(({ at, from, to }) => ({ left: from, right: to, top: at, bottom: at }))),
    ),
    ...drawn.flatMap(({ upright }) =>
      upright.flatMap(({ runs }) => runs.map(({ at, from, to }) => ({ left: at, right: at, top: from, bottom: to }))),
    ),
  ]);
  const found = findTextRegions(map, scale).map((region) => keepInCell(region, tables));
  const regions = [...found, ...findMissedCells(tables, found, ink)];
  return { page: wiped, unwiped: page, angle, tables, regions, read: new Map() };
}

async function readSample(layout: Layout, options: OcrOptions): Promise<number> {
  const length = (region: TextRegion) => region.right - region.left;
  const sample = layout.regions
    .filter((region) => !isTall(region))
    .sort((a, b) => length(b) - length(a))
    .slice(0, SAMPLE_LINES);
  const texts = await runRecognition({ page: layout.page, regions: sample }, options);
  for (const [index, region] of sample.entries()) layout.read.set(region, texts[index] ?? { text: '', confidence: 0 });
  return texts.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, texts.length);
}

/** Lines of a page on its side are higher than wide. */
function isSideways(regions: readonly TextRegion[]): boolean {
  let tall = 0;
  let wide = 0;
  for (const region of regions) {
    const width = region.right - region.left;
    const height = region.bottom - region.top;
    if (height > 2 * width) tall += height;
    else if (width > 2 * height) wide += width;
  }
  return tall > wide;
}

/** About this long a strip (in pixels of the model) is one task: short enough to share a page between two threads. */
const TASK_LENGTH = 2400;

async function recogniseRegions(layout: Layout, options: OcrOptions): Promise<StripText[]> {
  const open = layout.regions.filter((region) => !layout.read.has(region));
  const tasks: TextRegion[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const region of open) {
    if (length >= TASK_LENGTH) {
      tasks.push([]);
      length = 0;
    }
    tasks.at(-1)?.push(region);
    length += ((region.right - region.left) * 48) / region.thickness;
  }
  const results = await Promise.all(tasks.map((regions) => runRecognition({ page: layout.page, regions }, options)));
  for (const [task, regions] of tasks.entries()) {
    for (const [index, region] of regions.entries()) {
      layout.read.set(region, results[task]?.[index] ?? { text: '', confidence: 0 });
    }
  }
  return layout.regions.map((region) => layout.read.get(region) ?? { text: '', confidence: 0 });
}

/** A region is grown beyond its text and would take in what stands across the border. */
function keepInCell(region: TextRegion, tables: readonly CellGrid[]): TextRegion {
  const x = (region.left + region.right) / 2;
  const cell = tables
    .flatMap((table) => table.cells)
    .find(({ left, right, top, bottom }) => x > left && x < right && region.middle > top && region.middle < bottom);
  if (cell === undefined) return region;
  return { ...region, left: Math.max(region.left, cell.left + 1), right: Math.min(region.right, cell.right - 1) };
}

function toLine(region: TextRegion, read: StripText = { text: '', confidence: 0 }): OcrLine {
  const { left, top, right, bottom } = region;
  return { ...read, box: { left, top, right, bottom } };
}

function limitSize(page: GrayImage): GrayImage {
  const scale = LONGEST_SIDE / Math.max(page.width, page.height);
  if (scale >= 1) return page;
  return resizeGray(page, Math.max(1, Math.round(page.width * scale)), Math.max(1, Math.round(page.height * scale)));
}

function detectionSize({ width, height }: GrayImage): { width: number; height: number } {
  const scale = Math.min(1, DETECTION_SIDE / Math.max(width, height));
  const align = (length: number) => Math.max(MODEL_STEP, Math.round((length * scale) / MODEL_STEP) * MODEL_STEP);
  return { width: align(width), height: align(height) };
}

function sizeOf({ width, height }: GrayImage): { width: number; height: number } {
  return { width, height };
}
