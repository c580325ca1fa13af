import type { PictureTrace } from '../../src/domain/file-traces.ts';
import { PDF_LIMITS } from '../formats/pdf/pdf-limits.ts';
import { PdfRenderer } from '../ocr/pdf-renderer.ts';
import { readPdfProperties } from './pdf-properties.ts';
import { TRACE_LIMITS } from './trace-limits.ts';
import type { TraceNotes } from './trace-notes.ts';

/** Pages that took the program down, or too long, before the rest is left alone. */
const MOST_FAILURES = 3;

/** Tells nothing of a file that cannot be opened, such as one with a password. */
export async function readPdfTraces(notes: TraceNotes, bytes: Uint8Array): Promise<void> {
  // Whatever pdf.js throws comes from the file.
  const pages = await readPdfProperties(notes, bytes).catch(() => 0);
  if (pages > 0 && hasPictures(bytes)) notes.traces.pictures = await readPdfPictures(notes.traces.file, bytes, pages);
}

/** Each different picture once, on the first page that draws it. */
async function readPdfPictures(file: string, bytes: Uint8Array, pages: number): Promise<PictureTrace[]> {
  const deadline = Date.now() + TRACE_LIMITS.filePicturesMs;
  const found = new Map<string, PictureTrace>();
  const renderer = new PdfRenderer(bytes);
  let failures = 0;
  try {
    for (let page = 1; page <= Math.min(pages, PDF_LIMITS.pages); page += 1) {
      if (Date.now() > deadline || failures >= MOST_FAILURES || found.size >= TRACE_LIMITS.pictures) break;
      const pictures = await renderer.readPictures(page);
      if (pictures === null) failures += 1;
      for (const picture of pictures ?? []) {
        if (found.has(picture.sha256)) continue;
        const location = { file, page, path: `page[${page}]`, quote: '' };
        found.set(picture.sha256, { ...picture, location });
      }
    }
  } finally {
    renderer.close();
  }
  return [...found.values()].slice(0, TRACE_LIMITS.pictures);
}

const IMAGE = '/Image';
const SUBTYPE = /\/Subtype\s*$/;
const SUBTYPE_BYTES = 64;

/** Pictures are described outside of what is packed, so most files without any are known before a page is read. */
function hasPictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf(IMAGE); at !== -1; at = file.indexOf(IMAGE, at + 1)) {
    if (SUBTYPE.test(file.toString('latin1', Math.max(0, at - SUBTYPE_BYTES), at))) return true;
  }
  return false;
}
