import type { AppendResult } from '../../ledger/ledger-store.ts';
import { explainFault, isBusy, type LedgerDatabase } from './open-database.ts';

interface Waiting {
  run(): AppendResult;
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
  private readonly write: (batch: readonly Waiting[]) => AppendResult[];

  constructor({ client }: LedgerDatabase, file: string) {
    this.file = file;
    // Prepared once: making a transaction costs more than what is done in it.
    this.write = client.transaction((batch: readonly Waiting[]) => batch.map(({ run }) => run())).immediate;
  }

  add(run: () => AppendResult): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ run, resolve, reject });
      if (this.waiting.length === 1) queueMicrotask(() => this.flush());
    });
  }

  flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0) return;
    try {
      const results = this.commit(batch);
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as AppendResult);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(explainFault(error, this.file));
      else for (const one of batch) this.commitAlone(one);
    }
  }

  private commitAlone(one: Waiting): void {
    try {
      one.resolve(this.commit([one])[0] as AppendResult);
    } catch (error) {
      one.reject(explainFault(error, this.file));
    }
  }

  private commit(batch: readonly Waiting[]): AppendResult[] {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.write(batch);
      } catch (error) {
        if (!isBusy(error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }
}
