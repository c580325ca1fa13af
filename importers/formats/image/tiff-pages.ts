import { PICTURE_LIMITS, PictureError } from './picture-limits.ts';

/** Where a page of a TIFF stands in the file. */
export interface TiffPage {
  tags: TiffTags;
  isLittleEndian: boolean;
}

/** Values by tag number; only tags that are needed, only values inside the file. */
export type TiffTags = ReadonlyMap<number, readonly number[]>;

export const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planes: 284,
  groupThreeOptions: 292,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  chromaSubsampling: 530,
} as const;

const NEEDED: ReadonlySet<number> = new Set(Object.values(TAG));
/** Bytes of one value, by type: byte, text, short, long, undefined. Other types hold nothing that is needed. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1 };
const REDUCED_COPY = 1;

/**
 * Lists the pages of a TIFF without decoding them. Directories that go in circles or point out of the file end the list
 * or are refused, so that a hostile file costs no more than its size.
 * @throws PictureError
 */
export function listTiffPages(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = bytes[0] === 0x49;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  try {
    let offset = view.getUint32(4, isLittleEndian);
    while (offset !== 0 && !seen.has(offset)) {
      seen.add(offset);
      if (pages.length >= PICTURE_LIMITS.pages) throw new PictureError('too-many-pages', `${pages.length} pages`);
      const count = view.getUint16(offset, isLittleEndian);
      const tags = readTags(view, offset + 2, count, isLittleEndian);
      const isCopy = ((tags.get(TAG.subfile)?.[0] ?? 0) & REDUCED_COPY) === REDUCED_COPY;
      if (!isCopy) pages.push({ tags, isLittleEndian });
      offset = view.getUint32(offset + 2 + count * 12, isLittleEndian);
    }
  } catch (error) {
    if (error instanceof PictureError) throw error;
    if (pages.length === 0) throw new PictureError('broken', 'directory outside of the file', error);
  }
  if (pages.length === 0) throw new PictureError('broken', 'no page');
  return pages;
}

function readTags(view: DataView, start: number, count: number, isLittleEndian: boolean): TiffTags {
  const tags = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) {
    const entry = start + index * 12;
    const tag = view.getUint16(entry, isLittleEndian);
    if (!NEEDED.has(tag)) continue;
    const type = view.getUint16(entry + 2, isLittleEndian);
    const length = view.getUint32(entry + 4, isLittleEndian);
    const size = SIZES[type];
    if (size === undefined) continue;
    const at = size * length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittleEndian);
    if (at + size * length > view.byteLength) throw new PictureError('broken', `tag ${tag} outside of the file`);
    tags.set(
      tag,
      Array.from({ length }, (_, place) => readValue(view, at + place * size, size, isLittleEndian)),
    );
  }
  return tags;
}

function readValue(view: DataView, at: number, size: number, isLittleEndian: boolean): number {
  if (size === 1) return view.getUint8(at);
  return size === 2 ? view.getUint16(at, isLittleEndian) : view.getUint32(at, isLittleEndian);
}
