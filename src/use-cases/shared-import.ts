import type { ImportedDocument } from '../domain/document.ts';

export interface ImportProgress {
  /** Pages or other even parts. */
  done: number;
  all: number;
}

export interface ImportOptions {
  /** Stops the worker, unless somebody else waits for the same bytes. */
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

/** One reading that any number of callers wait for. It stops when none of them waits any longer. */
export class SharedImport {
  /** The name the file was given by the first caller. */
  readonly file: string;
  readonly stop = new AbortController();
  private readonly listeners = new Set<(progress: ImportProgress) => void>();
  private readonly reading: Promise<ImportedDocument[]>;
  private callers = 0;
  private isSettled = false;

  constructor(file: string, start: (shared: SharedImport) => Promise<ImportedDocument[]>) {
    this.file = file;
    this.reading = start(this).finally(() => {
      this.isSettled = true;
    });
    // Nobody may be waiting any longer when it fails.
    this.reading.catch(() => {});
  }

  tellProgress(progress: ImportProgress): void {
    for (const listener of this.listeners) listener(progress);
  }

  async wait({ signal, onProgress }: ImportOptions): Promise<ImportedDocument[]> {
    const listener = onProgress === undefined ? null : (progress: ImportProgress) => onProgress(progress);
    if (listener !== null) this.listeners.add(listener);
    this.callers += 1;
    try {
      return await (signal === undefined ? this.reading : unlessAborted(this.reading, signal));
    } finally {
      this.callers -= 1;
      if (listener !== null) this.listeners.delete(listener);
      if (this.callers === 0 && !this.isSettled) this.stop.abort();
    }
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The same document, which was read as `from` or out of it, under another name. */
export function renameDocument(document: ImportedDocument, from: string, to: string): ImportedDocument {
  if (from === to) return document;
  const rename = (name: string) => (name === from || name.startsWith(`${from}/`) ? to + name.slice(from.length) : name);
  const messages = document.messages.map((message) => ({
    ...message,
    locations: message.locations.map((location) => ({ ...location, file: rename(location.file) })),
  }));
  const signatures = document.signatures?.map((signature) => ({
    ...signature,
    location: { ...signature.location, file: rename(signature.location.file) },
  }));
  return { ...document, file: rename(document.file), messages, ...(signatures === undefined ? {} : { signatures }) };
}
