import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { streamSSE } from 'hono/streaming';

const SHOWN_EVERY_MS = 250;
/** Something has to be sent now and then, or proxies take the connection for dead. */
const HEARTBEAT_MS = 15_000;

/** The page as it is now. */
export interface WatchedPage {
  /** Where the title changes with it. */
  title?: string;
  /** The part of the page that changes. */
  part: Child;
  /** False: it will not change any more. */
  isRunning: boolean;
}

/** Something that goes on while somebody watches. */
export interface Watched {
  look(): WatchedPage | Promise<WatchedPage>;
  /** Resolves at the next change, when `signal` is aborted, or at once where nothing can change. */
  nextChange(signal: AbortSignal): Promise<void>;
}

/** Sends the page's changing part whenever it has changed, until nothing changes any more. */
export function streamChanges(c: Context, { look, nextChange }: Watched): Response {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    let shown = '';
    try {
      while (!stream.aborted) {
        // Begun before looking, so that what changes meanwhile is not missed.
        const change = waitFor(nextChange, HEARTBEAT_MS, left.signal);
        const { title, part, isRunning } = await look();
        const page = String(part);
        const head = title === undefined ? '' : String(<title>{`${title} · 衡标`}</title>);
        if (page !== shown) await stream.writeSSE({ data: `${head}${page}` });
        else await stream.write(': \n\n');
        shown = page;
        if (!isRunning) {
          await stream.writeSSE({ event: 'finished', data: '' });
          return;
        }
        await change;
        await waitFor(untilAborted, SHOWN_EVERY_MS, left.signal);
      }
    } finally {
      left.abort();
    }
  });
}

/** Waits for something, but no longer than `ms` and not after `signal`; `begin` ends when its own signal is aborted. */
async function waitFor(begin: (signal: AbortSignal) => Promise<void>, ms: number, signal: AbortSignal): Promise<void> {
  const turn = new AbortController();
  const end = () => turn.abort();
  const timer = setTimeout(end, ms);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  await begin(turn.signal);
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
