import type { InkMask } from './ink.ts';

/** A straight dark line, level or upright. */
export interface RulingLine {
  /** y of a level line, x of an upright one. */
  at: number;
  from: number;
  to: number;
  thickness: number;
  /** The ink it was seen as, one stretch of a row (or column) each. */
  runs: Run[];
}

export interface Run {
  at: number;
  from: number;
  to: number;
}

export interface RulingLines {
  level: RulingLine[];
  upright: RulingLine[];
}

/** Parts of the page's longer side: about 44 and 25 pixels of an A4 page at 150 dpi, longer than strokes of its text. */
const SHORTEST_LEVEL = 1 / 40;
const SHORTEST_UPRIGHT = 1 / 70;
/** On a picture of part of a page: pixels. */
const LEAST_LEVEL = 24;
const LEAST_UPRIGHT = 16;
/** A thicker band is a filled area. */
const THICKEST = 1 / 120;
/** A scratch or a dot of dust leaves a gap this wide. */
const GAP = 3;

/** Looks for long runs of ink in rows and columns; runs of neighbouring rows are one line. */
export function findRulingLines(ink: InkMask): RulingLines {
  const side = Math.max(ink.width, ink.height);
  const thickest = Math.max(6, side * THICKEST);
  const level = joinRuns(
    findRuns(ink.data, ink.height, ink.width, ink.width, 1, Math.max(LEAST_LEVEL, side * SHORTEST_LEVEL)),
  );
  const upright = joinRuns(
    findRuns(ink.data, ink.width, ink.height, 1, ink.width, Math.max(LEAST_UPRIGHT, side * SHORTEST_UPRIGHT)),
  );
  const isThin = (line: RulingLine) => line.thickness <= thickest && line.to - line.from > 3 * line.thickness;
  return { level: level.filter(isThin), upright: upright.filter(isThin) };
}

function findRuns(
  ink: Uint8Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  shortest: number,
): Run[][] {
  return Array.from({ length: lines }, (_, at) => {
    const runs: Run[] = [];
    let from = -1;
    let last = -1;
    for (let place = 0, index = at * lineStep; place < length; place += 1, index += step) {
      if (ink[index] !== 1) continue;
      if (from < 0 || place - last > GAP + 1) {
        if (from >= 0 && last - from >= shortest) runs.push({ at, from, to: last });
        from = place;
      }
      last = place;
    }
    if (from >= 0 && last - from >= shortest) runs.push({ at, from, to: last });
    return runs;
  });
}

interface Bundle extends RulingLine {
  first: number;
  last: number;
  area: number;
  newest: Run[];
}

/** Neighbouring rows overlap where the line is thick, and meet end to end where it slopes. */
function joinRuns(rows: Run[][]): RulingLine[] {
  const done: Bundle[] = [];
  let open: Bundle[] = [];
  for (const [at, runs] of rows.entries()) {
    const still = open.filter((bundle) => bundle.last >= at - 2);
    done.push(...open.filter((bundle) => bundle.last < at - 2));
    open = still;
    for (const run of runs) {
      const touching = open.filter((bundle) => bundle.newest.some((newest) => meets(newest, run)));
      const bundle = touching[0] ?? startBundle(run);
      if (touching.length === 0) open.push(bundle);
      else extendBundle(bundle, run);
      for (const other of touching.slice(1)) absorb(bundle, other);
      open = open.filter((candidate) => !touching.slice(1).includes(candidate));
    }
  }
  return [...done, ...open].map(({ first, last, from, to, area, runs }) => ({
    runs,
    at: (first + last) / 2,
    from,
    to,
    thickness: Math.max(1, Math.round(area / (to - from + 1))),
  }));
}

function meets(one: Run, other: Run): boolean {
  return Math.abs(one.at - other.at) <= 2 && one.from <= other.to + GAP && other.from <= one.to + GAP;
}

function startBundle(run: Run): Bundle {
  const { at, from, to } = run;
  return { at, from, to, thickness: 1, first: at, last: at, area: to - from + 1, runs: [run], newest: [run] };
}

function extendBundle(bundle: Bundle, run: Run): void {
  bundle.from = Math.min(bundle.from, run.from);
  bundle.to = Math.max(bundle.to, run.to);
  bundle.last = run.at;
  bundle.area += run.to - run.from + 1;
  bundle.runs.push(run);
  bundle.newest = [...bundle.newest.filter((other) => run.at - other.at <= 2), run];
}

function absorb(bundle: Bundle, other: Bundle): void {
  bundle.from = Math.min(bundle.from, other.from);
  bundle.to = Math.max(bundle.to, other.to);
  bundle.first = Math.min(bundle.first, other.first);
  bundle.area += other.area;
  bundle.runs.push(...other.runs);
  bundle.newest.push(...other.newest);
}
