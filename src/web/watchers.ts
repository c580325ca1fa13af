/** Who waits for something to change: pages that show it as it happens. */
export class Watchers {
  private readonly waiting = new Set<() => void>();

  /** Resolves at the next change, or when `signal` is aborted. */
  nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) resolve();
      else {
        this.waiting.add(wake);
        signal.addEventListener('abort', wake);
      }
    });
  }

  tell(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
