import { AppError } from '../domain/app-error.ts';
import type { ScoredCase } from './score-case.ts';
import { WorkerThreads } from './worker-threads.ts';

/**
 * Evaluates a case folder in a thread of its own, so that pages are answered meanwhile; the thread goes with its memory.
 * @throws Error where the case, its scheme or a document cannot be used; the reason of `signal` where that is aborted
 */
export async function scoreAside(location: string, signal: AbortSignal): Promise<ScoredCase> {
  const threads = new WorkerThreads<string, ScoredCase>({
    worker: new URL('./score-worker.mjs', import.meta.url),
    size: 1,
    // The bids of a demo take some seconds, on a busy machine some more.
    seconds: 300,
    memoryMb: 1536,
    explain: (_, cause) =>
      new AppError(
        'input-unreadable',
        { file: location, message: '评审所需的时间或内存超出上限，请精简文件后再试' },
        cause,
      ),
  });
  try {
    return await threads.run(location, signal);
  } finally {
    await threads.close();
  }
}
