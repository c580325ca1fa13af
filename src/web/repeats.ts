/** How long a form is remembered: longer than anybody goes back to a page and sends it again. */
const REMEMBERED_MS = 12 * 60 * 60_000;
const MOST_REMEMBERED = 20_000;

interface Remembered {
  at: number;
  answer: Promise<string | null>;
}

/**
 * A form that is sent twice (a double click, the back button) does its work once: the second time it answers with the page that the
 * first one led to. Only what succeeded counts; a form with mistakes may be sent again.
 */
export class Repeats {
  private readonly known = new Map<string, Remembered>();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /**
   * @param key account, address and the form's own mark
   * @param work answers where it led to; null where it did not succeed
   * @returns where the first one led to; null where this was the first one, or the first one failed
   */
  async once(key: string, work: () => Promise<string | null>): Promise<string | null> {
    this.forget();
    const before = this.known.get(key);
    if (before !== undefined) {
      const address = await before.answer;
      if (address !== null) return address;
    }
    const answer = work().catch((error: unknown) => {
      this.known.delete(key);
      throw error;
    });
    const settled = answer.catch(() => null);
    this.known.set(key, { at: this.now(), answer: settled });
    if ((await answer) === null) this.known.delete(key);
    return null;
  }

  private forget(): void {
    const oldest = this.now() - REMEMBERED_MS;
    for (const [key, { at }] of this.known) {
      if (at >= oldest && this.known.size <= MOST_REMEMBERED) break;
      this.known.delete(key);
    }
  }
}
