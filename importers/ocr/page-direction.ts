import { type GrayImage, type QuarterTurn, turnGray } from './bitmap.ts';
import type { StripText } from './ctc.ts';
import type { InkMask } from './ink.ts';
import type { OcrOptions } from './ocr-options.ts';
import { type Layout, layOut } from './page-layout.ts';
import { recogniseRegions } from './recognise-regions.ts';
import { isTall } from './stacked-text.ts';
import type { TextRegion } from './text-regions.ts';

const SAMPLE_LINES = 4;
/** Upside down, hardly a character is read with this confidence. */
const SURE = 0.88;

/**
 * Turns a page so that it reads best. A few lines tell, and those of a page that lies right are kept, so that it costs
 * nothing there.
 */
export async function rightPage(page: GrayImage, ink: InkMask, options: OcrOptions): Promise<Layout> {
  const given = await layOut(page, ink, 0, options);
  if (given.regions.length === 0) return given;
  const turns: QuarterTurn[] = isSideways(given.regions) ? [90, 270, 0] : [0, 180];
  let best = given;
  let bestConfidence = -1;
  for (const turn of turns) {
    const layout = turn === 0 ? given : await layOut(turnGray(page, turn), turnGray(ink, turn), turn, options);
    const confidence = await readSample(layout, options);
    if (confidence > bestConfidence) {
      best = layout;
      bestConfidence = confidence;
    }
    if (confidence >= SURE) break;
  }
  return best;
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

/** Reads the longest lines and gives their mean confidence. */
async function readSample(layout: Layout, options: OcrOptions): Promise<number> {
  const level = layout.regions.filter((region) => !isTall(region));
  const length = (region: TextRegion) => region.right - region.left;
  const sample = (level.length > 0 ? level : layout.regions)
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, SAMPLE_LINES);
  const texts = await readRegions(layout, sample, options);
  return texts.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, texts.length);
}

/** Reads what was not read before. */
export async function readRegions(
  layout: Layout,
  regions: readonly TextRegion[],
  options: OcrOptions,
): Promise<StripText[]> {
  const open = regions.filter((region) => !layout.read.has(region));
  const texts = await recogniseRegions(layout.page, open, options);
  for (const [index, region] of open.entries()) layout.read.set(region, texts[index] ?? NOTHING);
  return regions.map((region) => layout.read.get(region) ?? NOTHING);
}

const NOTHING: StripText = { text: '', confidence: 0 };
