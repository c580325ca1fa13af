import type { ReadDocument, ReadOptions } from '../../importer.ts';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { joinScans } from '../../ocr/join-scans.ts';
import { reportOcr } from '../../ocr/ocr-findings.ts';
import { OcrUnavailableError } from '../../ocr/ocr-options.ts';
import { readInTurn } from '../../ocr/read-in-turn.ts';
import { type OcrPage, recogniseImageToBlocks } from '../../ocr/recognise-image.ts';
import { Notices } from '../notices.ts';
import { unreadable } from '../unreadable.ts';
import { decodeTiffPage } from './decode-tiff.ts';
import { PictureError, type PictureFault } from './picture-limits.ts';
import { listTiffPages } from './tiff-pages.ts';

/**
 * Reads one picture, or the pages of a TIFF.
 * @param what the kind of picture in words, with the endings its files have
 * @throws AppError `input-unreadable` where nothing can be read
 */
export async function readPictures(
  file: string,
  bytes: Uint8Array,
  hasPages: boolean,
  what: string,
  extensions: readonly string[],
  { onProgress }: ReadOptions = {},
): Promise<ReadDocument> {
  const notices = new Notices(file);
  notices.reportName(what, extensions);
  const broken: number[] = [];
  const pictures = listPictures(file, bytes, hasPages);
  const pages = await readInTurn(
    pictures.length,
    async (index) => {
      try {
        return await recognise(file, pictures[index], index + 1);
      } catch (error) {
        if (pictures.length === 1 || !(error instanceof PictureError)) throw refuse(file, error);
        broken.push(index + 1);
        return null;
      }
    },
    (done) => onProgress?.(done, pictures.length),
  );
  const read = pages.filter((page) => page !== null);
  if (read.length === 0) throw refuse(file, new PictureError('broken', 'no page can be decoded'));
  if (broken.length > 0) {
    const list = broken.sort((a, b) => a - b).join('、');
    const places = broken.map((page) => ({ file, page, path: `page[${page}]`, quote: '' }));
    notices.report('warning', 'page-unreadable', `第 ${list} 页已损坏或过大，未能读取；请核对原件或重新索取`, places);
  }
  const numbers = new Set(read.flatMap(({ page }) => (page === null ? [] : [page])));
  const joined = joinScans(
    read.flatMap((page) => page.blocks),
    numbers,
  );
  const { blocks } = joined;
  reportOcr(notices, read, joined);
  if (blocks.length === 0) notices.report('warning', 'no-text', '图片中没有读到文字；请确认提交的是正确的文件');
  return { pages: pictures.length, blocks, messages: notices.findings };
}

type Picture = () => Bitmap | Uint8Array;

function listPictures(file: string, bytes: Uint8Array, hasPages: boolean): Picture[] {
  if (!hasPages) return [() => bytes];
  try {
    return listTiffPages(bytes).map((page) => () => decodeTiffPage(bytes, page));
  } catch (error) {
    throw refuse(file, error);
  }
}

async function recognise(file: string, picture: Picture | undefined, page: number): Promise<OcrPage> {
  if (picture === undefined) throw new PictureError('broken', 'no picture');
  try {
    return await recogniseImageToBlocks(picture(), `page[${page}]`, page);
  } catch (error) {
    if (!(error instanceof OcrUnavailableError)) throw error;
    throw unreadable(
      file,
      '图片须经文字识别（OCR）才能读取，本机没有可用的识别组件；请运行 npm install 安装可选组件后再试',
      error,
    );
  }
}

const FAULTS: Readonly<Record<PictureFault, string>> = {
  broken: '图片已损坏或不完整，无法读取，请重新扫描，或向提交人索取完整文件',
  unsupported: '图片的压缩方式不受支持，请另存为 PNG 或 JPEG 后再试',
  'too-large': '图片的像素过多（疑似图片炸弹），为安全起见未读取，请以 150 至 300 dpi 重新扫描后再试',
  'too-many-pages': '图片的页数超出读取上限，未读取，请拆分文件后再试',
};

function refuse(file: string, error: unknown): unknown {
  return error instanceof PictureError ? unreadable(file, FAULTS[error.fault], error) : error;
}
