// @ts-check
import { findQuote } from './find-quote.js';

/**
 * What of pdf.js is used here.
 * @typedef {{ width: number, height: number }} Viewport
 * @typedef {{ getViewport: (options: { scale: number }) => Viewport, render: (options: object) => { promise: Promise<void> }, streamTextContent: () => ReadableStream }} PdfPage
 * @typedef {{ numPages: number, getPage: (number: number) => Promise<PdfPage> }} PdfFile
 * @typedef {{ GlobalWorkerOptions: { workerSrc: string }, getDocument: (options: object) => { promise: Promise<PdfFile> }, TextLayer: new (options: object) => { render: () => Promise<void>, textDivs: HTMLElement[] } }} PdfLibrary
 */

/** The file that was opened last; going from page to page opens it once. @type {{ address: string, file: Promise<PdfFile> } | null} */
let opened = null;

/** Sharp on dense screens, without a canvas that phones refuse. */
const DENSEST = 2;

/**
 * `<pdf-page original library page quote>`: a page of a PDF file as it is, its text over it to be selected, the quote
 * marked. What the element held before stays where the page cannot be shown.
 */
class PdfPageElement extends HTMLElement {
  connectedCallback() {
    this.show().catch(() => {
      this.classList.add('is-unshown');
      this.unfoldText(true);
    });
  }

  async show() {
    const library = this.getAttribute('library') ?? '';
    const pdfjs = /** @type {PdfLibrary} */ (await import(`${library}build/pdf.min.mjs`));
    pdfjs.GlobalWorkerOptions.workerSrc = `${library}build/pdf.worker.min.mjs`;
    const file = await openFile(pdfjs, this.getAttribute('original') ?? '', library);
    const page = await file.getPage(Number(this.getAttribute('page') ?? '1'));
    const scale = this.clientWidth / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const sheet = document.createElement('div');
    sheet.className = 'sheet';
    sheet.style.setProperty('--total-scale-factor', String(scale));
    sheet.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
    const canvas = sheet.appendChild(document.createElement('canvas'));
    const density = Math.min(window.devicePixelRatio, DENSEST);
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', this.getAttribute('label') ?? '');
    const text = sheet.appendChild(document.createElement('div'));
    text.className = 'text-layer';
    const layer = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    await Promise.all([
      page.render({ canvas, viewport, transform: density === 1 ? null : [density, 0, 0, density, 0, 0] }).promise,
      layer.render(),
    ]);
    if (!this.isConnected) return;
    this.replaceChildren(sheet);
    const quote = this.getAttribute('quote') ?? '';
    const mark = quote === '' ? null : markQuote(layer.textDivs, quote);
    this.unfoldText(quote !== '' && mark === null);
    const view = this.closest('.viewer-body');
    if (mark !== null) mark.scrollIntoView({ block: 'center' });
    else if (quote === '') view?.scrollTo({ top: 0 });
  }

  /**
   * The text that was read from the page stands folded below it once the page is there, and open where it was recognised
   * in a picture, or where it alone has the quote.
   * @param {boolean} isWanted
   */
  unfoldText(isWanted) {
    const around = this.parentElement;
    const text = around?.querySelector('details');
    if (text) text.open = isWanted || around?.classList.contains('is-recognised') === true;
  }
}

/**
 * @param {PdfLibrary} pdfjs
 * @param {string} address
 * @param {string} library
 */
function openFile(pdfjs, address, library) {
  if (opened?.address === address) return opened.file;
  const file = pdfjs.getDocument({
    url: address,
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
    wasmUrl: `${library}wasm/`,
    iccUrl: `${library}iccs/`,
    // The content security policy allows no code made at run time.
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    // A large file comes in the pieces that its shown pages need.
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 2 ** 18,
  }).promise;
  opened = { address, file };
  file.catch(() => {
    opened = null;
  });
  return file;
}

/**
 * Marks the quote in the pieces of text that lie over the page; the first mark, or null where it is not there.
 * @param {HTMLElement[]} pieces
 * @param {string} quote
 */
function markQuote(pieces, quote) {
  const texts = pieces.map((piece) => piece.textContent ?? '');
  const found = findQuote(texts.join(''), quote);
  if (found === null) return null;
  /** @type {HTMLElement | null} */
  let first = null;
  let before = 0;
  for (const [index, text] of texts.entries()) {
    const start = Math.max(found.start - before, 0);
    const end = Math.min(found.end - before, text.length);
    before += text.length;
    if (start >= end) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    pieces[index]?.replaceChildren(text.slice(0, start), mark, text.slice(end));
    first ??= mark;
  }
  return first;
}

customElements.define('pdf-page', PdfPageElement);
