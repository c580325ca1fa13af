import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import UTIF from 'utif2';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { checkPictureSize, PICTURE_LIMITS, PictureError } from './picture-limits.ts';
import { TAG, type TiffPage } from './tiff-pages.ts';

/** Uncompressed, fax (CCITT), LZW, JPEG, deflate, PackBits: what scanners write. */
const JPEG = 7;
const DEFLATE: ReadonlySet<number> = new Set([8, 32946]);
const SUPPORTED: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, JPEG, 32773, ...DEFLATE]);
const SAMPLE_BITS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16]);
const MOST_SAMPLES = 5;
/** The decoder looks for the byte order in front. */
const MARK = 2;

/**
 * Decodes one page.
 * @throws PictureError
 */
export function decodeTiffPage(bytes: Uint8Array, page: TiffPage): Bitmap {
  const value = (tag: number, otherwise: number) => page.tags.get(tag)?.[0] ?? otherwise;
  const width = value(TAG.width, 0);
  const height = value(TAG.height, 0);
  checkPictureSize(width, height);
  const compression = value(TAG.compression, 1);
  const samples = value(TAG.samplesPerPixel, 1);
  const isKnown = SUPPORTED.has(compression) && SAMPLE_BITS.has(value(TAG.bitsPerSample, 1)) && samples <= MOST_SAMPLES;
  if (!isKnown || (value(TAG.planes, 1) !== 1 && samples > 1)) {
    throw new PictureError('unsupported', `compression ${compression}`);
  }
  const bitmap = { data: new Uint8Array(width * height * 4).fill(255), width, height };
  const parts = listParts(page, width, height);
  const packedBytes = parts.reduce((sum, { offset, length }) => sum + Math.min(length, bytes.length - offset), 0);
  if (packedBytes > 2 * bytes.length) throw new PictureError('broken', 'strips overlap');
  for (const part of parts) {
    const packed = bytes.subarray(part.offset, part.offset + part.length);
    if (packed.length > 0) copyPart(bitmap, part, decodePart(packed, page, part.width, part.height, compression));
  }
  return shrink(bitmap);
}

/** A strip or a tile: each is compressed on its own. */
interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
  offset: number;
  length: number;
}

function listParts({ tags }: TiffPage, width: number, height: number): Part[] {
  const tileWidth = tags.get(TAG.tileWidth)?.[0];
  const tileHeight = tags.get(TAG.tileHeight)?.[0];
  const isTiled = tileWidth !== undefined && tileHeight !== undefined;
  const offsets = tags.get(isTiled ? TAG.tileOffsets : TAG.stripOffsets) ?? [];
  const lengths = tags.get(isTiled ? TAG.tileByteCounts : TAG.stripByteCounts) ?? [];
  const rows = Math.min(height, tags.get(TAG.rowsPerStrip)?.[0] ?? height);
  const partWidth = tileWidth ?? width;
  const partHeight = isTiled ? tileHeight : rows;
  if (partWidth < 1 || partHeight < 1 || offsets.length === 0) throw new PictureError('broken', 'no strips');
  checkPictureSize(partWidth, partHeight);
  const across = Math.ceil(width / partWidth);
  const down = Math.ceil(height / partHeight);
  return offsets.slice(0, across * down).map((offset, index) => {
    const x = (index % across) * partWidth;
    const y = Math.floor(index / across) * partHeight;
    const length = lengths[index] ?? Number.POSITIVE_INFINITY;
    return { x, y, width: partWidth, height: isTiled ? partHeight : Math.min(partHeight, height - y), offset, length };
  });
}

/** The decoder gets a picture of one strip, with none of the file's own directory: it follows whatever that says. */
function decodePart(
  packed: Uint8Array,
  { tags, isLittleEndian }: TiffPage,
  width: number,
  height: number,
  compression: number,
): Uint8Array {
  const isDeflate = DEFLATE.has(compression);
  if (compression === JPEG) checkJpeg(packed, width, height);
  const data = isDeflate ? inflate(packed, width * height * MOST_SAMPLES * 2) : packed.slice();
  const directory: Record<string, unknown> = {};
  for (const [tag, values] of tags) directory[`t${tag}`] = values;
  for (const tag of [TAG.tileWidth, TAG.tileHeight, TAG.tileOffsets, TAG.tileByteCounts]) delete directory[`t${tag}`];
  Object.assign(directory, {
    [`t${TAG.width}`]: [width],
    [`t${TAG.height}`]: [height],
    [`t${TAG.rowsPerStrip}`]: [height],
    [`t${TAG.compression}`]: [isDeflate ? 1 : compression],
    [`t${TAG.stripOffsets}`]: [MARK],
    [`t${TAG.stripByteCounts}`]: [data.length],
  });
  const marked = new Uint8Array(MARK + data.length);
  marked.set(isLittleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  marked.set(data, MARK);
  const picture = directory as unknown as UTIF.IFD;
  try {
    UTIF.decodeImage(marked.buffer, picture);
    return UTIF.toRGBA8(picture);
  } catch (error) {
    throw new PictureError('broken', 'strip cannot be decoded', error);
  }
}

function inflate(packed: Uint8Array, longest: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: longest });
  } catch (error) {
    throw new PictureError('broken', 'strip cannot be unpacked', error);
  }
}

/** A JPEG inside of a TIFF has a size of its own. */
function checkJpeg(packed: Uint8Array, width: number, height: number): void {
  let size: { width: number; height: number };
  try {
    size = imageSize(packed);
  } catch (error) {
    throw new PictureError('broken', 'JPEG strip without a size', error);
  }
  if (size.width > width + 64 || size.height > height + 64) throw new PictureError('broken', 'JPEG strip too large');
}

function copyPart(bitmap: Bitmap, { x, y, width, height }: Part, pixels: Uint8Array): void {
  const columns = Math.min(width, bitmap.width - x);
  for (let row = 0; row < Math.min(height, bitmap.height - y); row += 1) {
    const start = row * width * 4;
    bitmap.data.set(pixels.subarray(start, start + columns * 4), ((y + row) * bitmap.width + x) * 4);
  }
}

/** By whole steps, which keeps the strokes of black and white scans; what is left to do is little. */
function shrink(bitmap: Bitmap): Bitmap {
  const step = Math.floor(Math.max(bitmap.width, bitmap.height) / PICTURE_LIMITS.keptSide);
  if (step < 2) return bitmap;
  const width = Math.max(1, Math.floor(bitmap.width / step));
  const height = Math.max(1, Math.floor(bitmap.height / step));
  const data = new Uint8Array(width * height * 4);
  const count = step * step;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let row = 0; row < step; row += 1) {
          const start = ((y * step + row) * bitmap.width + x * step) * 4 + channel;
          for (let column = 0; column < step; column += 1) sum += bitmap.data[start + column * 4] ?? 0;
        }
        data[(y * width + x) * 4 + channel] = sum / count;
      }
    }
  }
  return { data, width, height };
}
