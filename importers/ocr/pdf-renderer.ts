import { fileURLToPath } from 'node:url';
import type { OcrOptions } from './ocr-options.ts';
import type { PreparedPage } from './prepare-page.ts';
import type { RenderAnswer, RenderRequest } from './render-process.ts';
import { WorkerEndedError, WorkerProcess } from './worker-process.ts';

const PROGRAM = fileURLToPath(new URL('./render-process.mjs', import.meta.url));
const IDLE_MS = 60_000;
/** A page with a large picture takes some seconds. */
const LONGEST_MS = 40_000;

/** Draws pages of one PDF, one at a time. */
export class PdfRenderer {
  private readonly bytes: Uint8Array;
  private child: WorkerProcess<RenderRequest, RenderAnswer> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Null where the page cannot be drawn. */
  render(page: number, { signal }: OcrOptions = {}): Promise<PreparedPage | null> {
    const drawn = this.last.then(async () => {
      signal?.throwIfAborted();
      return this.draw(page, signal);
    });
    this.last = drawn.catch(() => {});
    return drawn;
  }

  close(): void {
    this.child?.stop();
    this.child = null;
  }

  private async draw(page: number, signal: AbortSignal | undefined): Promise<PreparedPage | null> {
    const stop = () => this.close();
    signal?.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(stop, LONGEST_MS);
    try {
      if (this.child === null || this.child.isEnding) {
        this.child = new WorkerProcess(PROGRAM, IDLE_MS);
        const opened = await this.ask({ type: 'open', bytes: this.bytes });
        if (opened?.type !== 'opened') return null;
      }
      const answer = await this.ask({ type: 'render', page });
      signal?.throwIfAborted();
      return answer?.type === 'rendered' ? answer.prepared : null;
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
