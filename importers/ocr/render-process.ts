import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PICTURE_LIMITS } from '../formats/image/picture-limits.ts';
import { PDFJS_FILES } from '../formats/pdf/pdf-source.ts';
import { type PagePicture, readPagePictures } from '../traces/page-pictures.ts';
import { type PreparedPage, prepareBitmap } from './prepare-page.ts';
import { answerParent } from './worker-process.ts';

export type RenderRequest =
  | { type: 'open'; bytes: Uint8Array }
  | { type: 'render'; page: number }
  | { type: 'list-pictures'; page: number };

export type RenderAnswer =
  | { type: 'opened' }
  | { type: 'rendered'; prepared: PreparedPage }
  | { type: 'pictures'; pictures: PagePicture[] }
  | { type: 'failed'; message: string };

/** Small print is read from 200 dots per inch on; PDF counts 72 points to the inch. */
const SCALE = 200 / 72;

/** Draws pages of one PDF, in a process of its own: their pictures are decoded only here. */
export function answerRenderRequests(): void {
  let document: PDFDocumentProxy | undefined;
  answerParent(async (request: RenderRequest): Promise<RenderAnswer> => {
    try {
      if (request.type === 'open') {
        document = await openDocument(request.bytes);
        return { type: 'opened' };
      }
      if (document === undefined) return { type: 'failed', message: '还没有打开文件' };
      if (request.type === 'list-pictures') {
        return { type: 'pictures', pictures: await listPictures(document, request.page) };
      }
      return { type: 'rendered', prepared: await renderPage(document, request.page) };
    } catch (error) {
      return { type: 'failed', message: String(error) };
    }
  });
}

async function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    ...PDFJS_FILES,
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: PICTURE_LIMITS.pixels,
  });
  return loading.promise;
}

async function listPictures(document: PDFDocumentProxy, number: number): Promise<PagePicture[]> {
  const page = await document.getPage(number);
  try {
    return await readPagePictures(page);
  } finally {
    page.cleanup();
  }
}

async function renderPage(document: PDFDocumentProxy, number: number): Promise<PreparedPage> {
  const page = await document.getPage(number);
  try {
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = Math.min(SCALE, PICTURE_LIMITS.keptSide / Math.max(width, height));
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return prepareBitmap({ data, width: canvas.width, height: canvas.height });
  } finally {
    page.cleanup();
  }
}
