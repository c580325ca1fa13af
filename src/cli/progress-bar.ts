/** Where a bar is drawn; only a terminal gets one. */
export interface BarStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressBar {
  update(progress: { done: number; all: number }): void;
  /** Takes the bar off the screen. */
  end(): void;
}

const WAIT_MS = 1_000;
const DRAW_EVERY_MS = 200;
const WIDTH = 30;
const CLEAR_LINE = '\r\x1b[K';

/** Shows how far a file is once it takes longer than a second. */
export function startProgressBar(stream: BarStream = process.stderr): ProgressBar {
  if (stream.isTTY !== true) return { update: () => {}, end: () => {} };
  const startedAt = Date.now();
  let shown = '';
  let state: { done: number; all: number } | null = null;
  const draw = () => {
    const waited = Date.now() - startedAt;
    if (waited < WAIT_MS) return;
    const line = state === null ? `读取中 ${Math.floor(waited / 1000)} 秒` : writeBar(state);
    if (line !== shown) stream.write(`${CLEAR_LINE}${line}`);
    shown = line;
  };
  const timer = setInterval(draw, DRAW_EVERY_MS);
  timer.unref();
  return {
    update: (progress) => {
      state = progress;
    },
    end: () => {
      clearInterval(timer);
      if (shown !== '') stream.write(CLEAR_LINE);
    },
  };
}

function writeBar({ done, all }: { done: number; all: number }): string {
  const filled = all > 0 ? Math.min(WIDTH, Math.floor((done / all) * WIDTH)) : 0;
  return `读取中 ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${all}`;
}
