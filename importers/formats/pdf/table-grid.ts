import type { Box } from './geometry.ts';
import { mergeRulings } from './merge-rulings.ts';
import type { Ruling } from './page-content.ts';
import { PDF_LIMITS } from './pdf-limits.ts';

/** A field of a table, possibly merged over rows and columns, counted from 0. */
export interface GridCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** A table as its lines show it: edges of columns and rows, and the cells between them in reading order. */
export interface TableGrid extends Box {
  xs: number[];
  ys: number[];
  cells: GridCell[];
  /** Which cell holds the field at `row * columns + column`. */
  fields: Int32Array;
}

/** How far a line may end before the line it should touch. */
const REACH = 3.2;
/** Lines nearer than this are the same edge of a grid. */
const SAME_EDGE = 3.2;
const SHORTEST = 5;
/** An edge counts as drawn where a line covers this share of it. */
const COVERED = 0.55;
/** Lines jut out of a grid without bounding anything. */
const OVERSHOOT = 8;
const MOST_LINES = 3_000;

/** The grids that ruling lines make, top first. */
export function findGrids(rulings: readonly Ruling[]): TableGrid[] {
  const across = mergeRulings(rulings, true, SHORTEST);
  const down = mergeRulings(rulings, false, SHORTEST);
  if (across.length < 2 || down.length === 0 || across.length + down.length > MOST_LINES) return [];
  return groupTouching(across, down)
    .map(([rows, columns]) => buildGrid(rows, columns))
    .filter((grid) => grid !== null)
    .sort((one, other) => one.top - other.top || one.left - other.left);
}

/** Lines that cross or touch, directly or over others. */
function groupTouching(across: readonly Ruling[], down: readonly Ruling[]): [Ruling[], Ruling[]][] {
  const parents = Int32Array.from({ length: across.length + down.length }, (_, index) => index);
  const sorted = down.map((line, index) => ({ line, index })).sort((one, other) => one.line.at - other.line.at);
  across.forEach((row, index) => {
    for (let at = findFrom(sorted, row.from - REACH); at < sorted.length; at += 1) {
      const entry = sorted[at];
      if (entry === undefined || entry.line.at > row.to + REACH) break;
      if (row.at >= entry.line.from - REACH && row.at <= entry.line.to + REACH) {
        joinSets(parents, index, across.length + entry.index);
      }
    }
  });
  const groups = new Map<number, [Ruling[], Ruling[]]>();
  const collect = (line: Ruling, index: number, side: 0 | 1) => {
    const root = findRoot(parents, index);
    const group: [Ruling[], Ruling[]] = groups.get(root) ?? [[], []];
    group[side].push(line);
    groups.set(root, group);
  };
  across.forEach((line, index) => {
    collect(line, index, 0);
  });
  down.forEach((line, index) => {
    collect(line, across.length + index, 1);
  });
  return [...groups.values()].filter(([rows, columns]) => rows.length > 1 && columns.length > 0);
}

function findFrom(sorted: readonly { line: Ruling }[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.line.at ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findRoot(parents: Int32Array, index: number): number {
  let root = index;
  while (parents[root] !== root) root = parents[root] ?? root;
  parents[index] = root;
  return root;
}

function joinSets(parents: Int32Array, one: number, other: number): void {
  parents[findRoot(parents, one)] = findRoot(parents, other);
}

function buildGrid(across: readonly Ruling[], down: readonly Ruling[]): TableGrid | null {
  const xs = findEdges(down, across);
  const ys = findEdges(across, down);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows > PDF_LIMITS.gridFields) return null;
  const walls = coverEdges(xs, ys, down);
  const floors = coverEdges(ys, xs, across);
  const parents = Int32Array.from({ length: rows * columns }, (_, index) => index);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const field = row * columns + column;
      if (column > 0 && walls[column * rows + row] === 0) joinSets(parents, field - 1, field);
      if (row > 0 && floors[row * columns + column] === 0) joinSets(parents, field - columns, field);
    }
  }
  const grid = cutRectangles(parents, rows, columns);
  return {
    ...dropHidden({ xs, ys, ...grid }),
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
  };
}

/** Edges along one axis: the lines across it, and where lines along it end without one. */
function findEdges(lines: readonly Ruling[], others: readonly Ruling[]): number[] {
  const at = lines.map((line) => line.at);
  const low = Math.min(...at);
  const high = Math.max(...at);
  const from = Math.min(...others.map((line) => line.from));
  const to = Math.max(...others.map((line) => line.to));
  if (from < low - OVERSHOOT) at.push(from);
  if (to > high + OVERSHOOT) at.push(to);
  at.sort((one, other) => one - other);
  const edges: number[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const place of at) {
    if (place - start > SAME_EDGE) {
      edges.push(place);
      start = place;
    }
  }
  return edges;
}

