import type { GrayImage } from './bitmap.ts';
import type { StripText } from './ctc.ts';
import { cutStrip, type LineStrip } from './line-strip.ts';
import type { OcrOptions } from './ocr-options.ts';
import { runRecognition } from './ocr-pool.ts';
import { isTall, lineUpCharacters, turnUpright } from './stacked-text.ts';
import type { TextRegion } from './text-regions.ts';

/** Strips of about this length together (pixels of the model) are one request: short enough to share a page out. */
const REQUEST_LENGTH = 2400;
/** Read with less confidence, another way is tried where there is one. */
const DOUBTFUL = 0.6;
const DOUBTFUL_TALL = 0.9;
const LONE_CHARACTER = 80;

/** Reads lines of text off a page, in the order given. */
export async function recogniseRegions(
  page: GrayImage,
  regions: readonly TextRegion[],
  options: OcrOptions,
): Promise<StripText[]> {
  const strips = regions.map((region) => (isTall(region) ? lineUpCharacters(page, region) : cutStrip(page, region)));
  const texts = await recogniseStrips(strips, options);
  const doubtful = regions.flatMap((region, index) => {
    const strip = findOtherStrip(page, region, strips[index], texts[index]);
    return strip === undefined ? [] : [{ index, strip }];
  });
  const others = await recogniseStrips(
    doubtful.map(({ strip }) => strip),
    options,
  );
  for (const [at, { index }] of doubtful.entries()) {
    const other = others[at];
    if (other === undefined || other.confidence <= (texts[index]?.confidence ?? 0)) continue;
    texts[index] = { ...other, text: narrowDigits(other.text) };
  }
  return texts.map((read) => ({ ...read, text: pairBrackets(read.text) }));
}

/** A lone digit is sometimes only seen with paper around it; what is not set in a column may lie on its side. */
function findOtherStrip(
  page: GrayImage,
  region: TextRegion,
  strip: LineStrip | undefined,
  read: StripText | undefined,
): LineStrip | undefined {
  const confidence = read?.confidence ?? 0;
  if (isTall(region)) return confidence < DOUBTFUL_TALL ? turnUpright(page, region) : undefined;
  const isShort = (strip?.width ?? 0) < LONE_CHARACTER;
  return isShort && confidence < DOUBTFUL ? cutStrip(page, region, LONE_CHARACTER) : undefined;
}

/** Of a pair of brackets, the model at times takes one for half as wide as the other: Chinese text has wide ones. */
function pairBrackets(text: string): string {
  return text.replace(
    /\(([^()（）]*)）|（([^()（）]*)\)/g,
    (_, one?: string, other?: string) => `（${one ?? other ?? ''}）`,
  );
}

/** With paper around it, a digit is taken for a full-width one. */
function narrowDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'));
}

async function recogniseStrips(strips: readonly LineStrip[], options: OcrOptions): Promise<StripText[]> {
  const requests: LineStrip[][] = [];
  let length = REQUEST_LENGTH;
  for (const strip of strips) {
    if (length >= REQUEST_LENGTH) {
      requests.push([]);
      length = 0;
    }
    requests.at(-1)?.push(strip);
    length += strip.width;
  }
  return (await Promise.all(requests.map((request) => runRecognition(request, options)))).flat();
}
