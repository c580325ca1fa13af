import type { Block } from '../../../src/domain/document.ts';
import { type ActiveContent, addPageContent } from './active-content.ts';
import type { Matrix } from './geometry.ts';
import { FontShelf } from './graphics-state.ts';
import type { PageContent, Turn } from './page-content.ts';
import { layOutPage, type PageLayout } from './page-layout.ts';
import { PageReader } from './page-reader.ts';
import type { ReadingNotes } from './pdf-findings.ts';
import { PDF_LIMITS } from './pdf-limits.ts';
import { PageTooLargeError, PdfSource } from './pdf-source.ts';
import type { PDFPageProxy } from './pdfjs.ts';
import { placePictureMarks } from './picture-marks.ts';
import { judgePage, type PageQuality } from './text-quality.ts';
import { turnPage } from './turn-page.ts';

/** A page that has to be read from its picture. */
export interface ScanPage {
  /** From 1. */
  number: number;
  /** As shown, in points (1/72 inch). */
  width: number;
  height: number;
  reason: 'no-text' | 'unreadable';
}

export interface PdfReadOptions {
  /** Ends reading with the signal's reason; checked between pages and within long ones. */
  signal?: AbortSignal;
  /** After this time what was read is returned, and a finding names the pages that were not. */
  timeoutMs?: number;
  onProgress?: (done: number, all: number) => void;
  /** Reads a page without a usable text layer from its picture; its blocks take the page's place. Null leaves the page as it is. */
  recogniseScan?: (page: ScanPage) => Promise<Block[] | null>;
}

export interface ReadPage {
  number: number;
  layout: PageLayout | null;
  /** What was recognised instead. */
  given: Block[] | null;
}

/** Scanned pages in work at a time; more only costs memory. */
const SCANS_AT_A_TIME = 2;
/** Lists of pages that scans add to as they end. */
const READ_IN_ANY_ORDER = [
  'unreadable',
  'withoutText',
  'hiddenText',
  'damaged',
  'tooDetailed',
  'unknownCharacters',
  'pictureMarks',
  'recognised',
] as const satisfies readonly (keyof ReadingNotes)[];

/** Share of invisible characters from which a page's text is not what the page shows. */
const HIDDEN_SHARE = 0.1;
const MOSTLY = 0.6;
const ENOUGH_TURNED = 20;
const LONGEST_WATERMARK = 80;

/** Reads the pages of one file one after the other; what a page took is given back before the next. */
export class PageSequence {
  readonly pages: ReadPage[] = [];
  private source: PdfSource;
  private readonly bytes: Uint8Array;
  private readonly options: PdfReadOptions;
  private readonly notes: ReadingNotes;
  private readonly active: ActiveContent;
  private reopenings = 0;
  private pagesDone = 0;
  private readonly scanned = new Set<ReadPage>();
  /** Scanned pages that are being read while the pages after them are looked at; they never fail. */
  private readonly scans = new Set<Promise<void>>();
  private isLayerHidden: (layer: unknown) => boolean = () => false;

  constructor(
    source: PdfSource,
    bytes: Uint8Array,
    options: PdfReadOptions,
    notes: ReadingNotes,
    active: ActiveContent,
  ) {
    this.source = source;
    this.bytes = bytes;
    this.options = options;
    this.notes = notes;
    this.active = active;
  }

  async read(): Promise<ReadPage[]> {
    const { signal, timeoutMs } = this.options;
    const all = this.source.document.numPages;
    const last = Math.min(all, PDF_LIMITS.pages);
    const deadline = timeoutMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
    await this.readLayers();
    for (let number = 1; number <= last; number += 1) {
      signal?.throwIfAborted();
      if (performance.now() > deadline) {
        this.notes.outOfTime = listPages(number, last);
        break;
      }
      if (this.reopenings > PDF_LIMITS.reopenings) {
        this.notes.tooLarge.push(...listPages(number, last));
        break;
      }
      const page = await this.readPage(number);
      this.pages.push(page);
      if (!this.scanned.has(page)) this.tellProgress();
    }
    await Promise.all(this.scans);
    signal?.throwIfAborted();
    this.sortNotes();
    this.notes.beyondLimit = listPages(last + 1, all);
    return this.pages;
  }

  async close(): Promise<void> {
    await this.source.close().catch(() => {});
  }

  private async readLayers(): Promise<void> {
    const config = await this.source.document.getOptionalContentConfig().catch(() => null);
    if (config === null) return;
    this.isLayerHidden = (layer) => {
      try {
        return !config.isVisible(layer);
      } catch {
        return false;
      }
    };
  }

