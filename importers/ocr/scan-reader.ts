import type { Block } from '../../src/domain/document.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { Notices } from '../formats/notices.ts';
import type { JoinedScans } from './join-scans.ts';
import { reportOcr } from './ocr-findings.ts';
import { type OcrOptions, OcrUnavailableError } from './ocr-options.ts';
import { runRecognition } from './ocr-pool.ts';
import { PdfRenderer } from './pdf-renderer.ts';
import { type OcrPage, recogniseImageToBlocks } from './recognise-image.ts';

/** Reads those pages of one PDF that are pictures. Close it when the last page was asked for. */
export class ScanReader {
  private readonly renderer: PdfRenderer;
  private readonly options: OcrOptions;
  private readonly pages: OcrPage[] = [];
  private isUnavailable = false;

  constructor(bytes: Uint8Array, options: OcrOptions = {}) {
    this.renderer = new PdfRenderer(bytes);
    this.options = options;
  }

  /** Null where the page cannot be drawn or read. @throws the signal's reason */
  async read(page: number): Promise<Block[] | null> {
    if (this.isUnavailable) return null;
    // The models load while the page is drawn.
    if (this.pages.length === 0) runRecognition([], {}).catch(() => {});
    const image = await this.renderer.render(page, this.options);
    if (image === null) return null;
    try {
      const read = await recogniseImageToBlocks(image, `page[${page}]`, page, this.options);
      this.pages.push(read);
      return read.isOutOfTime || read.blocks.length === 0 ? null : read.blocks;
    } catch (error) {
      if (!(error instanceof OcrUnavailableError)) throw error;
      this.isUnavailable ||= !error.hasCrashed;
      return null;
    }
  }

  get pagesRead(): Set<number> {
    return new Set(this.pages.flatMap(({ page, blocks }) => (page === null || blocks.length === 0 ? [] : [page])));
  }

  report(file: string, joined: JoinedScans): Finding[] {
    const notices = new Notices(file);
    const pages = this.pages.toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0));
    reportOcr(notices, pages, joined);
    if (this.isUnavailable) {
      const message =
        '文件有扫描页，须经文字识别（OCR）才能读取，本机没有可用的识别组件；请运行 npm install 安装可选组件后再试';
      notices.report('warning', 'ocr-unavailable', message);
    }
    return notices.findings;
  }

  close(): void {
    this.renderer.close();
  }
}
