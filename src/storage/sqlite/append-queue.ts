import type { NewEvent } from '../../ledger/events/index.ts';
import type { AppendResult } from '../../ledger/ledger-store.ts';
import { explainFault, isBusy, type LedgerDatabase } from './open-database.ts';

export interface Save {
  procurement: string;
  expectedVersion: number;
  events: readonly NewEvent[];
}

export interface Writer {
  /** In a transaction of its own making; null where it needs one around it. */
  writeAlone(save: Save): AppendResult | null;
  /** Inside a transaction. */
  write(save: Save): AppendResult;
}

interface Waiting {
  save: Save;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/** Tries before people are told that too many are saving; each waits for the lock on its own. */
const MOST_ATTEMPTS = 6;

/**
 * Saves that arrive together are written in one transaction and so wait for the disk once. Each is answered after the commit;
 * where one of them cannot be written, all are tried again one by one, so that nobody fails through somebody else's fault.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private readonly file: string;
  private readonly writer: Writer;
  private readonly writeAll: (batch: readonly Waiting[]) => AppendResult[];

  constructor({ client }: LedgerDatabase, file: string, writer: Writer) {
    this.file = file;
    this.writer = writer;
    // Prepared once: making a transaction costs more than what is done in it.
    this.writeAll = client.transaction((batch: readonly Waiting[]) =>
      batch.map(({ save }) => writer.write(save)),
    ).immediate;
  }

  add(save: Save): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ save, resolve, reject });
      if (this.waiting.length === 1) queueMicrotask(() => this.flush());
    });
  }

  flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length > 1 && this.commitTogether(batch)) return;
    for (const one of batch) this.commitAlone(one);
  }

  /** @returns whether that was possible */
  private commitTogether(batch: readonly Waiting[]): boolean {
    try {
      const results = retryWhileBusy(() => this.writeAll(batch));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as AppendResult);
      return true;
    } catch {
      return false;
    }
  }

  private commitAlone(one: Waiting): void {
    try {
      one.resolve(retryWhileBusy(() => this.writer.writeAlone(one.save) ?? (this.writeAll([one])[0] as AppendResult)));
    } catch (error) {
      one.reject(explainFault(error, this.file));
    }
  }
}

function retryWhileBusy<T>(run: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return run();
    } catch (error) {
      if (!isBusy(error) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
