export interface BenchResult {
  name: string;
  /** Median of our runs, in milliseconds. */
  ms: number;
  /** Where it is not time that is measured. */
  unit?: 'MB';
  /** What it is compared with, measured in the same run, turn by turn. */
  baseline: string;
  baselineMs: number;
  /** ms ÷ baselineMs. */
  ratio: number;
  /** The ratio that has to be kept. */
  limit: number;
}

/** Runs both in turn (A B A B …) after a warm-up and takes medians, so that a drifting machine does not decide. */
export async function compare(
  names: Pick<BenchResult, 'name' | 'baseline' | 'limit'>,
  ours: () => unknown,
  theirs: () => unknown,
  { warmup = 3, runs = 15 }: { warmup?: number; runs?: number } = {},
): Promise<BenchResult> {
  const own: number[] = [];
  const other: number[] = [];
  for (let turn = 0; turn < warmup + runs; turn += 1) {
    const a = await time(ours);
    const b = await time(theirs);
    if (turn < warmup) continue;
    own.push(a);
    other.push(b);
  }
  const ms = median(own);
  const baselineMs = median(other);
  return {
    ...names,
    ms: toThreePlaces(ms),
    baselineMs: toThreePlaces(baselineMs),
    ratio: toThreePlaces(ms / baselineMs),
  };
}

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function toThreePlaces(value: number): number {
  return Math.round(value * 1000) / 1000;
}
