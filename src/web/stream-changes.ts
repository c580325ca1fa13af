import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

const SHOWN_EVERY_MS = 250;
/** Something has to be sent now and then, or proxies take the connection for dead. */
const HEARTBEAT_MS = 15_000;

/** Something that goes on while somebody watches. */
export interface Watched {
  /** The page's changing part as it is now; `isRunning` false: it will not change any more. */
  look(): { part: string; isRunning: boolean } | Promise<{ part: string; isRunning: boolean }>;
  /** Resolves at the next change, or when `signal` is aborted. */
  nextChange(signal: AbortSignal): Promise<void>;
}

/** Sends the page's changing part whenever it has changed, until nothing changes any more. */
export function streamChanges(c: Context, { look, nextChange }: Watched): Response {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    let shown = '';
    while (!stream.aborted) {
      const { part, isRunning } = await look();
      if (part !== shown) await stream.writeSSE({ data: part });
      else await stream.write(': \n\n');
      shown = part;
      if (!isRunning) {
        await stream.writeSSE({ event: 'finished', data: '' });
        return;
      }
      await waitFor(nextChange, HEARTBEAT_MS, left.signal);
      await waitFor(untilAborted, SHOWN_EVERY_MS, left.signal);
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
