import { MessageChannel } from 'node:worker_threads';
import type { VerifyProgress } from '../archive/verify-archive.ts';
import { AppError } from '../domain/app-error.ts';
import type { VerifyOutcome, VerifyTask } from './verify-task.ts';
import { WorkerThreads } from './worker-threads.ts';

export type { VerifyOutcome } from './verify-task.ts';
export type { VerifyProgress };

export interface VerifyOptions {
  signal: AbortSignal;
  onProgress: (progress: VerifyProgress) => void;
}

/** Verifies an archive's file. */
export interface ArchiveVerifier {
  /** @throws AppError `input-unreadable` where it takes more time or memory than any archive needs; the reason of `signal` */
  verify(file: string, publicKey: string | null, options: VerifyOptions): Promise<VerifyOutcome>;
  close(): Promise<void>;
}

/** Verifies in worker threads, so that pages are answered meanwhile and a verification can be stopped. They start with the first archive. */
export class VerifyThreads implements ArchiveVerifier {
  private readonly threads: WorkerThreads<VerifyTask, VerifyOutcome>;

  constructor(size = 1) {
    this.threads = new WorkerThreads({
      worker: new URL('./verify-worker.mjs', import.meta.url),
      size,
      // Some gigabytes are read and hashed twice in a minute.
      seconds: 1800,
      memoryMb: 2048,
      explain: (_, cause) =>
        new AppError('input-unreadable', '核验所需的时间或内存超出上限，请用命令 hengbiao archive verify 核验', cause),
    });
  }

  async verify(file: string, publicKey: string | null, { signal, onProgress }: VerifyOptions): Promise<VerifyOutcome> {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', onProgress);
    try {
      return await this.threads.run({ file, publicKey, port: port2 }, signal, port2);
    } finally {
      port1.close();
    }
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
