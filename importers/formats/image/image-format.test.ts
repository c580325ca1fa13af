import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { imageFormats } from './image-format.ts';
import { buildGrayDirectory, drawText, encodeBmp, encodePicture, writeTiff } from './picture-fixture.ts';
import { TAG } from './tiff-pages.ts';

const read = (file: string, bytes: Buffer, onProgress?: (done: number, all: number) => void) => {
  const format = imageFormats.find((one) => one.recognises(bytes));
  if (format === undefined) throw new Error('not a picture');
  return format.read(file, bytes, onProgress === undefined ? {} : { onProgress });
};
const texts = (document: Awaited<ReturnType<typeof read>>) =>
  document.blocks.map((block) => [block.path, block.page, block.type === 'table' ? '' : block.text]);
const codes = (document: Awaited<ReturnType<typeof read>>) => document.messages.map(({ code }) => code);

describe('pictures of documents', () => {
  const bitmap = drawText('评分标准');

  it.each([
    ['png', encodePicture(bitmap, 'png')],
    ['jpeg', encodePicture(bitmap, 'jpeg')],
    ['webp', encodePicture(bitmap, 'webp')],
    ['bmp', encodeBmp(bitmap)],
    ['tiff', writeTiff([buildGrayDirectory(bitmap, 'deflate')])],
  ])('are read from %s', async (id, bytes) => {
    expect(imageFormats.filter((format) => format.recognises(bytes)).map((format) => format.id)).toEqual([id]);
    const document = await read(`扫描件.${id}`, bytes);
    expect(texts(document)).toEqual([['page[1]/p[1]', 1, '评分标准']]);
    expect(document.pages).toBe(1);
    expect(codes(document)).toEqual(['text-read-by-ocr']);
  });

  it('are read page by page from a TIFF, and a broken page is left out with a warning', async () => {
    const pages = ['第一页', '第二页', '第三页'].map((text) => buildGrayDirectory(drawText(text)));
    const broken = { ...pages[1], tags: { ...pages[1]?.tags, [TAG.compression]: [8] }, strips: pages[1]?.strips ?? [] };
    const progress: string[] = [];
    const document = await read(
      '扫描件.tif',
      writeTiff([pages[0] ?? broken, broken, pages[2] ?? broken]),
      (done, all) => progress.push(`${done}/${all}`),
    );
    expect(document.pages).toBe(3);
    expect(texts(document)).toEqual([
      ['page[1]/p[1]', 1, '第一页'],
      ['page[3]/p[1]', 3, '第三页'],
    ]);
    expect(document.messages.find(({ code }) => code === 'page-unreadable')?.locations).toEqual([
      { file: '扫描件.tif', page: 2, path: 'page[2]', quote: '' },
    ]);
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
  });

  it('are read for what they are, whatever the name says', async () => {
    const document = await read('扫描件.jpg', encodePicture(bitmap, 'png'));
    expect(codes(document)).toEqual(['name-differs-from-content', 'text-read-by-ocr']);
  });

  it('with nothing on them have no text, and say so', async () => {
    const document = await read('空白.png', encodePicture(drawText(''), 'png'));
    expect(document.blocks).toEqual([]);
    expect(codes(document)).toEqual(['no-text']);
  });
});

describe('pictures that cannot be read', () => {
  const png = encodePicture(drawText('甲'), 'png');
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(100_000, 16);
  bomb.writeUInt32BE(100_000, 20);
  const jpeg = encodePicture(drawText('甲'), 'jpeg');

  it.each([
    ['a bomb of pixels', bomb, '疑似图片炸弹'],
    ['a head without a body', jpeg.subarray(0, 100), '已损坏或不完整'],
    ['a PNG cut off in its head', png.subarray(0, 20), '已损坏或不完整'],
    ['a TIFF without a page', Buffer.from('II*\0\0\0\0\0', 'latin1'), '已损坏或不完整'],
  ])('are refused in one line: %s', async (_, bytes, message) => {
    const refusal = await read('扫描件', bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).code).toBe('input-unreadable');
    expect((refusal as AppError).message).toContain(message);
    expect((refusal as AppError).message).not.toContain('\n');
  });
});