  private async readPage(number: number): Promise<ReadPage> {
    try {
      const page = await this.source.document.getPage(number);
      try {
        const content = await this.readContent(page);
        await addPageContent(this.active, page);
        return await this.judge(number, content);
      } finally {
        page.cleanup();
      }
    } catch (error) {
      this.options.signal?.throwIfAborted();
      if (error instanceof PageTooLargeError) {
        this.notes.tooLarge.push(number);
        await this.reopen();
      } else this.notes.damaged.push(number);
      return { number, layout: null, given: null };
    }
  }

  /** Only a document opened anew stops working on the page that was too large. */
  private async reopen(): Promise<void> {
    await this.close();
    this.reopenings += 1;
    if (this.reopenings > PDF_LIMITS.reopenings) return;
    this.source = await PdfSource.openBroken(this.bytes);
    await this.readLayers();
  }

  private async readContent(page: PDFPageProxy): Promise<PageContent> {
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const matrix = transform as unknown as Matrix;
    const frame = { matrix, width, height, isLayerHidden: this.isLayerHidden };
    const reader = new PageReader(frame, new FontShelf(page));
    await this.source.readOperators(page, (chunk) => reader.take(chunk), this.options.signal);
    const content = await reader.finish();
    return turnPage(content, findMainTurn(content));
  }

  private async judge(number: number, content: PageContent): Promise<ReadPage> {
    const quality = judgePage(content);
    const isScan = quality === 'no-text' || quality === 'unreadable';
    if (!isScan || this.options.recogniseScan === undefined) return this.layOut(number, content, quality);
    const page: ReadPage = { number, layout: null, given: null };
    this.scanned.add(page);
    while (this.scans.size >= SCANS_AT_A_TIME) await Promise.race(this.scans);
    const scan = this.readScan(page, content, quality).finally(() => {
      this.scans.delete(scan);
      this.tellProgress();
    });
    this.scans.add(scan);
    return page;
  }

  private async readScan(page: ReadPage, content: PageContent, quality: PageQuality): Promise<void> {
    try {
      page.given = await this.recognise(page.number, content, quality);
      if (page.given === null) page.layout = this.layOut(page.number, content, quality).layout;
    } catch {
      if (this.options.signal?.aborted !== true) this.notes.damaged.push(page.number);
    }
  }

  private layOut(number: number, content: PageContent, quality: PageQuality): ReadPage {
    const { notes } = this;
    if (quality === 'unreadable') notes.unreadable.push(number);
    if (quality === 'no-text') notes.withoutText.push(number);
    if (content.hiddenGlyphs > content.glyphs.length * HIDDEN_SHARE) notes.hiddenText.push(number);
    if (content.isTooDetailed) notes.tooDetailed.push(number);
    const watermark = content.obliqueText.trim().slice(0, LONGEST_WATERMARK);
    if (watermark !== '') notes.watermarks.push({ page: number, text: watermark });
    if (quality === 'text' && content.unmappedGlyphs > 0) notes.unknownCharacters.push(number);
    if (placePictureMarks(content) > 0) notes.pictureMarks.push(number);
    const layout = layOutPage(content);
    letGo(content);
    return { number, layout, given: null };
  }

  private tellProgress(): void {
    this.pagesDone += 1;
    this.options.onProgress?.(this.pagesDone, this.source.document.numPages);
  }

  /** Scans end in any order. */
  private sortNotes(): void {
    for (const kind of READ_IN_ANY_ORDER) this.notes[kind].sort((a, b) => a - b);
    this.notes.watermarks.sort((a, b) => a.page - b.page);
  }

  private async recognise(number: number, content: PageContent, quality: PageQuality): Promise<Block[] | null> {
    const { recogniseScan } = this.options;
    if (recogniseScan === undefined || (quality !== 'no-text' && quality !== 'unreadable')) return null;
    const { width, height } = content;
    const blocks = await recogniseScan({ number, width, height, reason: quality });
    if (blocks === null) return null;
    this.notes.recognised.push(number);
    return blocks.map((block) => ({ ...block, page: number, path: placeOnPage(block.path, number) }));
  }
}

/** Thousands of characters a page, which V8 would keep until memory is scarce as long as anything old still lists them. */
function letGo({ glyphs, rulings }: PageContent): void {
  glyphs.length = 0;
  rulings.length = 0;
}

function placeOnPage(path: string, page: number): string {
  return path.startsWith('page[') ? path : `page[${page}]/${path}`;
}

function listPages(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** The direction most of a page's text runs in; upright vertical writing stays as it is. */
function findMainTurn({ glyphs }: PageContent): Turn {
  const counts = new Map<Turn, number>();
  let signs = 0;
  for (const { turn, isSpace, isUpright } of glyphs) {
    if (isSpace) continue;
    signs += 1;
    if (turn !== 0 && !isUpright) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  }
  for (const [turn, count] of counts) {
    if (count >= ENOUGH_TURNED && count > signs * MOSTLY) return turn;
  }
  return 0;
}
