import { type GrayImage, type QuarterTurn, resizeGray } from './bitmap.ts';
import { type CellGrid, findCellGrids } from './cell-grid.ts';
import type { StripText } from './ctc.ts';
import type { InkMask } from './ink.ts';
import { findMissedCells } from './missed-cells.ts';
import type { OcrOptions } from './ocr-options.ts';
import { runDetection } from './ocr-pool.ts';
import { findRulingLines, type Run } from './ruling-lines.ts';
import { cutTextMap, findTextRegions, type TextRegion } from './text-regions.ts';
import { wipeRulingLines } from './wipe-lines.ts';

/** A page as it lies in one direction: where its tables and lines of text are, and what of it was read so far. */
export interface Layout {
  /** Without ruling lines. */
  page: GrayImage;
  /** Clockwise from how it was given. */
  angle: QuarterTurn;
  tables: CellGrid[];
  regions: TextRegion[];
  read: Map<TextRegion, StripText>;
}

/** What the detection model is shown: text of 6 points on A4 is still found. */
const DETECTION_SIDE = 1376;
const MODEL_STEP = 32;

export async function layOut(given: GrayImage, ink: InkMask, angle: QuarterTurn, options: OcrOptions): Promise<Layout> {
  const lines = findRulingLines(ink);
  const tables = findCellGrids(lines, Math.max(given.width, given.height));
  const page = wipeRulingLines(given, lines, tables);
  const map = await runDetection(shrinkForModel(page), options);
  const scale = { x: page.width / map.width, y: page.height / map.height };
  cutTextMap(map, scale, listBorders(tables));
  const found = findTextRegions(map, scale).map((region) => keepInCell(region, tables));
  const regions = [...found, ...findMissedCells(tables, found, ink)];
  return { page, angle, tables, regions, read: new Map() };
}

function shrinkForModel(page: GrayImage): GrayImage {
  const scale = Math.min(1, DETECTION_SIDE / Math.max(page.width, page.height));
  const align = (length: number) => Math.max(MODEL_STEP, Math.round((length * scale) / MODEL_STEP) * MODEL_STEP);
  return resizeGray(page, align(page.width), align(page.height));
}

function listBorders(tables: readonly CellGrid[]): { left: number; top: number; right: number; bottom: number }[] {
  const runsOf = (line: { runs: Run[] }) => line.runs;
  return tables.flatMap(({ lines }) => [
    ...lines.level.flatMap(runsOf).map(({ at, from, to }) => ({ left: from, right: to, top: at, bottom: at })),
    ...lines.upright.flatMap(runsOf).map(({ at, from, to }) => ({ left: at, right: at, top: from, bottom: to })),
  ]);
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
