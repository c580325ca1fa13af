import { createHash } from 'node:crypto';
import type { Report } from '../../../views/report/report.ts';
import { LastUsed } from '../../use-cases/last-used.ts';

/** Files of some twenty kilobytes. */
const KEPT = 200;

/** Reports as Word files. What was written is kept by what it says: equal reports give equal bytes. */
export class WordReports {
  private readonly written: LastUsed<Promise<Uint8Array>>;

  constructor(most = KEPT) {
    this.written = new LastUsed(most);
  }

  get(report: Report): Promise<Uint8Array> {
    const key = createHash('sha256').update(JSON.stringify(report)).digest('hex');
    const file = this.written.get(key) ?? this.write(key, report);
    this.written.set(key, file);
    return file;
  }

  private async write(key: string, report: Report): Promise<Uint8Array> {
    try {
      const { writeWordReport } = await import('../../../views/report/word-report.ts');
      return new Uint8Array(await writeWordReport(report));
    } catch (error) {
      this.written.delete(key);
      throw error;
    }
  }
}
