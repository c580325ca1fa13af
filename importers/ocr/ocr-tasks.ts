import type { GrayImage } from './bitmap.ts';
import type { StripText } from './ctc.ts';
import { cutStrip } from './line-strip.ts';
import { loadModels, type OcrModels } from './models.ts';
import { readStacked } from './stacked-text.ts';
import type { TextMap, TextRegion } from './text-regions.ts';

/** Begins the message of an error that crosses from a thread, where its class is lost. */
export const UNAVAILABLE = 'ocr-unavailable: ';

/** Runs in the threads of `ocr-pool.ts`; each thread loads the models once. */
let models: Promise<OcrModels> | undefined;

function openModels(): Promise<OcrModels> {
  models ??= loadModels().catch((error: unknown) => {
    throw new Error(`${UNAVAILABLE}${error instanceof Error ? error.message : String(error)}`);
  });
  return models;
}

export interface DetectTask {
  page: GrayImage;
  width: number;
  height: number;
}

export async function detect({ page, width, height }: DetectTask): Promise<TextMap> {
  return (await openModels()).detect(page, width, height);
}

export interface RecogniseTask {
  page: GrayImage;
  regions: TextRegion[];
}

export async function recognise({ page, regions }: RecogniseTask): Promise<StripText[]> {
  const loaded = await openModels();
  const texts: StripText[] = [];
  for (const region of regions) {
    texts.push(isTall(region) ? await readStacked(loaded, page, region) : await readLevel(loaded, page, region));
  }
  return texts;
}

const LONE_CHARACTER = 80;
const DOUBTFUL = 0.6;

/** A lone digit is sometimes only seen with paper around it, and then taken for a full-width one. */
async function readLevel(loaded: OcrModels, page: GrayImage, region: TextRegion): Promise<StripText> {
  const strip = cutStrip(page, region);
  const read = await loaded.recognise(strip);
  if (read.confidence >= DOUBTFUL || strip.width >= LONE_CHARACTER) return read;
  const again = await loaded.recognise(cutStrip(page, region, LONE_CHARACTER));
  if (again.confidence <= read.confidence) return read;
  return { ...again, text: again.text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC')) };
}

/** Higher than wide: characters set one below the other, or text on its side. */
export function isTall(region: TextRegion): boolean {
  return region.bottom - region.top > 1.5 * (region.right - region.left);
}
