/** A stretch of a page's drawing operators, in drawing order. */
export interface OperatorChunk {
  fnArray: number[];
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js types the arguments of its operators no further
  argsArray: any[][];
}

interface Message {
  sourceName?: string;
  targetName?: string;
  action?: string;
  callbackId?: number;
  chunk?: Partial<OperatorChunk> & { length?: number };
}
type Listener = (event: { data: unknown }) => void;

/** Longest stretch of work between two chances for timers and sockets, in milliseconds. */
const TURN_MS = 15;
/** pdf.js's mark of an answer that is a value. */
const CALLBACK_DATA = 1;

/**
 * Joins the two halves of pdf.js inside one thread. Its own joint copies every message deeply, collects all operators of
 * a page however many there are, and never lets a timer fire in between.
 */
export class InlinePort {
  /** Gets the operators instead of pdf.js's own list, which stays empty. */
  onOperators: (chunk: OperatorChunk) => void = () => {};
  /** Whatever a half of pdf.js throws while it takes a message. */
  onFailure: (error: unknown) => void = () => {};
  private readonly listeners = new Set<Listener>();
  private queue: { data: unknown }[] = [];
  private isScheduled = false;
  private turnStart = performance.now();

  postMessage(message: unknown): void {
    this.queue.push({ data: this.divert(message as Message) });
    if (this.isScheduled) return;
    this.isScheduled = true;
    if (performance.now() - this.turnStart < TURN_MS) Promise.resolve().then(() => this.deliver());
    else setImmediate(() => this.startTurn());
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.listeners.delete(listener), { once: true });
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  terminate(): void {
    this.listeners.clear();
    this.queue = [];
  }

  private startTurn(): void {
    this.turnStart = performance.now();
    this.deliver();
  }

  private deliver(): void {
    this.isScheduled = false;
    const events = this.queue;
    this.queue = [];
    for (const event of events) {
      for (const listener of [...this.listeners]) {
        try {
          listener(event);
        } catch (error) {
          this.onFailure(error);
        }
      }
    }
  }

  private divert(message: Message): unknown {
    const { chunk, sourceName, targetName, callbackId } = message;
    // Asks for the outline of every glyph, to draw where there is no browser: a third of the time, and nobody draws.
    if (message.action === 'FontFallback') {
      return { sourceName: targetName, targetName: sourceName, callback: CALLBACK_DATA, callbackId, data: null };
    }
    if (chunk?.fnArray === undefined || chunk.argsArray === undefined) return message;
    // The sender empties its arrays after sending.
    this.onOperators({ fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() });
    return { ...message, chunk: { ...chunk, fnArray: [], argsArray: [], length: 0 } };
  }
}
