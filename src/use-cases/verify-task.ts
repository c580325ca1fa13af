import type { MessagePort } from 'node:worker_threads';
import type { ArchiveVerification, VerifyProgress } from '../archive/verify-archive.ts';
import { AppError } from '../domain/app-error.ts';
import { verifyArchiveFile } from './verify-archive-file.ts';

export interface VerifyTask {
  file: string;
  publicKey: string | null;
  port: MessagePort;
}

/** What a thread answers: errors of its own kind would lose it on the way. */
export type VerifyOutcome =
  | { type: 'verified'; verification: ArchiveVerification }
  | { type: 'refused'; message: string };

const TOLD_EVERY_MS = 100;

/** The work of a verifying thread. */
export async function runVerification({ file, publicKey, port }: VerifyTask): Promise<VerifyOutcome> {
  let toldAt = 0;
  const tell = (progress: VerifyProgress) => {
    const now = performance.now();
    if (now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    port.postMessage(progress);
  };
  try {
    return { type: 'verified', verification: await verifyArchiveFile(file, publicKey, tell) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { type: 'refused', message: error.problems.map(({ message }) => message).join('；') };
  } finally {
    port.close();
  }
}
