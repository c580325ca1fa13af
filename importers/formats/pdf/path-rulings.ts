import type { GraphicsState } from './graphics-state.ts';
import type { Ruling } from './page-content.ts';

/** pdf.js's codes in a path. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;
/** Four corners with their codes, and the closing code. */
const RECTANGLE_LENGTH = 13;
const SKEW = 1e-6;

/** A filled rectangle this thin is a line, in points; a stroke this wide is a bar. */
const THICKEST_LINE = 3.5;
/** How far a line may lean from its axis over its whole length. */
const LEAN = 1;
/** Dashes and dots add up to lines when merged. */
const SHORTEST_LINE = 0.4;

/** Adds the straight lines of a path along the axes; returns how many of its shapes are no lines. */
export function readPath(path: Float32Array, isStroked: boolean, state: GraphicsState, rulings: Ruling[]): number {
  const [a, b, c, d, e, f] = state.matrix;
  const strokeWidth = state.lineWidth * Math.sqrt(Math.abs(a * d - b * c));
  if (!isStroked && isRectangle(path)) {
    const x1 = path[1] ?? 0;
    const y1 = path[2] ?? 0;
    const x2 = path[7] ?? 0;
    const y2 = path[8] ?? 0;
    const isAlongAxes = Math.abs(b) + Math.abs(c) < SKEW || Math.abs(a) + Math.abs(d) < SKEW;
    if (isAlongAxes) {
      addBox(a * x1 + c * y1 + e, b * x1 + d * y1 + f, a * x2 + c * y2 + e, b * x2 + d * y2 + f, state, rulings);
      return 0;
    }
  }
  const isBar = strokeWidth > THICKEST_LINE * 2;
  let shapes = 0;
  let xs: number[] = [];
  let ys: number[] = [];
  let isCurved = false;
  const finish = (isClosed: boolean) => {
    if (xs.length > 1) {
      if (isStroked) {
        if (!isBar) addStrokes(xs, ys, isClosed, state, rulings);
        if (isCurved) shapes += 1;
      } else if (isCurved || !addFill(xs, ys, state, rulings)) shapes += 1;
    }
    isCurved = false;
  };
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    at += 1;
    if (code === CLOSE) {
      finish(true);
      xs = xs.slice(0, 1);
      ys = ys.slice(0, 1);
      continue;
    }
    if (code === MOVE) {
      finish(false);
      xs = [];
      ys = [];
    } else if (code === CURVE) {
      isCurved = true;
      at += 4;
    } else if (code !== LINE) break;
    const x = path[at] ?? 0;
    const y = path[at + 1] ?? 0;
    at += 2;
    if (code === CURVE && isStroked) {
      addStrokes(xs, ys, false, state, rulings);
      xs = [];
      ys = [];
    }
    xs[xs.length] = a * x + c * y + e;
    ys[ys.length] = b * x + d * y + f;
  }
  finish(false);
  return shapes;
}

/** A single box along the axes: by far the commonest path. */
function isRectangle(path: Float32Array): boolean {
  return (
    path.length === RECTANGLE_LENGTH &&
    path[3] === LINE &&
    path[6] === LINE &&
    path[9] === LINE &&
    path[12] === CLOSE &&
    path[2] === path[5] &&
    path[4] === path[7] &&
    path[8] === path[11] &&
    path[10] === path[1]
  );
}

function addStrokes(
  xs: readonly number[],
  ys: readonly number[],
  isClosed: boolean,
  state: GraphicsState,
  rulings: Ruling[],
): void {
  const count = xs.length;
  for (let index = isClosed ? 0 : 1; index < count; index += 1) {
    const previous = index === 0 ? count - 1 : index - 1;
    addLine(xs[previous] ?? 0, ys[previous] ?? 0, xs[index] ?? 0, ys[index] ?? 0, state, rulings);
  }
}

/** A thin upright rectangle is a line; true also for larger ones, which are shading. */
function addFill(xs: readonly number[], ys: readonly number[], state: GraphicsState, rulings: Ruling[]): boolean {
  if (xs.length > 5 || xs.length < 2) return false;
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  const isUpright = xs.every((x, at) => isNear(x, left, right) && isNear(ys[at] ?? 0, top, bottom));
  if (!isUpright) return false;
  addBox(left, top, right, bottom, state, rulings);
  return true;
}

/** A thin box is a line, a larger one is shading. */
function addBox(x1: number, y1: number, x2: number, y2: number, state: GraphicsState, rulings: Ruling[]): void {
  const left = Math.min(x1, x2);
  const right = Math.max(x1, x2);
  const top = Math.min(y1, y2);
  const bottom = Math.max(y1, y2);
  const width = right - left;
  const height = bottom - top;
  if (Math.min(width, height) > THICKEST_LINE) return;
  if (width >= height) addLine(left, (top + bottom) / 2, right, (top + bottom) / 2, state, rulings);
  else addLine((left + right) / 2, top, (left + right) / 2, bottom, state, rulings);
}

function isNear(value: number, one: number, other: number): boolean {
  return Math.abs(value - one) < LEAN || Math.abs(value - other) < LEAN;
}

function addLine(x1: number, y1: number, x2: number, y2: number, state: GraphicsState, rulings: Ruling[]): void {
  const { clip } = state;
  const isHorizontal = Math.abs(y1 - y2) <= Math.abs(x1 - x2);
  if (isHorizontal) {
    const at = (y1 + y2) / 2;
    const from = Math.max(Math.min(x1, x2), clip.left);
    const to = Math.min(Math.max(x1, x2), clip.right);
    const isShown = to - from >= SHORTEST_LINE && at >= clip.top - LEAN && at <= clip.bottom + LEAN;
    if (!isShown || Math.abs(y1 - y2) > LEAN) return;
    rulings[rulings.length] = { isHorizontal, at, from, to };
    return;
  }
  const at = (x1 + x2) / 2;
  const from = Math.max(Math.min(y1, y2), clip.top);
  const to = Math.min(Math.max(y1, y2), clip.bottom);
  const isShown = to - from >= SHORTEST_LINE && at >= clip.left - LEAN && at <= clip.right + LEAN;
  if (!isShown || Math.abs(x1 - x2) > LEAN) return;
  rulings[rulings.length] = { isHorizontal, at, from, to };
}
