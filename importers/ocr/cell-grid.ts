import type { RulingLine, RulingLines } from './ruling-lines.ts';

export interface GridCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A ruled table on a page, in pixels. Cells are in reading order; one merged over rows is in its first row only. */
export interface CellGrid {
  left: number;
  top: number;
  right: number;
  bottom: number;
  rows: number;
  cells: GridCell[];
  /** What its borders were drawn with. */
  lines: RulingLines;
}

/** Borders closer than this part of the page's longer side are one: 9 pixels of A4 at 150 dpi, less than half a line of text. */
const SAME_BORDER = 1 / 190;
/** Scanned lines have breaks, and what stands beside a border is no border: more than half of a side has to be drawn. */
const DRAWN = 0.6;

/** In borders that would be one, about 90 pixels of A4 at 150 dpi: the strokes of one large character cross, too. */
const NARROWEST = 10;

/** Tables are what crossing lines enclose. A frame around a page or a paragraph has one cell and is none. */
export function findCellGrids(lines: RulingLines, longerSide: number): CellGrid[] {
  const tolerance = Math.max(4, longerSide * SAME_BORDER);
  const grids = groupCrossing(lines, tolerance)
    .map((group) => buildGrid(group, tolerance))
    .filter((grid) => grid !== null);
  return grids.filter((grid) => !grids.some((other) => other !== grid && isInsideCell(grid, other)));
}

function groupCrossing({ level, upright }: RulingLines, tolerance: number): RulingLines[] {
  const groups = [...level, ...upright].map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (groups[root] !== root) root = groups[root] ?? root;
    groups[index] = root;
    return root;
  };
  for (const [index, row] of level.entries()) {
    for (const [offset, column] of upright.entries()) {
      if (!crosses(row, column, tolerance)) continue;
      groups[find(level.length + offset)] = find(index);
    }
  }
  const byRoot = new Map<number, RulingLines>();
  const groupOf = (index: number): RulingLines => {
    const group = byRoot.get(find(index)) ?? { level: [], upright: [] };
    byRoot.set(find(index), group);
    return group;
  };
  for (const [index, line] of level.entries()) groupOf(index).level.push(line);
  for (const [offset, line] of upright.entries()) groupOf(level.length + offset).upright.push(line);
  return [...byRoot.values()].filter((group) => group.level.length >= 2 && group.upright.length >= 1);
}

function crosses(row: RulingLine, column: RulingLine, tolerance: number): boolean {
  return (
    column.at >= row.from - tolerance &&
    column.at <= row.to + tolerance &&
    row.at >= column.from - tolerance &&
    row.at <= column.to + tolerance
  );
}

function buildGrid({ level, upright }: RulingLines, tolerance: number): CellGrid | null {
  const touching = upright.filter((column) => reachesBorders(column, level, tolerance));
  const xs = withOuterBorders(clusterPlaces(touching, tolerance), level, tolerance);
  const ys = withOuterBorders(clusterPlaces(level, tolerance), touching, tolerance);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2) return null;
  const left = xs[0] ?? 0;
  const right = xs[columns] ?? 0;
  const whole = ys.filter((y) => isDrawn(level, y, left, right, tolerance)).length;
  if (right - left < NARROWEST * tolerance || whole < 2) return null;
  const merged = mergeOpenCells(rows, columns, {
    right: (row, column) => isDrawn(touching, xs[column + 1] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0, tolerance),
    below: (row, column) => isDrawn(level, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0, tolerance),
  });
  const kept = keepUsed(merged);
  const cells = merged.map((cell, index) => ({
    ...(kept[index] ?? cell),
    left: xs[cell.column] ?? 0,
    right: xs[cell.column + cell.colSpan] ?? 0,
    top: ys[cell.row] ?? 0,
    bottom: ys[cell.row + cell.rowSpan] ?? 0,
  }));
  if (cells.length < 2) return null;
  const lastRow = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  return {
    left,
    right,
    top: ys[0] ?? 0,
    bottom: ys[rows] ?? 0,
    rows: lastRow,
    cells,
    lines: { level, upright: touching },
  };
}

