import { createHash } from 'node:crypto';

/** How long it is known where a form led to: longer than anybody goes back to a page and sends it again. */
const REMEMBERED_MS = 12 * 60 * 60_000;
const MOST_REMEMBERED = 20_000;
/** How long a whole answer is kept, with what it says only once: longer than a double click takes. */
const ANSWER_MS = 30_000;
const MOST_ANSWERS = 500;

/** A form as it was sent. */
export interface SentForm {
  /** Whose it is; empty where nobody needs to be signed in. */
  owner: string;
  path: string;
  /** The form's own mark. */
  mark: string;
  /** All it says: a form that was changed before it is sent again is another one. */
  content: unknown;
}

/**
 * A form that is sent twice (a double click, the back button) does its work once: the second time it answers what the first one
 * did, or leads to the same page. Only what succeeded counts; a form with mistakes may be sent again.
 */
export class Repeats {
  private readonly running = new Map<string, Promise<Response | null>>();
  private readonly answers: Recent<Response>;
  private readonly addresses: Recent<string>;

  constructor(now: () => number = Date.now) {
    this.answers = new Recent({ keptMs: ANSWER_MS, most: MOST_ANSWERS, now });
    this.addresses = new Recent({ keptMs: REMEMBERED_MS, most: MOST_REMEMBERED, now });
  }

  async once(form: SentForm, work: () => Promise<Response>): Promise<Response> {
    const key = digest(form);
    for (let first = this.running.get(key); first !== undefined; first = this.running.get(key)) {
      const answer = await first;
      if (answer !== null) return answer.clone();
    }
    const before = this.find(key);
    if (before !== null) return before.clone();
    const done = work();
    const settled = done
      .then(
        (answer) => this.remember(key, answer),
        () => null,
      )
      .finally(() => this.running.delete(key));
    this.running.set(key, settled);
    const answer = await done;
    await settled;
    return answer;
  }

  private find(key: string): Response | null {
    const answer = this.answers.find(key);
    if (answer !== null) return answer;
    const address = this.addresses.find(key);
    return address === null ? null : new Response(null, { status: 303, headers: { Location: address } });
  }

  private remember(key: string, answer: Response): Response | null {
    const address = answer.status === 303 ? answer.headers.get('Location') : null;
    if (address === null && answer.status !== 200) return null;
    const kept = answer.clone();
    this.answers.keep(key, kept);
    if (address !== null) this.addresses.keep(key, address);
    return kept;
  }
}

interface RecentOptions {
  keptMs: number;
  most: number;
  now: () => number;
}

/** What happened lately, the oldest forgotten first. */
class Recent<T> {
  private readonly known = new Map<string, { at: number; value: T }>();
  private readonly options: RecentOptions;

  constructor(options: RecentOptions) {
    this.options = options;
  }

  keep(key: string, value: T): void {
    this.known.set(key, { at: this.options.now(), value });
    this.forget();
  }

  find(key: string): T | null {
    this.forget();
    return this.known.get(key)?.value ?? null;
  }

  private forget(): void {
    const { keptMs, most, now } = this.options;
    const oldest = now() - keptMs;
    for (const [key, { at }] of this.known) {
      if (at >= oldest && this.known.size <= most) break;
      this.known.delete(key);
    }
  }
}

function digest({ owner, path, mark, content }: SentForm): string {
  return createHash('sha256')
    .update(JSON.stringify([owner, path, mark, content]))
    .digest('base64');
}
