import { decodePicture } from '../formats/image/decode-picture.ts';
import { PictureError, type PictureFault } from '../formats/image/picture-limits.ts';
import { LIKENESS_SIDE, measureLikeness } from '../traces/likeness.ts';
import { toGray } from './bitmap.ts';
import type { StripText } from './ctc.ts';
import type { LineStrip } from './line-strip.ts';
import { loadModels, type OcrModels } from './models.ts';
import { type PreparedPage, prepareBitmap } from './prepare-page.ts';
import type { TextMap } from './text-regions.ts';
import { answerParent } from './worker-process.ts';

export type OcrRequest =
  | { type: 'decode'; bytes: Uint8Array }
  | { type: 'liken'; bytes: Uint8Array }
  | { type: 'detect'; page: TextMap }
  | { type: 'recognise'; strips: LineStrip[] };

export type OcrAnswer =
  | { type: 'decoded'; prepared: PreparedPage }
  | { type: 'likened'; likeness: string | null }
  | { type: 'detected'; map: TextMap }
  | { type: 'recognised'; texts: StripText[] }
  | { type: 'refused'; fault: PictureFault; message: string }
  | { type: 'unavailable'; message: string }
  | { type: 'failed'; message: string };

class ModelsMissing extends Error {}

/** Runs in the processes of `ocr-pool.ts`. */
export function answerRequests(): void {
  let models: Promise<OcrModels> | undefined;
  const openModels = () => {
    models ??= loadModels().catch((error: unknown) => {
      throw new ModelsMissing(String(error));
    });
    return models;
  };
  answerParent((request: OcrRequest) => answerRequest(request, openModels).catch(describeFailure));
}

async function answerRequest(request: OcrRequest, openModels: () => Promise<OcrModels>): Promise<OcrAnswer> {
  if (request.type === 'decode') {
    return { type: 'decoded', prepared: prepareBitmap(await decodePicture(request.bytes)) };
  }
  if (request.type === 'liken') {
    const bitmap = await decodePicture(request.bytes, LIKENESS_SIDE);
    return { type: 'likened', likeness: measureLikeness(toGray(bitmap)) };
  }
  const models = await openModels();
  if (request.type === 'detect') return { type: 'detected', map: await models.detect(request.page) };
  const texts: StripText[] = [];
  for (const strip of request.strips) texts.push(await models.recognise(strip));
  return { type: 'recognised', texts };
}

function describeFailure(error: unknown): OcrAnswer {
  if (error instanceof PictureError) return { type: 'refused', fault: error.fault, message: error.message };
  return { type: error instanceof ModelsMissing ? 'unavailable' : 'failed', message: String(error) };
}