/** A long stroke of a character can look like a short border, but ends in the middle of a cell. */
function reachesBorders(column: RulingLine, level: readonly RulingLine[], tolerance: number): boolean {
  const meets = (end: number) =>
    level.some(
      (row) =>
        Math.abs(row.at - end) <= tolerance && column.at >= row.from - tolerance && column.at <= row.to + tolerance,
    );
  return meets(column.from) || meets(column.to) || level.filter((row) => crosses(row, column, 0)).length >= 2;
}

/** Places of lines, those of one border averaged by length. */
function clusterPlaces(lines: readonly RulingLine[], tolerance: number): number[] {
  const sorted = [...lines].sort((a, b) => a.at - b.at);
  const clusters: { sum: number; weight: number; last: number }[] = [];
  for (const line of sorted) {
    const weight = line.to - line.from + 1;
    const cluster = clusters.at(-1);
    if (cluster !== undefined && line.at - cluster.sum / cluster.weight <= tolerance) {
      cluster.sum += line.at * weight;
      cluster.weight += weight;
      cluster.last = line.at;
    } else clusters.push({ sum: line.at * weight, weight, last: line.at });
  }
  return clusters.map(({ sum, weight }) => sum / weight);
}

/** Many tables are drawn without their left and right side; the crossing lines then say where it ends. */
function withOuterBorders(places: number[], crossing: readonly RulingLine[], tolerance: number): number[] {
  if (crossing.length === 0) return places;
  const from = Math.min(...crossing.map((line) => line.from));
  const to = Math.max(...crossing.map((line) => line.to));
  const first = places[0];
  const last = places.at(-1);
  return [
    ...(first === undefined || first - from > 3 * tolerance ? [from] : []),
    ...places,
    ...(last === undefined || to - last > 3 * tolerance ? [to] : []),
  ];
}

function isDrawn(lines: readonly RulingLine[], at: number, from: number, to: number, tolerance: number): boolean {
  let drawn = 0;
  for (const line of lines) {
    if (Math.abs(line.at - at) > tolerance) continue;
    drawn += Math.max(0, Math.min(to, line.to) - Math.max(from, line.from));
  }
  return drawn >= (to - from) * DRAWN;
}

type Merged = Pick<GridCell, 'row' | 'column' | 'rowSpan' | 'colSpan'>;

/** Joins places with no border between them and rounds each group up to a rectangle. */
function mergeOpenCells(
  rows: number,
  columns: number,
  border: { right(row: number, column: number): boolean; below(row: number, column: number): boolean },
): Merged[] {
  const taken = new Set<number>();
  const merged: Merged[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let colSpan = 1;
      while (
        column + colSpan < columns &&
        !taken.has(row * columns + column + colSpan) &&
        !border.right(row, column + colSpan - 1)
      ) {
        colSpan += 1;
      }
      const span = Array.from({ length: colSpan }, (_, offset) => column + offset);
      let rowSpan = 1;
      while (row + rowSpan < rows && span.every((place) => !border.below(row + rowSpan - 1, place))) rowSpan += 1;
      for (let down = 0; down < rowSpan; down += 1) for (const place of span) taken.add((row + down) * columns + place);
      merged.push({ row, column, rowSpan, colSpan });
    }
  }
  return merged;
}

/** Leaves out rows and columns in which no cell begins: a broken line made them. */
function keepUsed(cells: readonly Merged[]): Merged[] {
  const rows = [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b);
  const columns = [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b);
  const count = (places: number[], from: number, span: number) =>
    places.filter((place) => place >= from && place < from + span).length;
  return cells.map(({ row, column, rowSpan, colSpan }) => ({
    row: rows.indexOf(row),
    column: columns.indexOf(column),
    rowSpan: count(rows, row, rowSpan),
    colSpan: count(columns, column, colSpan),
  }));
}

function isInsideCell(inner: CellGrid, outer: CellGrid): boolean {
  return outer.cells.some(
    (cell) =>
      inner.left >= cell.left && inner.right <= cell.right && inner.top >= cell.top && inner.bottom <= cell.bottom,
  );
}
