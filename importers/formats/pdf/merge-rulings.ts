import type { Ruling } from './page-content.ts';

/** Lines this near to each other are drawn as one: double lines, and the same edge drawn for two cells. */
const SAME_LINE = 1.5;
/** Dashes and cell edges this far apart make one line. */
const DASH_GAP = 3.2;

/** One line for all strokes that lie on it. Shorter leftovers than `shortest` are dropped: letters' strokes, ticks. */
export function mergeRulings(rulings: readonly Ruling[], isHorizontal: boolean, shortest: number): Ruling[] {
  const chosen = rulings.filter((ruling) => ruling.isHorizontal === isHorizontal);
  chosen.sort((one, other) => one.at - other.at);
  const merged: Ruling[] = [];
  for (let start = 0; start < chosen.length; ) {
    const first = chosen[start]?.at ?? 0;
    let end = start + 1;
    while (
      end < chosen.length &&
      (chosen[end]?.at ?? 0) - (chosen[end - 1]?.at ?? 0) <= SAME_LINE / 2 &&
      (chosen[end]?.at ?? 0) - first <= SAME_LINE
    )
      end += 1;
    const band = chosen.slice(start, end).sort((one, other) => one.from - other.from);
    let current: Ruling | undefined;
    for (const ruling of band) {
      if (current !== undefined && ruling.from <= current.to + DASH_GAP) {
        if (ruling.to > current.to) current.to = ruling.to;
        continue;
      }
      current = { ...ruling };
      merged[merged.length] = current;
    }
    start = end;
  }
  return merged.filter((ruling) => ruling.to - ruling.from >= shortest);
}
