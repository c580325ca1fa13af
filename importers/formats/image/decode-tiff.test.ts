import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { decodeTiffPage } from './decode-tiff.ts';
import { buildGrayDirectory, type TiffDirectory, writeTiff } from './picture-fixture.ts';
import { PictureError } from './picture-limits.ts';
import { listTiffPages, TAG } from './tiff-pages.ts';

function decode(directory: TiffDirectory): Bitmap {
  const bytes = writeTiff([directory]);
  const [page] = listTiffPages(bytes);
  if (page === undefined) throw new Error('no page');
  return decodeTiffPage(bytes, page);
}

function fault(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof PictureError) return error.fault;
    throw error;
  }
  return undefined;
}

const row = (bitmap: Bitmap, y: number) =>
  Array.from({ length: bitmap.width }, (_, x) => bitmap.data[(y * bitmap.width + x) * 4]);

/** 4 × 2, each pixel another grey. */
const GRAYS = [10, 20, 30, 40, 50, 60, 70, 80];
const grays: Bitmap = {
  data: Uint8Array.from(GRAYS.flatMap((gray) => [gray, gray, gray, 255])),
  width: 4,
  height: 2,
};

describe('a page of a TIFF', () => {
  it.each(['none', 'deflate'] as const)('is read as it was written, compression: %s', (compression) => {
    const read = decode(buildGrayDirectory(grays, compression));
    expect([...row(read, 0), ...row(read, 1)]).toEqual(GRAYS);
  });

  it('is put together from its strips', () => {
    const { tags } = buildGrayDirectory(grays);
    const strips = [Buffer.from(GRAYS.slice(0, 4)), Buffer.from(GRAYS.slice(4))];
    expect(row(decode({ tags: { ...tags, [TAG.rowsPerStrip]: [1] }, strips }), 1)).toEqual(GRAYS.slice(4));
  });

  it('is put together from its tiles', () => {
    const { tags } = buildGrayDirectory(grays);
    const tiles = [
      [10, 20, 50, 60],
      [30, 40, 70, 80],
    ];
    const tiled = { ...tags, [TAG.tileWidth]: [2], [TAG.tileHeight]: [2] };
    const read = decode({ tags: tiled, strips: tiles.map((tile) => Buffer.from(tile)), isTiled: true });
    expect([...row(read, 0), ...row(read, 1)]).toEqual(GRAYS);
  });

  it('is read from a fax (CCITT group 4)', () => {
    // 32 wide: 8 white, 8 black, the rest white; then twice the same as the row above.
    // horizontal 001, white 8 = 10011, black 8 = 000101, to the end 1; 111; 111
    const bits = '001100110001011111111'.padEnd(24, '0');
    const strip = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
    const read = decode({
      tags: {
        [TAG.width]: [32],
        [TAG.height]: [3],
        [TAG.bitsPerSample]: [1],
        [TAG.compression]: [4],
        [TAG.photometric]: [0],
        [TAG.samplesPerPixel]: [1],
        [TAG.rowsPerStrip]: [3],
      },
      strips: [strip],
    });
    const bar = Array.from({ length: 32 }, (_, x) => (x >= 8 && x < 16 ? 0 : 255));
    expect([row(read, 0), row(read, 1), row(read, 2)]).toEqual([bar, bar, bar]);
  });
});

describe('a hostile TIFF', () => {
  const { tags, strips } = buildGrayDirectory(grays, 'deflate');

  it('is refused for its size before anything is decoded', () => {
    const huge = { ...tags, [TAG.width]: [60_000], [TAG.height]: [60_000] };
    expect(fault(() => decode({ tags: huge, strips }))).toBe('too-large');
  });

  it('is refused where a strip unpacks to more than it has place for', () => {
    const bomb = [deflateSync(Buffer.alloc(10_000_000))];
    expect(fault(() => decode({ tags, strips: bomb }))).toBe('broken');
  });

  it('is refused where strips overlap so as to be unpacked again and again', () => {
    const many = { ...tags, [TAG.height]: [1000], [TAG.rowsPerStrip]: [1] };
    const bytes = writeTiff([{ tags: many, strips: Array.from({ length: 1000 }, () => Buffer.alloc(1)) }]);
    const [page] = listTiffPages(bytes);
    const counts = Array.from({ length: 1000 }, () => bytes.length);
    const hostile = { isLittleEndian: true, tags: new Map([...(page?.tags ?? []), [TAG.stripByteCounts, counts]]) };
    expect(fault(() => decodeTiffPage(bytes, hostile))).toBe('broken');
  });

  it('is read once where its directories go in circles', () => {
    expect(listTiffPages(writeTiff([{ tags, strips, next: 8 }]))).toHaveLength(1);
  });

  it('ends with its last whole directory where the next one is outside of the file', () => {
    expect(listTiffPages(writeTiff([{ tags, strips, next: 0xffff_fff0 }]))).toHaveLength(1);
  });

  it('is refused where a tag points out of the file', () => {
    const bytes = writeTiff([{ tags: { ...tags, [TAG.bitsPerSample]: [8, 8, 8] }, strips }]);
    const at = bytes.indexOf(Buffer.from([TAG.bitsPerSample & 0xff, TAG.bitsPerSample >> 8, 4, 0]));
    bytes.writeUInt32LE(0x4000_0000, at + 4);
    expect(fault(() => listTiffPages(bytes))).toBe('broken');
  });

  it('is refused where its compression is unknown', () => {
    expect(fault(() => decode({ tags: { ...tags, [TAG.compression]: [34_712] }, strips }))).toBe('unsupported');
  });
});
