import { createHash } from 'node:crypto';
import type { Report } from '../../../views/report/report.ts';

/** Files of some twenty kilobytes. */
const KEPT = 200;

/** Reports as Word files. What was written is kept by what it says: equal reports give equal bytes. */
export class WordReports {
  private readonly written = new Map<string, Promise<Uint8Array>>();
  private readonly most: number;

  constructor(most = KEPT) {
    this.most = most;
  }

  get(report: Report): Promise<Uint8Array> {
    const key = createHash('sha256').update(JSON.stringify(report)).digest('hex');
    const file = this.written.get(key) ?? this.write(key, report);
    this.written.delete(key);
    this.written.set(key, file);
    for (const oldest of this.written.keys()) {
      if (this.written.size <= this.most) break;
      this.written.delete(oldest);
    }
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
