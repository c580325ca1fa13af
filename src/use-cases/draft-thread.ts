import { AppError } from '../domain/app-error.ts';
import type { TenderDraft } from '../domain/draft.ts';
import type { DraftOutcome, DraftTask } from './draft-task.ts';
import { WorkerThreads } from './worker-threads.ts';

/** Turns documents that were read into schemes. */
export interface Drafter {
  /** @throws AppError `input-unreadable`; the reason of `signal` where that is aborted */
  draft(task: DraftTask, signal: AbortSignal): Promise<TenderDraft>;
  close(): Promise<void>;
}

/** Drafts in one thread, one after the other, so that pages do not wait. It starts with the first document. */
export class DraftThread implements Drafter {
  private readonly threads = new WorkerThreads<DraftTask, DraftOutcome>({
    worker: new URL('draft-worker.mjs', import.meta.url),
    size: 1,
    // The longest document known takes some seconds; what takes longer is no procurement document.
    seconds: 120,
    memoryMb: 1024,
    explain: (_, cause) => {
      const message = '文件太长，没有能够整理出评审方案；请只上传含评审办法和采购需求的部分';
      return new AppError('input-unreadable', message, cause);
    },
  });

  async draft(task: DraftTask, signal: AbortSignal): Promise<TenderDraft> {
    const outcome = await this.threads.run(task, signal);
    if (outcome.type === 'drafted') return outcome.draft;
    throw new AppError(outcome.code, outcome.problems);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
