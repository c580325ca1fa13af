import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { VerificationState, VerificationView } from '../../../views/archive/verification-view.ts';
import { AppError } from '../../domain/app-error.ts';
import type { WrittenFile } from '../../ledger/ledger-store.ts';
import type { IncomingFolder } from '../../use-cases/incoming-files.ts';
import type { ArchiveVerifier } from '../../use-cases/verify-threads.ts';
import { SharedRoom } from '../imports/shared-room.ts';
import { Watchers } from '../watchers.ts';

const GIGABYTE = 1024 ** 3;
const MINUTE = 60_000;

export const VERIFICATION_LIMITS = {
  uploadBytes: 4 * GIGABYTE,
  filesAtATime: 1,
  /** Of everybody's archives that wait or are verified. */
  pendingBytes: 8 * GIGABYTE,
  minutesKept: 60,
  resultsKept: 200,
} as const;

export interface ArchiveVerificationsOptions {
  verifier: ArchiveVerifier;
  incoming: IncomingFolder;
  /** Told about failures of the program; the reader of the page only learns that there was one. */
  onError?: (error: Error, place: string) => void;
  /** Milliseconds; default: the clock of the machine. */
  now?: () => number;
}

export interface VerificationRequest {
  /** Who alone finds it: an account, a procurement; null: whoever knows its id. */
  owner: string | null;
  name: string;
  /** Null: it is only to be written. */
  bytes: number | null;
  /** The agency's, where it is known. */
  publicKey: string | null;
  /** The archive's file; it is removed afterwards, whatever came of it. */
  open(signal: AbortSignal): Promise<WrittenFile>;
}

interface Kept extends VerificationRequest {
  id: string;
  state: VerificationState;
  stopping: AbortController;
  finishedAt: number | null;
}

/**
 * Archives that are verified, whether anybody watches or not. The file is gone as soon as that is done; what it came to is kept in memory for a
 * while, or until its owner deletes it.
 */
export class ArchiveVerifications extends SharedRoom {
  private readonly options: ArchiveVerificationsOptions;
  private readonly now: () => number;
  private readonly kept = new Map<string, Kept>();
  private readonly watchers = new Watchers();
  private readonly jobs = new Set<Promise<void>>();

  constructor(options: ArchiveVerificationsOptions) {
    super(options.incoming, VERIFICATION_LIMITS.pendingBytes);
    this.options = options;
    this.now = options.now ?? Date.now;
  }

  /** Begins to verify. @returns the id under which its owner finds it */
  start(request: VerificationRequest): string {
    this.forget();
    const id = randomBytes(18).toString('base64url');
    const kept: Kept = {
      ...request,
      id,
      state: { type: 'waiting' },
      stopping: new AbortController(),
      finishedAt: null,
    };
    this.kept.set(id, kept);
    const job = this.verify(kept).finally(() => this.jobs.delete(job));
    this.jobs.add(job);
    return id;
  }

  find(id: string, owner: string | null): VerificationView | null {
    const kept = this.findKept(id, owner);
    return kept === null ? null : describe(kept);
  }

  /** The last one of an owner. */
  findLast(owner: string): { id: string; view: VerificationView } | null {
    this.forget();
    const last = [...this.kept.values()].filter((kept) => kept.owner === owner).at(-1);
    return last === undefined ? null : { id: last.id, view: describe(last) };
  }

  stop(id: string, owner: string | null): void {
    this.findKept(id, owner)?.stopping.abort();
  }

  delete(id: string, owner: string | null): void {
    this.stop(id, owner);
    if (this.findKept(id, owner) === null) return;
    this.kept.delete(id);
    this.watchers.tell();
  }

  /** Resolves at the next change of any of them, or when `signal` is aborted. */
  nextChange(signal: AbortSignal): Promise<void> {
    return this.watchers.nextChange(signal);
  }

  /** Resolves once nothing is being verified any more. */
  async whenIdle(): Promise<void> {
    while (this.jobs.size > 0) await Promise.all(this.jobs);
  }

  async close(): Promise<void> {
    for (const { stopping } of this.kept.values()) stopping.abort();
    await this.options.verifier.close();
    await this.whenIdle();
  }

  private findKept(id: string, owner: string | null): Kept | null {
    this.forget();
    const kept = this.kept.get(id);
    return kept === undefined || kept.owner !== owner ? null : kept;
  }

  private async verify(kept: Kept): Promise<void> {
    const { signal } = kept.stopping;
    let file: WrittenFile | null = null;
    try {
      // Whoever asked is answered first.
      await setImmediate();
      if (kept.bytes === null) this.change(kept, { type: 'writing' });
      file = await kept.open(signal);
      signal.throwIfAborted();
      const outcome = await this.options.verifier.verify(file.path, kept.publicKey, {
        signal,
        onProgress: (progress) => {
          if (kept.finishedAt === null) this.change(kept, { type: 'verifying', ...progress });
        },
      });
      this.end(kept, outcome);
    } catch (error) {
      this.end(kept, signal.aborted ? { type: 'stopped' } : { type: 'refused', message: this.explain(kept, error) });
    } finally {
      if (file !== null) await this.incoming.remove(file);
      if (kept.bytes !== null) this.giveBack(kept.bytes);
      this.watchers.tell();
    }
  }

  private end(kept: Kept, state: VerificationState): void {
    kept.finishedAt = this.now();
    this.change(kept, state);
  }

  private explain({ name }: Kept, error: unknown): string {
    if (error instanceof AppError) return error.problems.map(({ message }) => message).join('；');
    this.options.onError?.(error instanceof Error ? error : new Error(String(error)), name);
    return '核验程序出错，请告知系统管理员，并说明文件和时间';
  }

  private change(kept: Kept, state: VerificationState): void {
    kept.state = state;
    this.watchers.tell();
  }

  /** What was finished too long ago, and what is too much, the oldest first. */
  private forget(): void {
    for (const { id, finishedAt } of this.kept.values()) {
      if (finishedAt === null) continue;
      const isOld = this.now() - finishedAt >= VERIFICATION_LIMITS.minutesKept * MINUTE;
      if (isOld || this.kept.size > VERIFICATION_LIMITS.resultsKept) this.kept.delete(id);
    }
  }
}

function describe({ name, bytes, state, finishedAt }: Kept): VerificationView {
  const end = finishedAt === null ? null : new Date(finishedAt).toISOString();
  return { name, bytes, state, isRunning: finishedAt === null, finishedAt: end };
}
