import { fileURLToPath } from 'node:url';
import type { PagePicture } from '../traces/page-pictures.ts';
import type { OcrOptions } from './ocr-options.ts';
import type { PreparedPage } from './prepare-page.ts';
import type { RenderAnswer, RenderRequest } from './render-process.ts';
import { WorkerEndedError, WorkerProcess } from './worker-process.ts';

const PROGRAM = fileURLToPath(new URL('./render-process.mjs', import.meta.url));
const IDLE_MS = 60_000;
/** A page with a large picture takes some seconds. */
const LONGEST_MS = 40_000;

/** Draws pages of one PDF, or looks at their pictures, one page at a time. */
export class PdfRenderer {
  private readonly bytes: Uint8Array;
  private child: WorkerProcess<RenderRequest, RenderAnswer> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Null where the page cannot be drawn. */
  async render(page: number, options: OcrOptions = {}): Promise<PreparedPage | null> {
    const answer = await this.request({ type: 'render', page }, options);
    return answer?.type === 'rendered' ? answer.prepared : null;
  }

  /** The pictures drawn on a page; null where it cannot be read. */
  async readPictures(page: number, options: OcrOptions = {}): Promise<PagePicture[] | null> {
    const answer = await this.request({ type: 'list-pictures', page }, options);
    return answer?.type === 'pictures' ? answer.pictures : null;
  }

  close(): void {
    this.child?.stop();
    this.child = null;
  }

  private request(request: RenderRequest, { signal }: OcrOptions): Promise<RenderAnswer | null> {
    const drawn = this.last.then(async () => {
      signal?.throwIfAborted();
      return this.answer(request, signal);
    });
    this.last = drawn.catch(() => {});
    return drawn;
  }

  private async answer(request: RenderRequest, signal: AbortSignal | undefined): Promise<RenderAnswer | null> {
    const stop = () => this.close();
    signal?.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(stop, LONGEST_MS);
    try {
      if (this.child === null || this.child.isEnding) {
        this.child = new WorkerProcess(PROGRAM, IDLE_MS);
        const opened = await this.ask({ type: 'open', bytes: this.bytes });
        if (opened?.type !== 'opened') return null;
      }
      const answer = await this.ask(request);
      signal?.throwIfAborted();
      return answer;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  private ask(request: RenderRequest): Promise<RenderAnswer | null> {
    const { child } = this;
    if (child === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      child.ask(request, (answer) => resolve(answer instanceof WorkerEndedError ? null : answer));
    });
  }
}
