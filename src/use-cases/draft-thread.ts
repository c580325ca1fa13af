import { Piscina } from 'piscina';
import { AppError } from '../domain/app-error.ts';
import type { TenderDraft } from '../domain/draft.ts';
import type { DraftOutcome, DraftTask } from './draft-task.ts';

/** Turns documents that were read into schemes. */
export interface Drafter {
  /** @throws AppError `input-unreadable`; the reason of `signal` where that is aborted */
  draft(task: DraftTask, signal: AbortSignal): Promise<TenderDraft>;
  close(): Promise<void>;
}

const WORKER = new URL('draft-worker.mjs', import.meta.url);
/** The longest document known takes some seconds; what takes longer is no procurement document. */
const LONGEST_MS = 120_000;
const MEMORY_MB = 1024;

/** Drafts in one thread, one after the other, so that pages do not wait. It starts with the first document. */
export class DraftThread implements Drafter {
  private threads: Piscina<DraftTask, DraftOutcome> | null = null;

  async draft(task: DraftTask, signal: AbortSignal): Promise<TenderDraft> {
    const limit = AbortSignal.timeout(LONGEST_MS);
    try {
      const outcome = await this.open().run(task, { signal: AbortSignal.any([signal, limit]) });
      if (outcome.type === 'drafted') return outcome.draft;
      throw new AppError(outcome.code, outcome.problems);
    } catch (error) {
      signal.throwIfAborted();
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!limit.aborted && !isMemory) throw error;
      const message = '文件太长，没有能够整理出评审方案；请只上传含评审办法和采购需求的部分';
      throw new AppError('input-unreadable', message, error);
    }
  }

  async close(): Promise<void> {
    await this.threads?.destroy();
    this.threads = null;
  }

  private open(): Piscina<DraftTask, DraftOutcome> {
    this.threads ??= new Piscina<DraftTask, DraftOutcome>({
      filename: WORKER.href,
      minThreads: 0,
      maxThreads: 1,
      // Flags of the parent, such as those of a test runner, are not for the worker.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      idleTimeout: 60_000,
      recordTiming: false,
    });
    return this.threads;
  }
}
