const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Lets a work that writes take back what it has not finished when it is stopped, then ends as the signal would have ended it.
 * Stopped a second time, it ends at once.
 *
 * @param work heeds its signal
 */
export async function stopCleanly<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let received: NodeJS.Signals | null = null;
  const receive = (signal: NodeJS.Signals) => {
    received = signal;
    stop.abort();
  };
  for (const signal of SIGNALS) process.once(signal, receive);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, receive);
    if (received !== null) process.kill(process.pid, received);
  }
}
