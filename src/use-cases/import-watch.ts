import type { BrokenLimit, ImportLimits } from './import-limits.ts';
import type { ImportNews } from './import-task.ts';

/** Sees that an import keeps its times. A file that waits for a free thread has not begun. */
export class ImportWatch {
  private readonly limits: ImportLimits;
  private readonly onBroken: (limit: BrokenLimit) => void;
  private stalled: NodeJS.Timeout | undefined;
  private total: NodeJS.Timeout | undefined;

  constructor(limits: ImportLimits, onBroken: (limit: BrokenLimit) => void) {
    this.limits = limits;
    this.onBroken = onBroken;
  }

  see(news: ImportNews): void {
    const { seconds, secondsWithoutProgress } = this.limits;
    if (news.type === 'started') this.total = setTimeout(() => this.onBroken('seconds'), seconds * 1000);
    clearTimeout(this.stalled);
    this.stalled = setTimeout(() => this.onBroken('secondsWithoutProgress'), secondsWithoutProgress * 1000);
  }

  end(): void {
    clearTimeout(this.stalled);
    clearTimeout(this.total);
  }
}
