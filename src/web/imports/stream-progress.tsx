import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { streamSSE } from 'hono/streaming';
import type { ImportSession } from './import-session.ts';

const SHOWN_EVERY_MS = 250;
/** Something has to be sent now and then, or proxies take the connection for dead. */
const HEARTBEAT_MS = 15_000;

/** A page that changes while files are read, as it stands now. */
export interface WatchedPage {
  title: string;
  /** The part of the page that changes. */
  part: Child;
  /** What it waits for; null where nothing will change any more. */
  session: ImportSession | null;
}

/** Sends the page's changing part whenever it has changed, until everything is read or deleted. */
export function streamProgress(c: Context, look: () => WatchedPage): Response {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    let shown = '';
    while (!stream.aborted) {
      const { title, part, session } = look();
      const isRunning = session?.isRunning === true;
      const page = String(part);
      if (page !== shown) await stream.writeSSE({ data: `${String(<title>{`${title} · 衡标`}</title>)}${page}` });
      else await stream.write(': \n\n');
      shown = page;
      if (session === null || !isRunning) {
        await stream.writeSSE({ event: 'finished', data: '' });
        return;
      }
      await waitFor((signal) => session.nextChange(signal), HEARTBEAT_MS, left.signal);
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
