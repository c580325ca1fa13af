import { expect, it, vi } from 'vitest';
import { joinScans } from '../../ocr/join-scans.ts';
import { OcrUnavailableError } from '../../ocr/ocr-options.ts';
import { ScanReader } from '../../ocr/scan-reader.ts';
import { buildPdf, image } from '../pdf/pdf-fixture.ts';
import { imageFormats } from './image-format.ts';
import { buildGrayDirectory, drawText, writeTiff } from './picture-fixture.ts';

vi.mock('../../ocr/ocr-pool.ts', () => {
  const fail = () => Promise.reject(new OcrUnavailableError('Cannot find package'));
  return { runDecoding: fail, runDetection: fail, runRecognition: fail };
});

it('a picture is refused with what to install where the packages for reading it are missing', async () => {
  const bytes = writeTiff([buildGrayDirectory(drawText('正文'))]);
  const tiff = imageFormats.find((format) => format.recognises(bytes));
  await expect(tiff?.read('扫描件.tif', bytes)).rejects.toThrow(/^扫描件\.tif：.*没有可用的识别组件.*npm install/);
});

it('a scanned page is left unread with a warning', async () => {
  const scans = new ScanReader(buildPdf({ pages: [image(0, 0, 500, 700)] }));
  expect(await scans.read(1)).toBeNull();
  scans.close();
  expect(scans.report('扫描件.pdf', joinScans([], new Set())).map(({ severity, code }) => [severity, code])).toEqual([
    ['warning', 'ocr-unavailable'],
  ]);
});
