import type { BidReading, FileReading } from '../../../views/bids/bid-reading.ts';
import { AppError } from '../../domain/app-error.ts';
import {
  type BidNews,
  type BidPlace,
  type BidTools,
  type ReadBidOptions,
  readOpenedBid,
} from '../../use-cases/read-bid.ts';
import { Watchers } from '../watchers.ts';

export interface BidReadingsOptions {
  tools: Pick<BidTools, 'reader' | 'checker'>;
  /** Bids read at a time. */
  atATime: number;
  /** Told about failures of the program; the reader of the page only learns that there was one. */
  onError?: (error: Error, place: string) => void;
}

interface Running extends BidReading {
  files: Map<string, FileReading>;
}

/**
 * Opened bids that are being read, whether anybody watches or not. What is read is on the ledger at once, so whoever stops the server
 * loses nothing: reading is begun again and goes on where it was.
 */
export class BidReadings {
  private readonly options: BidReadingsOptions;
  private readonly readings = new Map<string, Running>();
  private readonly waiting: (() => Promise<void>)[] = [];
  private readonly watchers = new Watchers();
  private readonly stopping = new AbortController();
  private readonly jobs = new Set<Promise<void>>();

  constructor(options: BidReadingsOptions) {
    this.options = options;
  }

  /** Begins to read a bid, unless it is being read. */
  start(desk: BidTools['desk'], place: BidPlace, options: Pick<ReadBidOptions, 'sign' | 'date'>): void {
    const key = keyOf(place);
    if (this.readings.get(key)?.isRunning === true || this.stopping.signal.aborted) return;
    const running: Running = { isRunning: true, isChecking: false, files: new Map(), failure: null };
    this.readings.set(key, running);
    this.waiting.push(() => this.read(desk, place, running, options));
    this.goOn();
  }

  find(place: BidPlace): BidReading | null {
    return this.readings.get(keyOf(place)) ?? null;
  }

  /** Resolves at the next change of any of them, or when `signal` is aborted. */
  nextChange(signal: AbortSignal): Promise<void> {
    return this.watchers.nextChange(signal);
  }

  /** Resolves once nothing is being read any more. */
  async whenIdle(): Promise<void> {
    while (this.jobs.size > 0) await Promise.all(this.jobs);
  }

  /** Stops reading and ends the threads. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.waiting.length = 0;
    const { reader, checker } = this.options.tools;
    if ('close' in reader && typeof reader.close === 'function') await reader.close();
    await checker.close();
    await this.whenIdle();
  }

  private goOn(): void {
    while (this.jobs.size < this.options.atATime) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      const job = next().finally(() => {
        this.jobs.delete(job);
        this.goOn();
      });
      this.jobs.add(job);
    }
  }

  private async read(
    desk: BidTools['desk'],
    place: BidPlace,
    running: Running,
    options: Pick<ReadBidOptions, 'sign' | 'date'>,
  ): Promise<void> {
    const { signal } = this.stopping;
    const onProgress = (news: BidNews) => {
      note(running, news);
      this.watchers.tell();
    };
    try {
      await readOpenedBid({ ...this.options.tools, desk }, place, { ...options, signal, onProgress });
    } catch (error) {
      if (!signal.aborted) running.failure = this.explain(place, error);
    }
    running.isRunning = false;
    running.isChecking = false;
    this.watchers.tell();
  }

  private explain(place: BidPlace, error: unknown): string {
    if (error instanceof AppError) return error.problems.map(({ message }) => message).join('；');
    this.options.onError?.(error instanceof Error ? error : new Error(String(error)), keyOf(place));
    return '读取程序出错，请告知系统管理员，并说明供应商和时间';
  }
}

function note(running: Running, news: BidNews): void {
  switch (news.type) {
    case 'reading':
      running.files.set(news.document, { type: 'reading', progress: news.progress });
      break;
    case 'read':
      running.files.set(news.document, { type: 'read' });
      break;
    case 'refused':
      running.files.set(news.document, { type: 'refused', message: news.message });
      break;
    case 'checking':
      running.isChecking = true;
  }
}

function keyOf({ procurement, lot, tenderer }: BidPlace): string {
  return [procurement, lot, tenderer].join('\n');
}
