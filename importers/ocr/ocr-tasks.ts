import type { GrayImage } from './bitmap.ts';
import type { StripText } from './ctc.ts';
import { cutStrip } from './line-strip.ts';
import { loadModels, type OcrModels } from './models.ts';
import { readStacked } from './stacked-text.ts';
import type { TextMap, TextRegion } from './text-regions.ts';

/** Runs in the threads of `ocr-pool.ts`; each thread loads the models once. */
let models: Promise<OcrModels> | undefined;

export interface DetectTask {
  page: GrayImage;
  width: number;
  height: number;
}

export async function detect({ page, width, height }: DetectTask): Promise<TextMap> {
  models ??= loadModels();
  return (await models).detect(page, width, height);
}

export interface RecogniseTask {
  page: GrayImage;
  regions: TextRegion[];
}

export async function recognise({ page, regions }: RecogniseTask): Promise<StripText[]> {
  models ??= loadModels();
  const loaded = await models;
  const texts: StripText[] = [];
  for (const region of regions) {
    texts.push(
      isTall(region) ? await readStacked(loaded, page, region) : await loaded.recognise(cutStrip(page, region)),
    );
  }
  return texts;
}

/** Higher than wide: characters set one below the other, or text on its side. */
export function isTall(region: TextRegion): boolean {
  return region.bottom - region.top > 1.5 * (region.right - region.left);
}