/** For each edge and each stretch between the other axis's edges: whether a line is drawn there. */
function coverEdges(edges: readonly number[], stops: readonly number[], lines: readonly Ruling[]): Uint8Array {
  const stretches = stops.length - 1;
  const covered = new Float64Array(edges.length * stretches);
  for (const line of lines) {
    const edge = findEdge(edges, line.at);
    if (edge === -1) continue;
    for (let at = 0; at < stretches; at += 1) {
      const from = Math.max(line.from, stops[at] ?? 0);
      const to = Math.min(line.to, stops[at + 1] ?? 0);
      if (to > from) covered[edge * stretches + at] = (covered[edge * stretches + at] ?? 0) + to - from;
    }
  }
  return Uint8Array.from(covered, (length, index) => {
    const at = index % stretches;
    return length >= COVERED * ((stops[at + 1] ?? 0) - (stops[at] ?? 0)) ? 1 : 0;
  });
}

function findEdge(edges: readonly number[], at: number): number {
  let best = -1;
  let distance = SAME_EDGE + 0.01;
  for (let index = 0; index < edges.length; index += 1) {
    const away = Math.abs((edges[index] ?? 0) - at);
    if (away < distance) {
      best = index;
      distance = away;
    }
  }
  return best;
}

/** Cells are rectangles; where lines leave another shape open, it is cut into rectangles. */
function cutRectangles(parents: Int32Array, rows: number, columns: number): Pick<TableGrid, 'cells' | 'fields'> {
  const fields = new Int32Array(rows * columns).fill(-1);
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (fields[row * columns + column] !== -1) continue;
      const root = findRoot(parents, row * columns + column);
      const isFree = (r: number, c: number) =>
        fields[r * columns + c] === -1 && findRoot(parents, r * columns + c) === root;
      let columnSpan = 1;
      while (column + columnSpan < columns && isFree(row, column + columnSpan)) columnSpan += 1;
      let rowSpan = 1;
      while (row + rowSpan < rows && everyColumn(column, columnSpan, (c) => isFree(row + rowSpan, c))) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r += 1) {
        fields.fill(cells.length, r * columns + column, r * columns + column + columnSpan);
      }
      cells.push({ row, column, rowSpan, columnSpan });
    }
  }
  return { cells, fields };
}

function everyColumn(first: number, count: number, test: (column: number) => boolean): boolean {
  for (let column = first; column < first + count; column += 1) if (!test(column)) return false;
  return true;
}

type Draft = Pick<TableGrid, 'xs' | 'ys' | 'cells' | 'fields'>;

/** Takes out edges at which no cell begins: they were drawn a little off, or under a merged cell. */
function dropHidden({ xs, ys, cells }: Draft): Draft {
  const rowStarts = new Set(cells.map((cell) => cell.row));
  const columnStarts = new Set(cells.map((cell) => cell.column));
  const rowAt = countStarts(rowStarts, ys.length);
  const columnAt = countStarts(columnStarts, xs.length);
  const rows = rowStarts.size;
  const columns = columnStarts.size;
  const fields = new Int32Array(rows * columns);
  const moved = cells.map((cell, index) => {
    const row = rowAt[cell.row] ?? 0;
    const column = columnAt[cell.column] ?? 0;
    const rowSpan = (rowAt[cell.row + cell.rowSpan] ?? rows) - row;
    const columnSpan = (columnAt[cell.column + cell.columnSpan] ?? columns) - column;
    for (let r = row; r < row + rowSpan; r += 1)
      fields.fill(index, r * columns + column, r * columns + column + columnSpan);
    return { row, column, rowSpan, columnSpan };
  });
  return {
    xs: xs.filter((_, at) => at === xs.length - 1 || columnStarts.has(at)),
    ys: ys.filter((_, at) => at === ys.length - 1 || rowStarts.has(at)),
    cells: moved,
    fields,
  };
}

/** For each place the number of starts before it. */
function countStarts(starts: ReadonlySet<number>, places: number): number[] {
  let count = 0;
  return Array.from({ length: places }, (_, at) => {
    const before = count;
    if (starts.has(at)) count += 1;
    return before;
  });
}

/** The cell that holds a point of the page, which is taken to lie inside the grid. */
export function findCell(grid: TableGrid, x: number, y: number): number {
  const column = findStretch(grid.xs, x);
  const row = findStretch(grid.ys, y);
  return grid.fields[row * (grid.xs.length - 1) + column] ?? -1;
}

function findStretch(edges: readonly number[], at: number): number {
  let index = 0;
  while (index < edges.length - 2 && at >= (edges[index + 1] ?? 0)) index += 1;
  return index;
}
