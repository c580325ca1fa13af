import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { disarmStreams } from './disarm-streams.ts';
import { InlinePort, type OperatorChunk } from './inline-port.ts';
import { PDF_LIMITS } from './pdf-limits.ts';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker, WorkerMessageHandler } from './pdfjs.ts';
import { enterPdfjs, leavePdfjs } from './pdfjs-scope.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** Character maps, fonts and decoders come from the package on disk, never from the network. */
export const PDFJS_FILES = {
  cMapUrl: `${PACKAGE}/cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${PACKAGE}/standard_fonts/`,
  wasmUrl: `${PACKAGE}/wasm/`,
} as const;

/** pdf.js loads fonts into this instead of a browser's document; nothing is drawn. */
const NO_DOCUMENT = { fonts: { add: () => {}, delete: () => {} } };

export class PageTooLargeError extends Error {}

/** One open PDF. Images are never decoded: they leave gaps in the operators (see page-reader). */
export class PdfSource {
  readonly document: PDFDocumentProxy;
  /** Streams that were not unpacked. */
  readonly bombs: number;
  private readonly port: InlinePort;
  private isClosed = false;

  private constructor(document: PDFDocumentProxy, port: InlinePort, bombs: number) {
    this.document = document;
    this.port = port;
    this.bombs = bombs;
  }

  /** @throws pdf.js's own errors, `PasswordException` and `InvalidPDFException` among them */
  static async open(bytes: Uint8Array): Promise<PdfSource> {
    enterPdfjs();
    try {
      return await PdfSource.start(bytes);
    } catch (error) {
      leavePdfjs();
      throw error;
    }
  }

  private static async start(bytes: Uint8Array): Promise<PdfSource> {
    // A copy, for it is changed and kept.
    const data = new Uint8Array(bytes);
    const bombs = disarmStreams(data);
    const port = new InlinePort();
    WorkerMessageHandler.initializeFromPort(port);
    const worker = new PDFWorker({ port: port as never, verbosity: 0 });
    const task = getDocument({
      ...PDFJS_FILES,
      data,
      worker,
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      useWasm: false,
      enableXfa: false,
      maxImageSize: 0,
      disableFontFace: false,
      ownerDocument: NO_DOCUMENT as never,
    });
    const document = await rejectOnFailure(port, task.promise);
    return new PdfSource(document, port, bombs);
  }

  /** Opens also a file whose end is lost, if its catalog is left. */
  static async openBroken(bytes: Uint8Array): Promise<PdfSource> {
    try {
      return await PdfSource.open(bytes);
    } catch (error) {
      const repaired = addTrailer(bytes);
      if (repaired === null || !(error instanceof Error) || error.name !== 'InvalidPDFException') throw error;
      return PdfSource.open(repaired);
    }
  }

  /**
   * Hands over a page's operators as they come.
   * @throws PageTooLargeError, after which the document can only be closed
   */
  async readOperators(page: PDFPageProxy, take: (chunk: OperatorChunk) => void, signal?: AbortSignal): Promise<void> {
    let operators = 0;
    let abort: (() => void) | undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.port.onOperators = (chunk) => {
        operators += chunk.fnArray.length;
        if (operators > PDF_LIMITS.operatorsPerPage) reject(new PageTooLargeError());
        else take(chunk);
      };
    });
    try {
      await Promise.race([rejectOnFailure(this.port, page.getOperatorList()), stopped]);
    } finally {
      this.port.onOperators = () => {};
      if (abort !== undefined) signal?.removeEventListener('abort', abort);
    }
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    try {
      await this.document.loadingTask.destroy();
    } finally {
      leavePdfjs();
    }
  }
}

const CATALOG = /(\d+)\s+(\d+)\s+obj\s*<<[\s\S]{0,400}?\/Type\s*\/Catalog/;

/** A file without a trailer, with one that names its catalog; null where there is none to name. */
function addTrailer(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = file.lastIndexOf('/Catalog', undefined, 'latin1');
  const found = at === -1 ? null : CATALOG.exec(file.toString('latin1', Math.max(0, at - 500), at + 10));
  if (found === null) return null;
  return Buffer.concat([file, Buffer.from(`\ntrailer\n<< /Root ${found[1]} ${found[2]} R >>\n`)]);
}

function rejectOnFailure<T>(port: InlinePort, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    port.onFailure = reject;
    promise.then(resolve, reject);
  });
}
