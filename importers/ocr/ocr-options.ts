export interface OcrOptions {
  /** Stops reading; the promise is rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** As of `Date.now()`: what is not read by then is left unread. */
  deadline?: number | undefined;
}

/** The time given for reading is over. */
export class OcrDeadlineError extends Error {
  override readonly name = 'OcrDeadlineError';
}

/** The packages that read pictures are not installed, or do not run on this machine, or crashed. */
export class OcrUnavailableError extends Error {
  override readonly name = 'OcrUnavailableError';
  readonly hasCrashed: boolean;

  constructor(message: string, hasCrashed = false) {
    super(message);
    this.hasCrashed = hasCrashed;
  }
}
