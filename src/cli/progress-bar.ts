/** Where a bar is drawn; only a terminal gets one. */
export interface BarStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Parts done of all; without a unit, pages or the like. */
export interface BarProgress {
  done: number;
  all: number;
  unit?: string;
}

export interface ProgressBar {
  update(progress: BarProgress): void;
  /** Takes the bar off the screen. */
  end(): void;
}

const WAIT_MS = 1_000;
const DRAW_EVERY_MS = 200;
const WIDTH = 30;
const CLEAR_LINE = '\r\x1b[K';

/** Shows how far a work is once it takes longer than a second. */
export function startProgressBar(title: string, stream: BarStream = process.stderr): ProgressBar {
  if (stream.isTTY !== true) return { update: () => {}, end: () => {} };
  const startedAt = Date.now();
  let shown = '';
  let drawnAt = startedAt;
  let state: BarProgress | null = null;
  const draw = () => {
    const waited = Date.now() - startedAt;
    if (waited < WAIT_MS) return;
    drawnAt = Date.now();
    const line = state === null ? `${title} ${Math.floor(waited / 1000)} 秒` : `${title} ${writeBar(state)}`;
    if (line !== shown) stream.write(`${CLEAR_LINE}${line}`);
    shown = line;
  };
  const timer = setInterval(draw, DRAW_EVERY_MS);
  timer.unref();
  return {
    update: (progress) => {
      state = progress;
      // Work that never waits lets no timer run.
      if (Date.now() - drawnAt >= DRAW_EVERY_MS) draw();
    },
    end: () => {
      clearInterval(timer);
      if (shown !== '') stream.write(CLEAR_LINE);
    },
  };
}

/** Draws while `work` goes on, with the parts it tells or else the seconds. */
export async function showProgress<T>(
  title: string,
  work: (onProgress: ProgressBar['update']) => Promise<T>,
): Promise<T> {
  const bar = startProgressBar(title);
  try {
    return await work(bar.update);
  } finally {
    bar.end();
  }
}

function writeBar({ done, all, unit = '' }: BarProgress): string {
  const filled = all > 0 ? Math.min(WIDTH, Math.floor((done / all) * WIDTH)) : 0;
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${all}${unit}`;
}
