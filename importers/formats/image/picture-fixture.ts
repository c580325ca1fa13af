import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { drawPage } from '../../ocr/page-fixture.ts';
import { TAG } from './tiff-pages.ts';

/** A small picture of a few characters. */
export function drawText(text: string): Bitmap {
  return drawPage(({ write }) => write(text, 60, 90, 40), { width: 120 + 42 * text.length, height: 160 });
}

export function encodePicture(bitmap: Bitmap, kind: 'png' | 'jpeg' | 'webp'): Buffer {
  const canvas = createCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(bitmap.width, bitmap.height);
  image.data.set(bitmap.data);
  context.putImageData(image, 0, 0);
  if (kind === 'png') return canvas.toBuffer('image/png');
  return kind === 'jpeg' ? canvas.toBuffer('image/jpeg', 90) : canvas.toBuffer('image/webp', 90);
}

/** 24 bits a pixel, rows from the bottom up. */
export function encodeBmp({ data, width, height }: Bitmap): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + stride * height);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const colour = [data[at + 2] ?? 0, data[at + 1] ?? 0, data[at] ?? 0];
      bytes.set(colour, 54 + (height - 1 - y) * stride + x * 3);
    }
  }
  return bytes;
}

/** A directory of a TIFF: values by tag; `strips` are written behind it and pointed to. */
export interface TiffDirectory {
  tags: Readonly<Record<number, readonly number[]>>;
  strips: readonly Buffer[];
  isTiled?: boolean;
  /** Where the next directory is said to be; by default where it is. */
  next?: number;
}

/** Little-endian, every value a long. */
export function writeTiff(directories: readonly TiffDirectory[]): Buffer {
  const parts: Buffer[] = [Buffer.from('II*\0\x08\0\0\0', 'latin1')];
  let position = 8;
  for (const [index, { tags, strips, isTiled = false, next }] of directories.entries()) {
    const all: Record<number, number[] | readonly number[]> = {
      ...tags,
      [isTiled ? TAG.tileOffsets : TAG.stripOffsets]: strips.map(() => 0),
      [isTiled ? TAG.tileByteCounts : TAG.stripByteCounts]: strips.map((strip) => strip.length),
    };
    const entries = Object.entries(all).map(([tag, values]): [number, number[]] => [Number(tag), [...values]]);
    const head = 2 + entries.length * 12 + 4;
    const long = entries.reduce((sum, [, values]) => sum + (values.length > 1 ? values.length * 4 : 0), 0);
    let stripAt = position + head + long;
    for (const [tag, values] of entries) {
      if (tag !== TAG.stripOffsets && tag !== TAG.tileOffsets) continue;
      for (const [place, strip] of strips.entries()) {
        values[place] = stripAt;
        stripAt += strip.length;
      }
    }
    const directory = Buffer.alloc(head + long);
    directory.writeUInt16LE(entries.length, 0);
    let longAt = head;
    for (const [place, [tag, values]] of entries.entries()) {
      const at = 2 + place * 12;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(4, at + 2);
      directory.writeUInt32LE(values.length, at + 4);
      directory.writeUInt32LE(values.length > 1 ? position + longAt : (values[0] ?? 0), at + 8);
      if (values.length <= 1) continue;
      for (const value of values) longAt = directory.writeUInt32LE(value, longAt);
    }
    const isLast = index === directories.length - 1;
    directory.writeUInt32LE(next ?? (isLast ? 0 : stripAt), head - 4);
    parts.push(directory, ...strips);
    position = stripAt;
  }
  return Buffer.concat(parts);
}

/** A page of 8-bit grey. */
export function buildGrayDirectory(bitmap: Bitmap, compression: 'none' | 'deflate' = 'none'): TiffDirectory {
  const { data, width, height } = bitmap;
  const gray = Buffer.alloc(width * height);
  for (let at = 0; at < gray.length; at += 1) gray[at] = data[at * 4] ?? 0;
  return {
    tags: {
      [TAG.width]: [width],
      [TAG.height]: [height],
      [TAG.bitsPerSample]: [8],
      [TAG.compression]: [compression === 'none' ? 1 : 8],
      [TAG.photometric]: [1],
      [TAG.samplesPerPixel]: [1],
      [TAG.rowsPerStrip]: [height],
    },
    strips: [compression === 'none' ? gray : deflateSync(gray)],
  };
}
